"""How long twelve activities can wait for the road (data D18)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, NAVY, QUIET, RUST, dressed

TITLE = "If the road stays closed for two weeks, two of twelve activities come too late"
SUBTITLE = ("Activities that ask for the road to Ashkel", "Move the weeks below: what comes too late?")
CLOSED_WEEKS = 2
_ROW_PX, _LONGEST_WEEKS = 27, 20


def draw(rows: Rows) -> Any:
    """Draw a bar from zero for each activity, and a line at the week that the reader sets."""
    closed = alt.param(
        name="closed",
        value=CLOSED_WEEKS,
        bind=alt.binding_range(min=0, max=_LONGEST_WEEKS, step=1, name="Weeks closed: "),
    )
    late = "datum.can_wait_weeks < closed"
    base = alt.Chart(alt.Data(values=[dict(r) for r in ordered(rows)])).encode(
        y=alt.Y(
            "activity:N",
            sort=[str(r["activity"]) for r in ordered(rows)],
            title=None,
            axis=alt.Axis(labelPadding=6, ticks=False, domain=False),
        ),
        tooltip=_tooltip(),
    )
    weeks = alt.X(
        "can_wait_weeks:Q",
        title="Can wait (weeks)",
        scale=alt.Scale(domain=[0, _LONGEST_WEEKS]),
        axis=alt.Axis(tickCount=5, format="d"),
    )
    bars = base.mark_bar(cornerRadiusEnd=3).encode(
        x=weeks, color=alt.condition(late, alt.value(RUST), alt.value(NAVY))
    )
    words = (
        base.transform_calculate(said=f"{late} ? 'too late' : ''", at="max(closed, datum.can_wait_weeks)")
        .mark_text(align="left", dx=5, color=INK, fontWeight="bold")
        .encode(x="at:Q", text="said:N")
    )
    rule = alt.Chart(alt.Data(values=[{}])).transform_calculate(at="closed")
    line = rule.mark_rule(color=QUIET, strokeWidth=2, strokeDash=[2, 3]).encode(x="at:Q")
    layers = alt.layer(bars, line, words).add_params(closed)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(rows))


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("activity:N", title="Activity"),
        alt.Tooltip("can_wait_weeks:Q", title="Can wait (weeks)"),
        alt.Tooltip("need:Q", title="Need (0 to 100)"),
        alt.Tooltip("people:Q", title="People reached", format=","),
        alt.Tooltip("staff_needed:Q", title="Staff on the road"),
    ]


def ordered(rows: Rows) -> list[Row]:
    """Put the activity that can wait least on top; among equals, the greater need."""
    return sorted(rows, key=lambda row: (row["can_wait_weeks"], -row["need"]))


def late(rows: Rows, closed_weeks: int = CLOSED_WEEKS) -> list[str]:
    """Name the activities that cannot wait as long as the road is closed."""
    return [str(r["activity"]) for r in ordered(rows) if r["can_wait_weeks"] < closed_weeks]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    staff = {True: 0, False: 0}
    for row in rows:
        staff[row["activity"] in late(rows)] += row["staff_needed"]
    first, second = late(rows)
    return (
        f"Bars show how many weeks each of {len(rows)} invented activities can wait. {first} and "
        f"{second.lower()} can wait one week, so a road that is closed for two weeks makes them too late; "
        f"a market survey can wait {max(r['can_wait_weeks'] for r in rows)} weeks. The two that cannot wait "
        f"put {staff[True]} staff on the road, the other ten {staff[False]}."
    )


def tabulate(rows: Rows) -> Table:
    """Give each activity with its need, time, people and staff."""
    columns = ("Activity", "Can wait (weeks)", "Need (0 to 100)", "People reached", "Staff on the road", "km")
    fields = ("activity", "can_wait_weeks", "need", "people", "staff_needed", "km")
    return Table(columns, tuple(tuple(_cell(r[f]) for f in fields) for r in ordered(rows)))


def _cell(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


FIGURE = Figure(
    name="activities_waiting",
    title=TITLE,
    badge="INVENTED",
    data=("activities_drylands.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Criticality weighs priorities when security changes [S2 SEC ¶13]. All activities are invented.",
)
