"""How many leaders had completed the mandatory programme, counted narrowly and more widely (F02)."""

from __future__ import annotations

from typing import Any

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.m00.people import drawn, squares
from bluehelm.charts.theme import dressed

TITLE = "The programme was mandatory, and 26 of 68 leaders had not completed it"
SUBTITLE = ("Senior Leadership Programme, 2015", "Eligible leaders. One square: one leader")


def draw(rows: Rows) -> Any:
    """Draw a square for each eligible leader, those who completed filled, and the wider count in words."""
    done, left = counts(rows)
    people = squares(done + left, done, ("had completed it", "had not completed it"))
    key = (f"■ {done} had completed it: 62 per cent", f"□ {left} had not", wider(rows))
    chart, height = drawn(people, key)
    return dressed(chart, TITLE, SUBTITLE, "DERIVED", height)


def counts(rows: Rows) -> tuple[int, int]:
    """Give how many had completed the programme, and how many had not."""
    row = _row(rows, "programme")
    return row["counted"], row["of"] - row["counted"]


def _row(rows: Rows, group: str) -> Row:
    (found,) = (row for row in rows if row["group"] == group)
    return found


def wider(rows: Rows) -> str:
    """Give the words for the wider count, of which the source has no numbers of people."""
    return f"A wider count gives {_row(rows, 'programme, wider count')['shown']}"


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    done, left = counts(rows)
    share = _row(rows, "programme, wider count")["shown"]
    return (
        f"{done + left} squares stand for the leaders who were eligible for the Senior Leadership Programme "
        f"in an evaluation of 2015. {done} had completed it, drawn dark; {left} had not. With leaders of "
        f"special political missions and appointees from the Secretariat the share was {share}."
    )


def tabulate(rows: Rows) -> Table:
    """Give both counts."""
    done, left = counts(rows)
    narrow, wide = _row(rows, "programme"), _row(rows, "programme, wider count")
    return Table(
        ("Who is counted", "Completed", "Not completed", "Share"),
        (
            (str(narrow["base"]), str(done), str(left), str(narrow["shown"])),
            (str(wide["base"]), "not stated", "not stated", str(wide["shown"])),
        ),
    )


FIGURE = Figure(
    name="who_finished",
    title=TITLE,
    badge="DERIVED",
    data=("finished.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="42 of 68 [S4 ITS ¶7]; the wider count [S4 fn19]. 26 is 68 less 42.",
)
