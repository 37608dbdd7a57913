"""How much people and money leaders of missions answer for: three numbers, each with its own base (F11)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, NAVY, PAPER, QUIET, dressed

TITLE = "In 2016, nearly half of what the UN spent in countries went where its presence is integrated"
SUBTITLE = ("Three numbers, each with a base of its own", "One square: USD 1 billion")
NEARLY_HALF = 24
"""Squares that are filled: the most whole billions that are below half of 49."""
_IN_A_ROW, _STEP_PX = 10, 26
_TOPS = (0, 78, 156)
_PIXELS = alt.Scale(domain=[0, 1], range=[0, 1])  # a number is a place in pixels, however wide the page


def draw(rows: Rows) -> Any:
    """Draw three numbers with their words, and the squares of the third."""
    words = alt.Chart(alt.Data(values=lines(rows))).encode(
        y=alt.Y("y:Q", axis=None, scale=_PIXELS), x=alt.value(0)
    )
    numbers = words.transform_filter("datum.big").mark_text(
        align="left", baseline="top", fontSize=30, fontWeight="bold", color=NAVY
    )
    captions = words.transform_filter("!datum.big").mark_text(
        align="left", baseline="top", fontSize=13, color=QUIET
    )
    squares = alt.Chart(alt.Data(values=billions())).encode(
        x=alt.X("x:Q", axis=None, scale=_PIXELS),
        y=alt.Y("y:Q", axis=None, scale=_PIXELS),
        fill=alt.condition("datum.integrated", alt.value(NAVY), alt.value(PAPER)),
        tooltip=[alt.Tooltip("told:N", title="USD 1 billion")],
    )
    drawn = squares.mark_square(size=380, stroke=NAVY, strokeWidth=1.5, opacity=1)
    layers = alt.layer(numbers.encode(text="text:N"), captions.encode(text="text:N"), drawn, _key())
    return dressed(layers, TITLE, SUBTITLE, "REAL", 400)


def lines(rows: Rows) -> list[dict[str, Any]]:
    """Give each number and the words below it their places."""
    found: list[dict[str, Any]] = []
    for top, row in zip(_TOPS, rows[:3], strict=True):
        found += [
            {"y": top, "text": row["shown"], "big": True},
            {"y": top + 34, "text": f"{row['figure']} ({row['as_of']})", "big": False},
        ]
    return found


def billions() -> list[dict[str, Any]]:
    """Give the 49 squares, ten in a row; those of integrated presences first."""
    return [
        {
            "x": 10 + _STEP_PX * (n % _IN_A_ROW),
            "y": 225 + _STEP_PX * (n // _IN_A_ROW),
            "integrated": n < NEARLY_HALF,
            "told": "in a place with an integrated UN presence" if n < NEARLY_HALF else "elsewhere",
        }
        for n in range(49)
    ]


def _key() -> alt.Chart:
    words = [
        {"y": 358, "text": "■ with an integrated UN presence: “nearly half”"},
        {"y": 378, "text": "□ elsewhere"},
    ]
    base = alt.Chart(alt.Data(values=words)).mark_text(align="left", baseline="top", fontSize=13, color=INK)
    return base.encode(y=alt.Y("y:Q", axis=None, scale=_PIXELS), x=alt.value(0), text="text:N")


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    changes, staff, spending, share = (r["shown"] for r in rows)
    return (
        f"Three numbers say how much the leaders of missions answer for. Peacekeeping has {changes} changes "
        f"of post in a year and {staff} civilian staff. In 2016 the UN system spent {spending} in "
        f"countries, shown as 49 squares; {share} of it, drawn as {NEARLY_HALF} dark squares, went to places "
        f"with an integrated UN presence."
    )


def tabulate(rows: Rows) -> Table:
    """Give the figures with their bases and dates."""
    fields = ("figure", "shown", "base", "as_of")
    return Table(("Figure", "Value", "Base", "As of"), tuple(tuple(str(r[f]) for f in fields) for r in rows))


FIGURE = Figure(
    name="scale_of_integration",
    title=TITLE,
    badge="REAL",
    data=("scale.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "People [S4 WHY ¶7]; spending [S4 WHY ¶12]. The source says “nearly half” and no exact share: it is "
        "drawn as 24 of 49."
    ),
)
