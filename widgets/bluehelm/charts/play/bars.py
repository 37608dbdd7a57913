"""Named bars to the left or right of nought, one below the other, for points gained and lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import shorten

import altair as alt

from bluehelm.charts.play.look import Row, as_data
from bluehelm.charts.play.numbers import moved
from bluehelm.charts.theme import INK, LINE, RUST

ROW_PX = 40
UP = "#1b7a5a"
LETTERS = 38  # beside the number, on the narrowest page


@dataclass(frozen=True)
class Bar:
    """One bar: what it is for, its length in points, and whether its name is bold."""

    name: str
    value: Fraction
    bold: bool = False


def bars_chart(bars: Sequence[Bar], from_left: bool = False) -> alt.LayerChart:
    """Return the bars with names and signed numbers above them, all on one scale.

    `from_left`: nothing was gained, so that losses are easier to compare as bars from the left.
    """
    rows = [_row(number, bar) for number, bar in enumerate(bars)]
    base = alt.Chart(as_data(rows)).encode(y=alt.Y("row:O", axis=None))
    values = [float(bar.value) for bar in bars]
    domain = [min(*values, -0.5, 0), max(*values, 0)]
    scale = alt.Scale(domain=domain, nice=False, reverse=from_left)
    x = alt.X("value:Q", scale=scale, axis=None)
    colour = alt.condition("datum.value > 0", alt.value(UP), alt.value(RUST))
    name = base.mark_text(align="left", fontSize=12, color=INK, yOffset=-9)
    bold = base.mark_text(align="left", fontSize=12, color=INK, yOffset=-9, fontWeight="bold")
    number = base.mark_text(align="right", fontSize=12, fontWeight="bold", yOffset=-9)
    return alt.layer(
        base.mark_rule(color=LINE, strokeWidth=1).encode(x=alt.value(0), x2=alt.value("width")),
        base.mark_bar(size=12, yOffset=8).encode(x=x, x2=alt.datum(0), color=colour),
        name.transform_filter("!datum.bold").encode(x=alt.value(0), text="name:N"),
        bold.transform_filter("datum.bold").encode(x=alt.value(0), text="name:N"),
        number.encode(x=alt.value("width"), text="text:N", color=_number_colour()),
    )


def _row(number: int, bar: Bar) -> Row:
    name = shorten(bar.name, LETTERS, placeholder=" …")
    value = round(float(bar.value), 3)
    return {"row": number, "name": name, "value": value, "text": moved(bar.value), "bold": bar.bold}


def _number_colour() -> alt.Color:
    return alt.Color(
        "value:Q",
        legend=None,
        scale=alt.Scale(type="threshold", domain=[0, 0.0005], range=[RUST, INK, UP]),
    )
