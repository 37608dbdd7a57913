"""How much of the helicopter hours asked for is flown, before and with a weekly board (C08, D09)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, MIST, NAVY, PAPER, RUST, dressed

TITLE = "A weekly board flies the same 58 per cent of what is asked for; it chooses who waits"
SUBTITLE = ("Helicopter hours flown, in per cent of the", "hours asked for; 13 weeks each")
BEFORE, WITH = "Before: no common list", "With a weekly board"
ALL = "All tasks"
_ROW_PX = 46


def draw(rows: Rows) -> Any:
    """Draw two marks for each task, joined by a line; the sum of all tasks stands below."""
    base = alt.Chart(alt.Data(values=shares(rows))).encode(y=_tasks(rows))
    x = alt.X(
        "share:Q",
        title="Flown, % of hours asked for",
        scale=alt.Scale(domain=[0, 108], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], gridColor=MIST),
    )
    marks = base.mark_point(filled=True, size=150, opacity=1, stroke=PAPER, strokeWidth=1).encode(
        x=x,
        fill=alt.Fill(
            "when:N",
            scale=alt.Scale(domain=[BEFORE, WITH], range=[RUST, NAVY]),
            legend=alt.Legend(**{**LEGEND, "columns": 1}),
        ),
        shape=alt.Shape(
            "when:N",
            scale=alt.Scale(domain=[BEFORE, WITH], range=["square", "circle"]),
            legend=alt.Legend(**{**LEGEND, "columns": 1}),
        ),
        tooltip=[
            alt.Tooltip("task:N", title="Task"),
            alt.Tooltip("when:N", title="When"),
            alt.Tooltip("requested:Q", title="Hours asked for"),
            alt.Tooltip("flown:Q", title="Hours flown"),
            alt.Tooltip("share:Q", title="Per cent"),
        ],
    )
    lines = (
        alt.Chart(alt.Data(values=spans(rows)))
        .mark_rule(strokeWidth=3, color=LINE)
        .encode(y=_tasks(rows), x=alt.X("low:Q"), x2="high:Q")
    )
    words = base.mark_text(fontSize=12, dy=-14, color=INK).encode(x=x, text="said:N")
    layers = alt.layer(lines, marks, words)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(order(rows)))


def _tasks(rows: Rows) -> alt.Y:
    axis = alt.Axis(ticks=False, domain=False, labelPadding=6, grid=False)
    return alt.Y("task:N", sort=order(rows), title=None, axis=axis)


def totals(rows: Rows) -> dict[tuple[str, int], tuple[int, int]]:
    """Give hours asked for and flown for each task, and for all, without (0) and with (1) the board."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for row in rows:
        for task in (row["task"], ALL):
            requested, flown = found.get((task, row["board"]), (0, 0))
            found[task, row["board"]] = requested + row["hours_requested"], flown + row["hours_flown"]
    return found


def shares(rows: Rows) -> list[dict[str, Any]]:
    """Give the per cent flown for each task and period; marks that lie close share one text."""
    per_cent = {place: round(100 * flown / requested) for place, (requested, flown) in totals(rows).items()}
    return [
        {
            "task": task,
            "when": WITH if board else BEFORE,
            "requested": requested,
            "flown": flown,
            "share": per_cent[task, board],
            "said": "" if board and _same(per_cent, task) else f"{per_cent[task, board]}",
        }
        for (task, board), (requested, flown) in totals(rows).items()
    ]


def _same(per_cent: dict[tuple[str, int], int], task: str) -> bool:
    return per_cent[task, 0] == per_cent[task, 1]


def spans(rows: Rows) -> list[dict[str, Any]]:
    """Give the line between the two marks of each task."""
    found: dict[str, list[int]] = {}
    for one in shares(rows):
        found.setdefault(one["task"], []).append(one["share"])
    return [{"task": task, "low": min(both), "high": max(both)} for task, both in found.items()]


def gains(rows: Rows) -> dict[str, int]:
    """Give what the board adds for each task, in points of per cent."""
    per_cent = {(one["task"], one["when"]): one["share"] for one in shares(rows)}
    return {task: per_cent[task, WITH] - per_cent[task, BEFORE] for task, _ in per_cent}


def order(rows: Rows) -> list[str]:
    """Put the task that gains most on top, and all tasks last."""
    return sorted(gains(rows), key=lambda task: (task == ALL, -gains(rows)[task]))


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    said = {(one["task"], one["when"]): one["share"] for one in shares(rows)}
    tasks = "; ".join(
        f"{task.lower()} {said[task, BEFORE]} and {said[task, WITH]}" for task in order(rows) if task != ALL
    )
    return (
        f"Two marks for each task show how much of the invented helicopter hours asked for was flown, in per "
        f"cent, in 13 weeks without and 13 weeks with a weekly board. Over all tasks it is "
        f"{said[ALL, BEFORE]} and {said[ALL, WITH]}. Without and with the board: {tasks}."
    )


def tabulate(rows: Rows) -> Table:
    """Give hours asked for and flown for each task and period."""
    return Table(
        ("Task", "When", "Hours asked for", "Hours flown", "Flown (%)"),
        tuple(
            (one["task"], one["when"], str(one["requested"]), str(one["flown"]), str(one["share"]))
            for one in sorted(shares(rows), key=lambda one: order(rows).index(one["task"]))
        ),
    )


FIGURE = Figure(
    name="flying_hours",
    title=TITLE,
    badge="INVENTED",
    data=("flights.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Unclear authority over aircraft brings friction [S4 DOC ¶10]. All hours are invented.",
)
