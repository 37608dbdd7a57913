"""A picture of people: one square for each, some of them filled; places are in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from bluehelm.charts.theme import INK, NAVY, PAPER

PIXELS = alt.Scale(domain=[0, 1], range=[0, 1])
STEP_PX, IN_A_ROW = 15, 20  # twenty squares in a row fit the narrowest page
Person = dict[str, Any]


def squares(total: int, filled: int, told: tuple[str, str]) -> list[Person]:
    """Give `total` people a place each; the first `filled` of them are told by the first words."""
    return [
        {
            "x": 8 + STEP_PX * (n % IN_A_ROW),
            "y": 8 + STEP_PX * (n // IN_A_ROW),
            "filled": n < filled,
            "told": told[n >= filled],
        }
        for n in range(total)
    ]


def drawn(people: Sequence[Person], key: Sequence[str]) -> tuple[Any, int]:
    """Draw the people with the lines of the key below, and say how high the plot is in pixels."""
    bottom = people[-1]["y"] + STEP_PX + 6
    marks = (
        alt.Chart(alt.Data(values=list(people)))
        .mark_square(size=130, stroke=NAVY, strokeWidth=1.2, opacity=1)
        .encode(
            x=alt.X("x:Q", axis=None, scale=PIXELS),
            y=alt.Y("y:Q", axis=None, scale=PIXELS),
            fill=alt.condition("datum.filled", alt.value(NAVY), alt.value(PAPER)),
            tooltip=[alt.Tooltip("told:N", title="One person")],
        )
    )
    words = [{"y": bottom + 20 * n, "text": line} for n, line in enumerate(key)]
    lines = (
        alt.Chart(alt.Data(values=words))
        .mark_text(align="left", baseline="top", fontSize=13, color=INK)
        .encode(y=alt.Y("y:Q", axis=None, scale=PIXELS), x=alt.value(0), text="text:N")
    )
    return alt.layer(marks, lines), bottom + 20 * len(key)
