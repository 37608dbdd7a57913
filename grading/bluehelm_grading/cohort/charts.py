"""The charts about people and points: completion, totals, items. Each title says what was found."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np

from bluehelm.bench.plot import data, room
from bluehelm.charts.theme import BLUE, INK, LEGEND, LINE, MIST, QUIET, RUST
from bluehelm_grading.cohort.completion import by_item, completion
from bluehelm_grading.cohort.items import TELLS, ItemFigures, item_figures
from bluehelm_grading.cohort.look import QUIET_RULE, ROW_PX, dressed, short
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.points import histogram, most_points, spreads, totals
from bluehelm_grading.cohort.words import counted, titled

PROGRESS = {"complete": BLUE, "partly": "#8cb7d1", "not begun": MIST}
PLOT_PX = 240


def completion_finding(cohort: Cohort) -> str:
    """Say how many of the class handed in, and how many of them completely."""
    found, class_size = completion(cohort), len(cohort.names)
    return f"{found.handed_in} of {class_size} handed in, {found.complete} of them with every item answered"


def completion_chart(cohort: Cohort) -> Any:
    """Draw for each item how many answered it completely, partly, or not at all."""
    rows = [
        {
            "row": number,
            "name": titled(cohort.exercise, one.item),
            "state": state,
            "learners": count,
            "at": at,
        }
        for number, one in enumerate(by_item(cohort))
        for at, (state, count) in enumerate(
            zip(PROGRESS, (one.complete, one.partly, one.not_begun), strict=True)
        )
    ]
    base = alt.Chart(data(rows)).encode(y=alt.Y("row:O", axis=None))
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=list(PROGRESS), range=list(PROGRESS.values())),
        legend=alt.Legend(**LEGEND | {"columns": 3}, symbolType="square", symbolStrokeColor=QUIET),
    )
    axis = alt.Axis(title="learners whose answers can be read", tickMinStep=1, tickCount=5, domain=False)
    bars = base.mark_bar(size=11, yOffset=8, stroke=QUIET, strokeWidth=0.5).encode(
        x=alt.X("learners:Q", axis=axis), color=colour, order="at:O"
    )
    names = base.transform_filter("datum.at == 0").mark_text(align="left", yOffset=-8)
    chart = alt.layer(bars, names.encode(x=alt.value(0), text="name:N"))
    return dressed(
        chart, completion_finding(cohort), ["How far each item is answered"], ROW_PX * len(by_item(cohort))
    )


def totals_finding(cohort: Cohort) -> str:
    """Say where the middle of the class stands."""
    middle = float(np.median(totals(cohort)))
    return f"Half of the class has {middle:g} of {most_points(cohort)} points or more"


def totals_chart(cohort: Cohort) -> Any:
    """Draw how many learners have how many points."""
    rows = [{"low": one.low, "high": one.high, "learners": one.learners} for one in histogram(cohort)]
    most = most_points(cohort)
    base = alt.Chart(data(rows))
    scale = alt.Scale(domain=[0, most], nice=False)
    bars = base.mark_bar(color=BLUE, stroke="white").encode(
        x=alt.X("low:Q", scale=scale, title=f"points, of {most} that are marked for everybody"),
        x2="high:Q",
        y=alt.Y("learners:Q", title="learners", axis=alt.Axis(tickMinStep=1, tickCount=5)),
        y2=alt.datum(0),
    )
    middle = alt.Chart(data([{"median": float(np.median(totals(cohort)))}]))
    rule = middle.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("median:Q", scale=scale))
    subtitle = ["Learners by total. Line: the median."]
    return dressed(alt.layer(bars, rule), totals_finding(cohort), subtitle, PLOT_PX)


def spread_finding(cohort: Cohort) -> str:
    """Name the item that went worst."""
    worst = min(spreads(cohort), key=lambda one: one.mean / one.item.points)
    return f"“{worst.item.title}” went worst: {worst.mean:.1f} of {worst.item.points} points on average"


def spread_chart(cohort: Cohort) -> Any:
    """Draw the spread of each item: lowest to highest, the middle half, the median."""
    rows = [
        {"row": number, "name": titled(cohort.exercise, one.item)}
        | {key: getattr(one, key) / one.item.points for key in _FIVE}
        for number, one in enumerate(spreads(cohort))
    ]
    base = alt.Chart(data(rows)).encode(y=alt.Y("row:O", axis=None))
    axis = alt.Axis(title="share of the item's points", format=".0%", tickCount=5, domain=False)
    x = alt.X("low:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=axis)
    chart = alt.layer(
        base.mark_rule(color=QUIET, strokeWidth=2, yOffset=8).encode(x=x, x2="high:Q"),
        base.mark_bar(size=11, color="#8cb7d1", yOffset=8).encode(x="quarter:Q", x2="three_quarters:Q"),
        base.mark_tick(size=17, thickness=3, color=RUST, yOffset=8).encode(x="median:Q"),
        base.mark_text(align="left", yOffset=-8).encode(x=alt.value(0), text="name:N"),
    )
    subtitle = ["Line: lowest to highest. Box: middle half.", "Tick: the median."]
    return dressed(chart, spread_finding(cohort), subtitle, ROW_PX * len(rows))


_FIVE = ("low", "quarter", "median", "three_quarters", "high")


def items_finding(cohort: Cohort) -> str:
    """Name the item to look at first, or say that all can be trusted."""
    known = [one for one in item_figures(cohort) if one.r.value is not None]
    weak = [one for one in known if (one.r.value or 0) < TELLS]
    if not known:
        return "Too little to tell yet whether items work"
    if not weak:
        return f"All {counted(len(known), 'item')} go with the rest of the exercise"
    worst = min(weak, key=lambda one: one.r.value or 0)
    return f"“{worst.item.title}” goes least with the other items: look at it first"


def items_chart(cohort: Cohort) -> Any:
    """Draw each item as its number: to the right the easy ones, at the top those that tell learners apart."""
    rows = [_point(cohort, one) for one in item_figures(cohort) if one.r.value is not None and one.p.value]
    base = alt.Chart(data(rows))
    x = alt.X(
        "p:Q",
        title="difficulty p: mean share of points",
        scale=alt.Scale(domain=[0, 1.04], nice=False),
        axis=alt.Axis(values=[0, 0.25, 0.5, 0.75, 1], format=".2f"),
    )
    values = [float(row["r"]) for row in rows] + [0.0, TELLS]
    y = alt.Y(
        "r:Q", title="item-rest correlation r", scale=room(values, 0.15, 0.15), axis=alt.Axis(tickCount=5)
    )
    rule = alt.Chart(data([{"r": TELLS}])).mark_rule(**QUIET_RULE).encode(y=y)
    chart = alt.layer(
        rule,
        base.mark_circle(size=320, opacity=1, stroke=LINE).encode(
            x=x, y=y, color=alt.condition(f"datum.r < {TELLS}", alt.value(RUST), alt.value(BLUE))
        ),
        base.mark_text(color="white", fontWeight="bold").encode(x=x, y=y, text="number:N"),
    )
    subtitle = ["Number: the item. To the right: easy items.", "Below the dashed line: look at the item."]
    return dressed(chart, items_finding(cohort), subtitle, PLOT_PX)


def _point(cohort: Cohort, one: ItemFigures) -> dict[str, Any]:
    number = cohort.exercise.items.index(one.item) + 1
    return {"number": str(number), "name": short(one.item.title), "p": one.p.value, "r": one.r.value}
