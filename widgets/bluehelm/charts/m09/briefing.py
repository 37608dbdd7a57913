"""How long a new leader is prepared for a crisis, beside the other trainings at headquarters."""

from __future__ import annotations

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import BLUE, INK, RUST, dressed

TITLE = "The crisis briefing lasts two hours; other courses for leaders last days"
SUBTITLE = ("Eight UN trainings, as printed in 2019", "Working days; one week counts as five")


def draw(rows: Rows) -> alt.LayerChart:
    """Draw bars from zero, the longest training on top."""
    base = alt.Chart(alt.Data(values=_shown(rows))).encode(
        y=alt.Y(
            "training:N",
            sort=[str(r["training"]) for r in rows],
            title=None,
            axis=alt.Axis(labelLimit=170, labelPadding=8, ticks=False, domain=False),
        ),
        tooltip=[
            alt.Tooltip("full:N", title="Training"),
            alt.Tooltip("duration:N", title="Length in the source"),
            alt.Tooltip("audience:N", title="For"),
            alt.Tooltip("timing:N", title="When"),
        ],
    )
    days = alt.X(
        "days:Q", title="Working days", scale=alt.Scale(domain=[0, 14.5]), axis=alt.Axis(tickCount=5)
    )
    bars = base.mark_bar(cornerRadiusEnd=3).encode(x=days, color=alt.Color("colour:N", scale=None))
    labels = base.mark_text(align="left", dx=5, fontSize=12, color=INK).encode(x="days:Q", text="duration:N")
    return dressed(alt.layer(bars, labels), TITLE, SUBTITLE, "DERIVED", 270)


def _shown(rows: Rows) -> list[dict[str, object]]:
    return [{**r, "colour": RUST if r["crisis"] else BLUE} for r in rows]


def describe(rows: Rows) -> str:
    """Say in three sentences what the chart shows."""
    return (
        "Bar chart of the length of eight UN trainings for mission leaders. "
        "The crisis management training at headquarters lasts two hours, the shortest of all; the others "
        "last from three working days to two weeks. "
        "Practice in crisis work must come from other courses and from exercises in the mission."
    )


def tabulate(rows: Rows) -> Table:
    """Give the data behind the bars."""
    return Table(
        ("Training", "Length in the source", "Working days", "When", "For"),
        tuple(
            (str(r["full"]), str(r["duration"]), str(r["days"]), str(r["timing"]), str(r["audience"]))
            for r in rows
        ),
    )


FIGURE = Figure(
    name="crisis_briefing",
    title=TITLE,
    badge="DERIVED",
    data=("leader_training.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Lengths: [S4 A1]. In-briefing: five to seven days, drawn at six [S4 A1; S4 BRIEF ¶2].",
)
