"""A play against the plans that no other plan beats: a strip for each gauge, in words, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.play.look import Row, as_data, for_play
from bluehelm.charts.play.numbers import points
from bluehelm.charts.theme import INK, NAVY, PAPER

if TYPE_CHECKING:
    from bluehelm.scenario import Scenario
    from bluehelm.standing import Standing

ROW_PX = 62
BETTER, STRIP = "#1b7a5a", "#9fb0c0"


def plans_chart(scenario: Scenario, standing: Standing) -> alt.LayerChart:
    """Return a strip for each gauge: unbeaten plans, your plan, a better plan, and what you ended with."""
    marks = [row for number, key in enumerate(standing.gauges) for row in _marks(standing, number, key)]
    ticks: list[Row] = [
        {"row": number, "value": value}
        for number, key in enumerate(standing.gauges)
        for value in sorted({round(float(plan.expected[key]), 2) for plan in standing.front.plans})
    ]
    names: list[Row] = [
        {"row": number, "name": scenario.gauges[key].name} for number, key in enumerate(standing.gauges)
    ]
    subtitle = ["Grey lines: plans that no plan beats.", "Ring: your decisions, on average over luck."]
    subtitle += ["Green diamond: the other plan, on average."] if standing.better else []
    subtitle += ["Dot: your result, with the luck you had."]
    chart = _layers(ticks, marks, names)
    return for_play(chart, plans_message(standing), subtitle, ROW_PX * len(standing.gauges))


def _marks(standing: Standing, number: int, key: str) -> list[Row]:
    found = {"yours": standing.yours.expected[key], "result": standing.judgement.ranks[key].value}
    if standing.better:
        found["better"] = standing.better.plan.expected[key]
    return [
        {"row": number, "what": what, "value": round(float(v), 2), "points": points(v)}
        for what, v in found.items()
    ]


def _layers(ticks: list[Row], marks: list[Row], names: list[Row]) -> alt.LayerChart:
    values = [float(str(row["value"])) for row in (*ticks, *marks)]
    domain = [max(min(values) - 3, 0), min(max(values) + 3, 100)]
    axis = alt.Axis(domain=False, ticks=False, tickCount=5, format="d")
    x = alt.X("value:Q", scale=alt.Scale(domain=domain, nice=False), axis=axis, title="Points at the end")
    y = alt.Y("row:O", axis=None)
    mark = alt.Chart(as_data(marks)).encode(x=x, y=y, tooltip=[alt.Tooltip("points:N")])

    def only(what: str, **style: object) -> alt.Chart:
        return mark.transform_filter(f"datum.what == '{what}'").mark_point(yOffset=9, opacity=1, **style)

    return alt.layer(
        alt.Chart(as_data(ticks)).mark_tick(color=STRIP, size=22, thickness=1, yOffset=9).encode(x=x, y=y),
        only("result", size=70, filled=True, color=NAVY),
        only("yours", size=170, filled=False, strokeWidth=2.5, color=NAVY),
        only("better", size=170, shape="diamond", fill=BETTER, stroke=PAPER, strokeWidth=1),
        alt.Chart(as_data(names))
        .mark_text(align="left", fontSize=12, fontWeight="bold", color=INK, yOffset=-16)
        .encode(x=alt.value(0), y=y, text="name:N"),
    )


def plans_message(standing: Standing) -> str:
    """Return the chart's message: whether some plan does better on every gauge."""
    one = len(standing.gauges) == 1
    if standing.better is None:
        return (
            "No plan does better on this gauge" if one else "No plan does better on all these gauges at once"
        )
    number = standing.better.changed[0] + 1
    if one:
        return f"From decision {number}, another plan leads to more"
    if standing.better.everywhere:
        return f"From decision {number}, another plan does better on all these gauges"
    return f"From decision {number}, another plan does better and loses nothing"


def plans_words(scenario: Scenario, standing: Standing) -> str:
    """Say the strips in a sentence for each gauge."""
    sentences = [_sentence(scenario.gauges[key].name, standing, key) for key in standing.gauges]
    return f"{plans_message(standing)}. " + " ".join(sentences)


def _sentence(name: str, standing: Standing, key: str) -> str:
    every = [plan.expected[key] for plan in standing.front.plans]
    other = f"; the other plan {points(standing.better.plan.expected[key])}" if standing.better else ""
    return (
        f"{name}: your result {standing.judgement.ranks[key].value}; your decisions on average "
        f"{points(standing.yours.expected[key])}{other}; plans that no plan beats, from {points(min(every))} "
        f"to {points(max(every))}."
    )


def plans_table(scenario: Scenario, standing: Standing) -> Table:
    """Return the values of the strips, in gauge points."""
    better = standing.better
    columns = ["Gauge", "Your result", "Your decisions, on average"]
    columns += ["Other plan, on average", "Other plan, with your luck"] if better else []
    return Table(
        (*columns, "Plans that no plan beats, lowest", "Plans that no plan beats, highest"),
        tuple(_cells(scenario.gauges[key].name, standing, key) for key in standing.gauges),
    )


def _cells(name: str, standing: Standing, key: str) -> tuple[str, ...]:
    every = [plan.expected[key] for plan in standing.front.plans]
    cells = [name, str(standing.judgement.ranks[key].value), points(standing.yours.expected[key])]
    if standing.better:
        cells += [points(standing.better.plan.expected[key]), str(standing.better.same_luck[key])]
    return (*cells, points(min(every)), points(max(every)))
