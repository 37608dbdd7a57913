"""Drills of eighteen units and the rotation of their people (C12, data D13)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, PAPER, QUIET, RUST, dressed

TITLE = "In month 20, eleven of eighteen units have not drilled since half of their people changed"
SUBTITLE = ("Bold names: no drill since month 18", "Press a kind below to see it alone")
LAST_ROTATION, NOW_MONTH = 18, 20
_KINDS = ("Drill with review", "Drill without review", "No report")
_ROW_PX = 18


def draw(rows: Rows) -> Any:
    """Draw one line a unit; units that have drilled since the last rotation are on top, the others below."""
    chosen = alt.selection_point(name="kind", fields=["kind"], bind="legend")
    y = alt.Y(
        "unit:N",
        sort=ordered(rows),
        title=None,
        axis=alt.Axis(
            ticks=False,
            domain=False,
            labelPadding=6,
            labelColor=_emphasis(rows, RUST, INK),
            labelFontWeight=_emphasis(rows, "bold", "normal"),
        ),
    )
    x = alt.X("month:Q", title="Month of the mission", scale=alt.Scale(domain=[0.4, 20.6]), axis=_axis())
    lines = alt.Chart(alt.Data(values=[{"unit": u} for u in ordered(rows)])).mark_rule(color=LINE).encode(y=y)
    rules = alt.Chart(alt.Data(values=rotations(rows)))
    rotation = rules.mark_rule(color=RUST, strokeDash=[5, 3], strokeWidth=2).encode(x="month:Q")
    words = rules.mark_text(y=-8, color=RUST, fontSize=12).encode(x="month:Q", text="words:N")
    marks = (
        alt.Chart(alt.Data(values=events(rows)))
        .mark_point(size=90, strokeWidth=2, filled=True)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape(
                "kind:N",
                scale=alt.Scale(domain=list(_KINDS), range=["circle", "circle", "cross"]),
                legend=alt.Legend(**{**LEGEND, "columns": 1}, symbolStrokeWidth=2),
            ),
            fill=alt.Fill("kind:N", scale=alt.Scale(domain=list(_KINDS), range=[NAVY, PAPER, QUIET])),
            stroke=alt.Stroke("kind:N", scale=alt.Scale(domain=list(_KINDS), range=[NAVY, NAVY, QUIET])),
            opacity=alt.condition(chosen, alt.value(1), alt.value(0.12)),
            tooltip=[
                alt.Tooltip("unit:N", title="Unit"),
                alt.Tooltip("month:Q", title="Month"),
                alt.Tooltip("drill_type:N", title="Drill"),
                alt.Tooltip("told:N", title="Review"),
            ],
        )
        .add_params(chosen)
    )
    layers = alt.layer(lines, rotation, words, marks)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(ordered(rows)))


def _axis() -> alt.Axis:
    # On a phone 18 and 20 would read as 1820: the last label gives way there.
    return alt.Axis(
        values=[1, 6, 12, 18, 20], grid=False, format="d", labelOverlap="greedy", labelSeparation=8
    )


def _emphasis(rows: Rows, yes: str, no: str) -> Any:
    """Set apart the names of the units that have not drilled since the last rotation."""
    names = ", ".join(f"'{u}'" for u in undrilled(rows))
    return alt.condition(f"indexof([{names}], datum.value) >= 0", alt.value(yes), alt.value(no))


def events(rows: Rows) -> list[dict[str, Any]]:
    """Give what is drawn on the lines: drills, and months without a report."""
    drills = [r for r in rows if r["drill_type"] or not r["reported"]]
    return [{**_plain(r), "kind": _kind(r), "told": _told(r)} for r in drills]


def _plain(row: Any) -> dict[str, Any]:
    return {k: row[k] for k in ("unit", "month", "drill_type")}


def _kind(row: Any) -> str:
    return _KINDS[2] if not row["reported"] else _KINDS[0] if row["aar"] else _KINDS[1]


def _told(row: Any) -> str:
    if not row["reported"]:
        return "no report came (weak line)"
    return f"{row['findings']} findings, {row['closed']} closed" if row["aar"] else "none held"


def rotations(rows: Rows) -> list[dict[str, Any]]:
    """Give the months in which half of the people change."""
    months = sorted({r["month"] for r in rows if r["rotated_pct"]})
    return [{"month": m + 0.5, "words": "rotation"} for m in months]


def last_drill(rows: Rows) -> dict[str, int]:
    """Give the month of the last drill of each unit (0: none)."""
    months: dict[str, int] = {}
    for row in rows:
        months[row["unit"]] = max(months.get(row["unit"], 0), row["month"] if row["drill_type"] else 0)
    return months


def undrilled(rows: Rows) -> list[str]:
    """Name the units whose last drill lies before the last rotation."""
    return [unit for unit, month in last_drill(rows).items() if month <= LAST_ROTATION]


def ordered(rows: Rows) -> list[str]:
    """Order the units by their last drill, the latest on top."""
    return sorted(last_drill(rows), key=lambda unit: -last_drill(rows)[unit])


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    without = undrilled(rows)
    drills = [r for r in rows if r["drill_type"]]
    unreviewed = sum(not r["aar"] for r in drills)
    return (
        f"A line for each of {len(ordered(rows))} invented units shows its drills in months 1 to 20; half of "
        f"the people change in months 12 and 18. {len(without)} units have not drilled since month 18, among "
        f"them the company at Korvu. {unreviewed} of {len(drills)} drills had no review; crosses "
        f"mark months without a report."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each unit its drills and the last one."""
    last = last_drill(rows)
    lines = []
    for unit in ordered(rows):
        drills = [r for r in rows if r["unit"] == unit and r["drill_type"]]
        reviewed = sum(1 for r in drills if r["aar"])
        lines.append(
            (
                unit,
                str(len(drills)),
                str(reviewed),
                str(last[unit]),
                "no" if unit in undrilled(rows) else "yes",
            )
        )
    return Table(
        ("Unit", "Drills", "With review", "Last drill (month)", "Since the last rotation"), tuple(lines)
    )


FIGURE = Figure(
    name="rotation_and_drills",
    title=TITLE,
    badge="INVENTED",
    data=("rotation_drills.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Why exercises are repeated [S4 BOX2 ¶3; S2 SEC ¶12]. All numbers are invented.",
)
