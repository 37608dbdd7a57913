"""What becomes of six gauges if a leader always takes the same pole (C01, from plays of SC04)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, QUIET, RUST, dressed

TITLE = "Always the date wins the Government and loses the process; always inclusion does the reverse"
SUBTITLE = ("Gauges, 0 to 100: means of 60 plays each", "Press a plan's name to see it alone")
NAMES = {
    "POL": "Political process",
    "CON": "National consent",
    "IMP": "Impartiality",
    "LOC": "Local consent",
    "CRE": "Credibility",
    "RES": "Resources",
}
_ROW_PX = 46


def draw(rows: Rows) -> Any:
    """Draw for each gauge a line from its start to its end under each plan."""
    plans = list(dict.fromkeys(str(r["plan"]) for r in rows))
    chosen = alt.selection_point(name="plan", fields=["plan"], bind="legend")
    values = [{**row, "name": NAMES[row["gauge"]]} for row in rows]
    legend = alt.Legend(**LEGEND, columnPadding=24)
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("name:N", sort=list(NAMES.values()), axis=None),
        color=alt.Color("plan:N", scale=alt.Scale(domain=plans, range=[RUST, NAVY]), legend=legend),
        opacity=alt.condition(chosen, alt.value(1), alt.value(0.12)),
        yOffset=alt.YOffset("plan:N", scale=alt.Scale(domain=["", *plans], paddingInner=0.6)),
        tooltip=[
            alt.Tooltip("name:N", title="Gauge"),
            alt.Tooltip("plan:N", title="Plan"),
            alt.Tooltip("before:Q", title="Before"),
            alt.Tooltip("after:Q", title="After (mean)"),
        ],
    )
    scale = alt.Scale(domain=[0, 100])
    axis = alt.Axis(values=[0, 25, 50, 75, 100], gridColor=LINE)
    lines = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("before:Q", scale=scale, axis=axis, title="Gauge"), x2="after:Q"
    )
    ends = base.mark_point(size=80, filled=True).encode(
        x="after:Q",
        shape=alt.Shape("plan:N", scale=alt.Scale(domain=plans, range=["square", "circle"]), legend=legend),
    )
    layers = alt.layer(lines, _starts(base), ends.add_params(chosen), _words(values))
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(NAMES))


def _starts(base: alt.Chart) -> alt.Chart:
    return base.mark_tick(thickness=2, height=9, color=QUIET).encode(x="before:Q", color=alt.value(QUIET))


def _words(values: list[dict[str, Any]]) -> alt.Chart:
    names = [row for row in values if row["plan"] == values[0]["plan"]]
    return (
        alt.Chart(alt.Data(values=names))
        .mark_text(align="left", yOffset=-15, fontSize=12, color=INK)
        .encode(y=alt.Y("name:N", sort=list(NAMES.values())), x=alt.datum(0), text="name:N")
    )


def change(rows: Rows, plan: str, gauge: str) -> float:
    """Give the change of a gauge under a plan, in points."""
    row = next(r for r in rows if (r["plan"], r["gauge"]) == (plan, gauge))
    return float(row["after"]) - float(row["before"])


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    date, inclusion = (
        {g: round(change(rows, p, g)) for g in NAMES} for p in dict.fromkeys(r["plan"] for r in rows)
    )
    return (
        f"For six gauges of the scenario, lines lead from the start to the mean end of 60 plays. Always the "
        f"date moves national consent by {date['CON']:+} points, the political process by {date['POL']:+}, "
        f"impartiality by {date['IMP']:+}. Always inclusion moves national consent by {inclusion['CON']:+}, "
        f"the political process by {inclusion['POL']:+}, resources by {inclusion['RES']:+}. Where no option "
        f"leads to the pole, these plays chose at random."
    )


def tabulate(rows: Rows) -> Table:
    """Give start and ends of each gauge."""
    columns = ("Plan", "Gauge (0 to 100)", "Before", "After (mean of 60 plays)")
    lines = ((str(r["plan"]), NAMES[r["gauge"]], str(r["before"]), str(r["after"])) for r in rows)
    return Table(columns, tuple(lines))


FIGURE = Figure(
    name="one_pole_only",
    title=TITLE,
    badge="INVENTED",
    data=("one_pole.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Lasting tensions need both sides [S1 §1.1.2 ¶7]. Effects in the scenario are teaching judgements.",
)
