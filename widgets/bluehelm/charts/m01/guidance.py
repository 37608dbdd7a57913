"""How much guidance there is: documents as squares, each count in a panel of its own (F09)."""

from __future__ import annotations

from typing import Any

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.m01.squares import panels, tops
from bluehelm.charts.theme import dressed

TITLE = "In 2017 alone, 23 guidance papers were new or revised: no one can know all, so know whom to ask"
SUBTITLE = ("One square: one document", "Five counts, each with a base of its own")


def draw(rows: Rows) -> Any:
    """Draw a panel of squares for each count."""
    return dressed(panels(rows), TITLE, SUBTITLE, "REAL", tops(rows)[-1])


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    database, since, revised, practices, package = (str(row["shown"]) for row in rows)
    return (
        f"Squares stand for documents, in five panels that must not be added up. The UN database of guidance "
        f"has {database} documents, and headquarters made {since} since the Brahimi report. In 2017 alone "
        f"{revised} were new or revised, and {practices} lessons and best practices were added. A new leader "
        f"usually gets a package of {package}."
    )


def tabulate(rows: Rows) -> Table:
    """Give the counts with their bases and dates."""
    fields = ("figure", "shown", "base", "as_of")
    return Table(("Count", "Value", "Base", "As of"), tuple(tuple(str(r[f]) for f in fields) for r in rows))


FIGURE = Figure(
    name="guidance_mountain",
    title=TITLE,
    badge="REAL",
    data=("guidance.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Database [S1 §1.1.3 ¶2]; guidance and lessons [S4 DOC ¶1–2]; package for a new leader "
        "[S4 BRIEF ¶3]. Where a source says “about” or “more than”, the number that it names is drawn."
    ),
)
