"""What becomes of seven gauges if a leader knows one pole only (C01, from plays of SC01)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, PAPER, QUIET, RUST, dressed

TITLE = "Courage alone wins credibility and loses safety and unity; caution alone does the reverse"
SUBTITLE = ("Gauges, 0 to 100: means of 60 plays each", "Dashes: the start. Choose two poles below")
POLES = {"a": "Caution or courage", "b": "Smooth or values"}
NAMES = {
    "UNI": "Unity of the mission",
    "CRE": "Credibility",
    "CON": "National consent",
    "LOC": "Local consent",
    "IMP": "Impartiality",
    "SAF": "Safety of UN personnel",
    "RES": "Resources",
}
_ROW_PX = 46
_LEFT, _RIGHT = "Always caution (or smooth)", "Always courage (or values)"


def draw(rows: Rows) -> Any:
    """Draw for each gauge where both ways end, and where they began; the reader chooses the poles."""
    pair = alt.param(
        name="pair",
        value=POLES["a"],
        bind=alt.binding_radio(options=list(POLES.values()), name="Poles: "),
    )
    y = alt.Y("name:N", sort=list(NAMES.values()), axis=None)
    x_scale = alt.Scale(domain=[30, 80])
    axis = alt.Axis(values=[30, 40, 50, 60, 70, 80], gridColor=LINE)
    lines = _of(pairs(rows)).mark_rule(strokeWidth=3, color=QUIET)
    ends = _of(ways(rows)).mark_point(size=110, filled=True, stroke=PAPER, strokeWidth=1, opacity=1)
    starts = _of(pairs(rows)).mark_tick(thickness=3, height=16, color=INK)
    order = [_LEFT, _RIGHT]
    legend = alt.Legend(**{**LEGEND, "columns": 1})
    drawn = ends.encode(
        x=alt.X("after:Q", scale=x_scale, axis=axis, title="Gauge"),
        y=y,
        color=alt.Color("end:N", scale=alt.Scale(domain=order, range=[RUST, NAVY]), legend=legend),
        shape=alt.Shape("end:N", scale=alt.Scale(domain=order, range=["square", "circle"]), legend=legend),
        tooltip=[
            alt.Tooltip("name:N", title="Gauge"),
            alt.Tooltip("way:N", title="Way"),
            alt.Tooltip("before:Q", title="Before"),
            alt.Tooltip("after:Q", title="After (mean)"),
        ],
    )
    layers = alt.layer(
        lines.encode(x=alt.X("low:Q", scale=x_scale), x2="high:Q", y=y),
        starts.encode(x=alt.X("before:Q", scale=x_scale), y=y),
        drawn,
        _words(y),
    ).add_params(pair)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(NAMES))


def _of(values: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.Data(values=values)).transform_filter("datum.poles == pair")


def _words(y: alt.Y) -> alt.Chart:
    names = alt.Chart(alt.Data(values=[{"name": name} for name in NAMES.values()]))
    text = names.mark_text(align="left", yOffset=-15, fontSize=12, color=INK)
    return text.encode(x=alt.value(0), y=y, text="name:N")


def ways(rows: Rows) -> list[dict[str, Any]]:
    """Give each row with the name of its gauge, its pair of poles, and which of the two it is."""
    first = {polarity: next(r["way"] for r in rows if r["polarity"] == polarity) for polarity in POLES}
    return [
        {
            **row,
            "name": NAMES[row["gauge"]],
            "poles": POLES[row["polarity"]],
            "end": _LEFT if row["way"] == first[row["polarity"]] else _RIGHT,
        }
        for row in rows
    ]


def pairs(rows: Rows) -> list[dict[str, Any]]:
    """Give for each pair of poles and gauge the start, and the lower and the higher end."""
    found = []
    for polarity, poles in POLES.items():
        for gauge, name in NAMES.items():
            both = [r for r in rows if (r["polarity"], r["gauge"]) == (polarity, gauge)]
            ends = [r["after"] for r in both]
            found.append(
                {
                    "poles": poles,
                    "name": name,
                    "before": both[0]["before"],
                    "low": min(ends),
                    "high": max(ends),
                }
            )
    return found


def change(rows: Rows, way: str, gauge: str) -> float:
    """Give the change of a gauge under a way to choose, in points."""
    row = next(r for r in rows if (r["way"], r["gauge"]) == (way, gauge))
    return float(row["after"]) - float(row["before"])


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""

    def moved(way: str, *gauges: str) -> str:
        parts = [f"{NAMES[g].lower()} by {round(change(rows, way, g)):+}" for g in gauges]
        return ", ".join(parts).replace("un personnel", "UN personnel")

    return (
        f"For seven gauges, the mean ends of 60 plays are compared for leaders who know one pole only. "
        f"Always courage moves {moved('Always courage', 'CRE', 'SAF', 'UNI')}; always caution moves "
        f"{moved('Always caution', 'CRE', 'SAF', 'UNI')}. Always smooth relations move "
        f"{moved('Always smooth', 'CON', 'CRE', 'UNI')}; always values move "
        f"{moved('Always values', 'CON', 'CRE', 'UNI')}."
    )


def tabulate(rows: Rows) -> Table:
    """Give start and end of each gauge under each way."""
    columns = ("Way to choose", "Gauge (0 to 100)", "Before", "After (mean of 60 plays)")
    lines = ((str(r["way"]), NAMES[r["gauge"]], str(r["before"]), str(r["after"])) for r in rows)
    return Table(columns, tuple(lines))


FIGURE = Figure(
    name="one_pole_ways",
    title=TITLE,
    badge="INVENTED",
    data=("one_pole_ways.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Courage and risk as much as caution [S1 BOX-7 item 4]; both/and [S1 §1.1.2 ¶7]. "
        "Effects in the scenario are teaching judgements."
    ),
)
