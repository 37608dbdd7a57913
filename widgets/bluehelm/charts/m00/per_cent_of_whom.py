"""Four percentages of one evaluation, each on its own base (F03)."""

from __future__ import annotations

from typing import Any

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.m00.share_bars import Bar, Part, drawn
from bluehelm.charts.theme import dressed

TITLE = "Four percentages from one evaluation count three groups: ask “per cent of whom?”"
SUBTITLE = ("Surveys of the oversight office, 2015", "The size of each group is not stated")


def draw(rows: Rows) -> Any:
    """Draw a bar for each group, with the words that say who it is."""
    chart, height = drawn([_bar(rows, group) for group in groups(rows)])
    return dressed(chart, TITLE, SUBTITLE, "REAL", height)


def groups(rows: Rows) -> list[str]:
    """Give the groups that are counted, in order."""
    return list(dict.fromkeys(str(row["base"]) for row in rows))


def of(rows: Rows, base: str) -> list[Row]:
    """Give the answers of one group."""
    return [row for row in rows if row["base"] == base]


def rest(rows: Rows, base: str) -> float:
    """Give the per cent of a group that gave none of the answers."""
    return round(100 - sum(float(row["percent"]) for row in of(rows, base)), 1)


def _bar(rows: Rows, base: str) -> Bar:
    answers = of(rows, base)
    parts = [
        Part(row["percent"], f"{row['percent']} %", f"{row['said']}: {row['percent']} %") for row in answers
    ]
    left = rest(rows, base)
    parts.append(Part(left, "", f"the rest: {left} %"))
    legend = [str(row["answer"]) for row in answers]
    return Bar(str(answers[0]["heading"]), tuple(parts), (*legend, f"100 % = {base}"))


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    told = "; ".join(_told(rows, base) for base in groups(rows))
    return (
        f"Three bars stand for three groups in an evaluation of 2015. {told}. The groups differ, and "
        f"their sizes are not stated, so the percentages cannot be compared."
    )


def _told(rows: Rows, base: str) -> str:
    said = (f"{row['percent']} per cent said “{row['said']}”" for row in of(rows, base))
    return f"Of the {base}, {' and '.join(said)}"


def tabulate(rows: Rows) -> Table:
    """Give each percentage with its group."""
    fields = ("heading", "said", "percent", "base")
    return Table(
        ("Question", "Answer", "Per cent", "Of whom"), tuple(tuple(str(r[f]) for f in fields) for r in rows)
    )


FIGURE = Figure(
    name="per_cent_of_whom",
    title=TITLE,
    badge="REAL",
    data=("survey.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "90 and 65 per cent [S4 BOX1]; 33.3 and 53.8 per cent [S4 fn49]. Of the last group 12.9 per cent "
        "are the rest."
    ),
)
