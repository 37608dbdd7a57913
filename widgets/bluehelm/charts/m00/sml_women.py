"""Who took the course for Senior Mission Leaders since 2013: women and men (F08)."""

from __future__ import annotations

from typing import Any

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.m00.people import drawn, squares
from bluehelm.charts.theme import dressed

TITLE = "Of 203 people who took the Senior Mission Leaders course since 2013, 75 were women: 37 per cent"
SUBTITLE = ("Potential leaders, civilian and uniformed", "2013 to 2018. One square: one person")


def draw(rows: Rows) -> Any:
    """Draw a square for each participant, women filled."""
    women, men = counts(rows)
    people = squares(women + men, women, ("a woman", "a man"))
    chart, height = drawn(people, (f"■ {women} women", f"□ {men} men"))
    return dressed(chart, TITLE, SUBTITLE, "REAL", height)


def counts(rows: Rows) -> tuple[int, int]:
    """Give the numbers of women and men."""
    (row,) = (r for r in rows if r["group"] == "course")
    return row["counted"], row["of"] - row["counted"]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    women, men = counts(rows)
    return (
        f"{women + men} squares stand for the people who took the Senior Mission Leaders course from 2013 "
        f"to 2018. {women} of them are women, drawn dark, which is {share(rows)} per cent. The other {men} "
        "are men."
    )


def share(rows: Rows) -> int:
    """Give the share of women in whole per cent."""
    women, men = counts(rows)
    return round(100 * women / (women + men))


def tabulate(rows: Rows) -> Table:
    """Give both groups with their shares."""
    women, men = counts(rows)
    percent = share(rows)
    return Table(
        ("Group", "People", "Per cent"),
        (
            ("Women", str(women), str(percent)),
            ("Men", str(men), str(100 - percent)),
            ("All", str(women + men), "100"),
        ),
    )


FIGURE = Figure(
    name="sml_women",
    title=TITLE,
    badge="REAL",
    data=("finished.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="203 participants, 75 women, 37 per cent [S4 ITS ¶7]. The number of men is the rest.",
)
