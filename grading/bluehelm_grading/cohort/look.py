"""The look of the dashboard's charts: that of the course, on a page that may be 360 px wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, Literal

import altair as alt

from bluehelm.bench import plot
from bluehelm.charts.theme import BLUE, EMBED, INK, LINE, QUIET, RUST

Tone = Literal["good", "half", "bad", "none"]
TONES: dict[Tone, str] = {"good": BLUE, "half": "#8cb7d1", "bad": RUST, "none": LINE}
LETTERS = 40  # of a name above its bar, beside the number, on the narrowest page
ROW_PX = 38


@dataclass(frozen=True)
class Bar:
    """A named bar; `share` from 0 to 1, or None for a line that only heads those below it."""

    name: str
    share: float | None
    text: str = ""
    tone: Tone = "good"


def dressed(chart: Any, title: str, subtitle: Sequence[str], height_px: int) -> Any:
    """Give a chart its finding as title, and the look of the course."""
    return plot.dressed(chart, title, subtitle, height_px).properties(usermeta=EMBED)


def short(text: str, letters: int = LETTERS) -> str:
    """Cut a name to the room that it has; the table has it whole."""
    return shorten(text, letters, placeholder=" …")


def bars(rows: Sequence[Bar], axis_title: str) -> Any:
    """Draw bars one below the other, each below its name and number; the axis says what is measured."""
    base = alt.Chart(plot.data([_row(number, bar) for number, bar in enumerate(rows)])).encode(
        y=alt.Y("row:O", axis=None)
    )
    scale = alt.Scale(domain=[0, 1], nice=False)
    axis = alt.Axis(title=axis_title, format=".0%", tickCount=5, domain=False)
    colour = alt.Color("tone:N", scale=alt.Scale(domain=list(TONES), range=list(TONES.values())), legend=None)
    drawn = base.transform_filter("isValid(datum.share)")
    words = base.mark_text(align="left", yOffset=-8)
    heads = base.mark_text(align="left", yOffset=6, fontWeight="bold").transform_filter(
        "!isValid(datum.share)"
    )
    return alt.layer(
        drawn.mark_bar(size=11, yOffset=8).encode(x=alt.X("share:Q", scale=scale, axis=axis), color=colour),
        words.transform_filter("isValid(datum.share)").encode(x=alt.value(0), text="name:N"),
        heads.encode(x=alt.value(0), text="name:N"),
        drawn.mark_text(align="right", yOffset=-8, fontWeight="bold", color=INK).encode(
            x=alt.value("width"), text="text:N"
        ),
    )


def height(rows: Sequence[Any]) -> int:
    """Return the height of the plot of so many bars, in px."""
    return ROW_PX * max(1, len(rows))


def _row(number: int, bar: Bar) -> plot.Row:
    return {"row": number, "name": short(bar.name), "share": bar.share, "text": bar.text, "tone": bar.tone}


QUIET_RULE: dict[str, Any] = {"color": QUIET, "strokeDash": [4, 3], "strokeWidth": 1}
