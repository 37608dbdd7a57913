"""Where heads and deputy heads of mission came from: inside the UN, or outside (F05)."""

from __future__ import annotations

from typing import Any

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.m00.share_bars import Bar, Part, drawn
from bluehelm.charts.theme import dressed

TITLE = "Most deputies come from inside the UN, most heads from outside: they need different preparation"
SUBTITLE = ("Leaders of missions, November 2018", "Inside: served before, director or below")


def draw(rows: Rows) -> Any:
    """Draw a bar for deputies and one for heads, those from inside filled."""
    chart, height = drawn([_bar(row) for row in rows])
    return dressed(chart, TITLE, SUBTITLE, "REAL", height)


def _bar(row: Row) -> Bar:
    inside = row["percent_inside"]
    parts = (
        Part(inside, f"{row['shown']} inside", f"from inside the UN: {row['shown']}"),
        Part(100 - inside, "", f"from outside: {100 - inside} %"),
    )
    return Bar(str(row["post"]), parts, (f"100 % = {row['base']}",))


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    deputies, heads = rows
    return (
        "Two bars show who had served in the UN before, at director level or below. Among deputy heads of "
        f"mission it was {deputies['shown']}, or {deputies['percent_inside']} per cent. Among heads it was "
        f"{heads['percent_inside']} per cent; most heads came from outside."
    )


def tabulate(rows: Rows) -> Table:
    """Give both groups."""
    return Table(
        ("Post", "From inside the UN", "Per cent", "Of whom"),
        tuple((str(r["post"]), str(r["shown"]), str(r["percent_inside"]), str(r["base"])) for r in rows),
    )


FIGURE = Figure(
    name="where_from",
    title=TITLE,
    badge="REAL",
    data=("where_from.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "22 of 25 deputies, 32 per cent of heads [S4 AUD ¶2]. That they need different preparation is our "
        "reading."
    ),
)
