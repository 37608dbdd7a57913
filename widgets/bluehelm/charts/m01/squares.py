"""Panels of small squares, one below the other: each panel a number with words and a base of its own."""

from __future__ import annotations

import json
from textwrap import wrap
from typing import Any

import altair as alt

from bluehelm.charts.figure import Row, Rows
from bluehelm.charts.theme import INK, NAVY

IN_A_ROW = 25
_STEP_PX, _WORDS_PX, _LINE_PX, _GAP_PX = 12, 24, 16, 16
_LETTERS = 44  # a line of words on a phone
_PIXELS = alt.Scale(domain=[0, 1], range=[0, 1])  # a number is a place in pixels, however wide the page


def counted(rows: Rows, each: int = 1) -> list[int]:
    """Give the squares of each panel, one for `each` of what is counted."""
    return [int(row["drawn"]) // each for row in rows]


def tops(rows: Rows, each: int = 1) -> list[int]:
    """Give the top of each panel, in pixels; the last number is the height of all panels."""
    found = [0]
    for row, number in zip(rows, counted(rows, each), strict=True):
        lines = -(-number // IN_A_ROW)
        found.append(found[-1] + _words_px(row) + lines * _STEP_PX + _GAP_PX)
    return found


def _words_px(row: Row) -> int:
    return _WORDS_PX + _LINE_PX * (len(_lines(row)) - 1)


def _lines(row: Row) -> list[str]:
    return wrap(_told(row)[0], _LETTERS)


def panels(rows: Rows, each: int = 1) -> alt.LayerChart:
    """Draw the words of each panel, and its squares below them."""
    tip = [alt.Tooltip("told:N", title="What"), alt.Tooltip("base:N", title="Base")]
    places = {
        "x": alt.X("x:Q", axis=None, scale=_PIXELS),
        "y": alt.Y("y:Q", axis=None, scale=_PIXELS),
    }
    told, base = (json.dumps(words) for words in zip(*map(_told, rows), strict=True))
    squares = alt.Chart(alt.Data(values=placed(rows, each))).transform_calculate(
        told=f"{told}[datum.panel]", base=f"{base}[datum.panel]"
    )
    drawn = squares.mark_square(size=90, color=NAVY, opacity=1).encode(**places, tooltip=tip)
    words = alt.Chart(alt.Data(values=_words(rows, each)))
    text = words.mark_text(align="left", baseline="top", fontSize=13, lineHeight=_LINE_PX, color=INK).encode(
        x=alt.value(0), y=places["y"], text="text:N"
    )
    return alt.layer(text, drawn)


def _words(rows: Rows, each: int) -> list[dict[str, Any]]:
    return [{"y": top, "text": _lines(row)} for row, top in zip(rows, tops(rows, each)[:-1], strict=True)]


def _told(row: Row) -> tuple[str, str]:
    return f"{row['figure']}: {row['shown']}", str(row["base"])


def placed(rows: Rows, each: int = 1) -> list[dict[str, int]]:
    """Give each square its panel and its place; the words are kept once a panel, for weak lines."""
    return [
        {
            "panel": panel,
            "x": 6 + _STEP_PX * (n % IN_A_ROW),
            "y": top + _words_px(rows[panel]) + _STEP_PX * (n // IN_A_ROW),
        }
        for panel, (number, top) in enumerate(zip(counted(rows, each), tops(rows, each)[:-1], strict=True))
        for n in range(number)
    ]
