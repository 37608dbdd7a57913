"""Bars that each stand for a whole of their own: a heading above, what counts as 100 per cent below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from bluehelm.charts.theme import BLUE, INK, NAVY, PAPER, QUIET

BAR_PX, HEAD_PX, LINE_PX, GAP_PX = 28, 22, 18, 22
COLOURS = (NAVY, BLUE, PAPER)


@dataclass(frozen=True)
class Part:
    """A part of a bar: its share in per cent, the words in it, and what a pointer tells."""

    percent: float
    words: str
    told: str


@dataclass(frozen=True)
class Bar:
    """A whole: heading, parts from the left, and the lines that say who counts as 100 per cent."""

    heading: str
    parts: tuple[Part, ...]
    base: tuple[str, ...]


def drawn(bars: Sequence[Bar]) -> tuple[Any, int]:
    """Draw the bars below each other, each with its words, and say how high the plot is in pixels."""
    shapes, words, y = [], [], 0
    for bar in bars:
        top = y + HEAD_PX
        words.append({"y": y, "text": bar.heading, "bold": True})
        shapes += boxes(bar, top)
        below = top + BAR_PX + 5
        words += [{"y": below + LINE_PX * n, "text": text, "bold": False} for n, text in enumerate(bar.base)]
        y = below + LINE_PX * len(bar.base) + GAP_PX
    return alt.layer(_rectangles(shapes), _numbers(shapes), *_lines(words)), y - GAP_PX


def boxes(bar: Bar, top: int) -> list[dict[str, Any]]:
    """Give the rectangles of a bar, from the left, in per cent across and pixels down."""
    found, at = [], 0.0
    for number, part in enumerate(bar.parts):
        colour = COLOURS[number] if number < len(bar.parts) - 1 else PAPER
        ink = INK if colour == PAPER else PAPER
        ends = {"from": at, "to": at + part.percent, "top": top, "bottom": top + BAR_PX}
        found.append({**ends, "middle": top + BAR_PX / 2, "colour": colour, "ink": ink, **vars(part)})
        at += part.percent
    return found


def _y(field: str) -> alt.Y:
    return alt.Y(field, axis=None, scale=alt.Scale(domain=[0, 1], range=[0, 1]))


def _rectangles(shapes: list[dict[str, Any]]) -> alt.Chart:
    x = alt.X("from:Q", axis=None, scale=alt.Scale(domain=[0, 100], nice=False))
    return (
        alt.Chart(alt.Data(values=shapes))
        .mark_rect(stroke=NAVY, strokeWidth=1.5)
        .encode(
            x=x,
            x2="to:Q",
            y=_y("top:Q"),
            y2="bottom:Q",
            fill=alt.Fill("colour:N", scale=None),
            tooltip=[alt.Tooltip("told:N", title="Share")],
        )
    )


def _numbers(shapes: list[dict[str, Any]]) -> alt.Chart:
    base = alt.Chart(alt.Data(values=shapes)).mark_text(align="left", dx=7, fontSize=13, fontWeight="bold")
    return base.encode(
        x=alt.X("from:Q"), y=_y("middle:Q"), text="words:N", color=alt.Color("ink:N", scale=None)
    )


def _lines(words: list[dict[str, Any]]) -> list[alt.Chart]:
    base = alt.Chart(alt.Data(values=words)).encode(x=alt.value(0), y=_y("y:Q"), text="text:N")
    heads = base.transform_filter("datum.bold").mark_text(
        align="left", baseline="top", fontSize=13, fontWeight="bold", color=INK
    )
    under = base.transform_filter("!datum.bold").mark_text(
        align="left", baseline="top", fontSize=13, color=QUIET
    )
    return [heads, under]
