"""People who come and go: rotations in a year beside civilian staff (F11, its first two numbers)."""

from __future__ import annotations

from typing import Any

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.m01.squares import panels, tops
from bluehelm.charts.theme import dressed

TITLE = "Some 200,000 rotations in a year: a leader earns the trust of new people again and again"
SUBTITLE = ("One square: 2,000", "Two numbers, each with a base of its own")
EACH = 2000


def draw(rows: Rows) -> Any:
    """Draw a panel of squares for each number."""
    return dressed(panels(rows, EACH), TITLE, SUBTITLE, "REAL", tops(rows, EACH)[-1])


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    rotations, staff = (str(row["shown"]) for row in rows)
    return (
        f"Two panels of squares, one square for 2,000. UN peacekeeping has {rotations} rotations of "
        f"personnel in a year, which fill 100 squares. It has {staff} civilian staff, national and "
        f"international, which fill ten."
    )


def tabulate(rows: Rows) -> Table:
    """Give the two numbers side by side: they have no base in common."""
    lines = {"Value": "shown", "Base": "base", "As of": "as_of", "Drawn, one square for 2,000": "drawn"}
    cells = (
        (name, *(f"{r[field]:,}" if field == "drawn" else str(r[field]) for r in rows))
        for name, field in lines.items()
    )
    return Table(("What", *(str(r["figure"]) for r in rows)), tuple(cells))


FIGURE = Figure(
    name="people_come_and_go",
    title=TITLE,
    badge="REAL",
    data=("rotations.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Rotations and staff [S4 WHY ¶7]; followers are earned [S1 BOX-7 item 1].",
)
