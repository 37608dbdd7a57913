"""The charts of the report. Each is drawn narrow, for a phone; on a wide page they stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

import altair as alt

from bluehelm.bench.plot import Plot, Row, data, dressed, room
from bluehelm.charts.theme import BLUE, INK, LINE, NAVY, QUIET, RUST
from bluehelm.scenario.analysis import Distribution, Front
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.report.facts import Facts, endings
from bluehelm.scenario.report.numbers import counted, percent
from bluehelm.scenario.report.plans import landmarks

ENDING_PX, GAUGE_PX, OPTION_PX, FRONT_PX = 40, 58, 17, 240


def endings_chart(scenario: Scenario, found: Distribution) -> Plot:
    """Return bars: the share of plays that come to each ending."""
    titles, shares = endings(scenario), found.endings
    rows: list[Row] = [
        {"row": n, "name": f"{key} {title}", "share": float(shares[key]), "words": percent(shares[key])}
        for n, (key, title) in enumerate(titles.items())
    ]
    top = max(shares, key=lambda key: shares[key])
    base = alt.Chart(data(rows)).encode(y=alt.Y("row:O", axis=None))
    x = alt.X("share:Q", scale=room([0, *map(float, shares.values())], 0, 0.3), axis=None)
    bar = base.mark_bar(size=13, color=BLUE, yOffset=9).encode(x=x)
    name = base.mark_text(align="left", yOffset=-8).encode(x=alt.value(0), text="name:N")
    share = base.mark_text(align="left", dx=6, yOffset=9, fontWeight="bold").encode(x=x, text="words:N")
    title = f"“{titles[top]}” is the most likely ending"
    words = f"{title}. " + "; ".join(f"{row['name']}: {row['words']}" for row in rows) + "."
    chart = alt.layer(bar, name, share)
    return Plot(
        dressed(chart, title, ["Share of plays, options equally likely"], ENDING_PX * len(rows)), words
    )


def gauges_chart(scenario: Scenario, found: Distribution) -> Plot:
    """Return one hill for each gauge: how likely each value is at the end, with start and mean."""
    hills, marks = [], []
    for number, (key, gauge) in enumerate(scenario.gauges.items()):
        most = max(found.gauges[key].values())
        for value, chance in _filled(found, key):
            height = 0.62 * float(chance / most)
            hills.append({"key": key, "value": value, "foot": number + 0.95, "top": number + 0.95 - height})
        mean = float(found.mean(key))
        label = f"mean {mean:.0f}, from {gauge.start}"
        marks.append(
            {
                "name": gauge.name,
                "y": number + 0.14,
                "foot": number + 0.95,
                "start": gauge.start,
                "mean": mean,
            }
            | {"label": label, "high": number + 0.33}
        )
    x: dict[str, Any] = {"scale": alt.Scale(domain=[0, 100], nice=False), "title": None}
    y = alt.Scale(domain=[0, len(scenario.gauges)], reverse=True, nice=False)
    axis = alt.Axis(values=[0, 25, 50, 75, 100], domain=False, ticks=False)
    place = {"scale": y, "axis": None}
    hill = alt.Chart(data(hills)).mark_area(interpolate="step", color=BLUE, opacity=0.55)
    base = alt.Chart(data(marks))
    chart = alt.layer(
        base.mark_rule(color=LINE).encode(x=alt.value(0), x2=alt.value("width"), y=alt.Y("foot:Q", **place)),
        hill.encode(
            x=alt.X("value:Q", axis=axis, **x), y=alt.Y("foot:Q", **place), y2="top:Q", detail="key:N"
        ),
        base.mark_rule(color=NAVY, strokeWidth=2.5).encode(
            x=alt.X("mean:Q", axis=axis, **x), y=alt.Y("high:Q", **place), y2="foot:Q"
        ),
        base.mark_point(shape="circle", fill="white", stroke=INK, size=60, opacity=1).encode(
            x=alt.X("start:Q", axis=axis, **x), y=alt.Y("foot:Q", **place)
        ),
        base.mark_text(align="left", fontSize=11.5).encode(
            x=alt.value(0), y=alt.Y("y:Q", **place), text="name:N"
        ),
        base.mark_text(align="right", fontSize=11, color=QUIET).encode(
            x=alt.value("width"), y=alt.Y("high:Q", **place), text="label:N"
        ),
    )
    title = "Where each gauge ends"
    words = f"{title}. " + "; ".join(f"{one['name']}: {one['label']}" for one in marks) + "."
    subtitle = ["Hill: how likely each value is, 0 to 100", "Ring: start. Line: mean at the end."]
    return Plot(dressed(chart, title, subtitle, GAUGE_PX * len(marks)), words)


def _filled(found: Distribution, key: str) -> Iterator[tuple[int, Fraction]]:
    """Yield every value from the lowest to the highest, with 0 for those that are never met."""
    chances = found.gauges[key]
    for value in range(min(chances) - 1, max(chances) + 2):
        yield value, chances.get(value, Fraction(0))


def options_chart(facts: Facts) -> Plot:
    """Return for each option a bar from the least to the most that it costs; dominated ones marked."""
    assert facts.best is not None
    lost = {(one.scene, one.choice) for one in facts.dominated}
    rows: list[Row] = [
        {"name": f"{one.scene}.{one.choice}", "low": float(one.low), "high": float(one.high)}
        | {"kind": "dominated" if (one.scene, one.choice) in lost else "other"}
        for one in facts.best.regrets
    ]
    scale = alt.Scale(domain=["dominated", "other"], range=[RUST, BLUE])
    shape = alt.Scale(domain=["dominated", "other"], range=["diamond", "circle"])
    names = alt.Axis(title=None, domain=False, ticks=False, labelPadding=10)
    base = alt.Chart(data(rows)).encode(y=alt.Y("name:O", sort=None, axis=names))
    colour = alt.Color("kind:N", scale=scale, legend=None)
    scale_x = room([0, *(row["high"] for row in rows)], 0, 0.4)
    axis = alt.Axis(domain=False, orient="top", tickCount=5)
    x = alt.X("low:Q", title="cost in points of the weighting", axis=axis, scale=scale_x)
    high = alt.X("high:Q")
    chart = alt.layer(
        base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=x, x2="high:Q", color=colour),
        base.mark_point(filled=True, size=55, opacity=1).encode(
            x=high, color=colour, shape=alt.Shape("kind:N", scale=shape, legend=None)
        ),
        base.transform_filter("datum.kind == 'dominated'")
        .mark_text(align="left", dx=8, fontSize=11, color=RUST)
        .encode(x=high, text="kind:N"),
    )
    count = len(facts.dominated)
    title = counted(count, "dominated option") if count else "No option is dominated"
    subtitle = ["What each option costs against the best", "Bar: least to most. Diamond: dominated."]
    costly = max(facts.best.regrets, key=lambda one: one.high)
    words = (
        f"{title}{': ' if lost else ''}{', '.join(f'{scene}.{choice}' for scene, choice in sorted(lost))}. "
        f"The costliest option is {costly.scene}.{costly.choice}, at most {float(costly.high):.1f} points."
    )
    return Plot(dressed(chart, title, subtitle, OPTION_PX * len(rows)), words)


def front_charts(scenario: Scenario, found: Front) -> Iterator[Plot]:
    """Yield one cloud of plans for each pair of objectives, with the plans to look at first named."""
    for first, second in combinations(found.objectives, 2):
        yield _pair(scenario, found, first, second)


def _pair(scenario: Scenario, found: Front, first: str, second: str) -> Plot:
    plans = [{"x": float(one.expected[first]), "y": float(one.expected[second])} for one in found.plans]
    named = [
        {"x": float(one.expected[first]), "y": float(one.expected[second]), "why": why}
        for why, one in landmarks(found)
    ]
    ticks = alt.Axis(tickCount=5)
    x = alt.X("x:Q", title=f"expected {first}", axis=ticks, scale=room([one["x"] for one in plans], 0.2, 0.2))
    y = alt.Y(
        "y:Q", title=f"expected {second}", axis=ticks, scale=room([one["y"] for one in plans], 0.1, 0.15)
    )
    cloud = alt.Chart(data(plans)).mark_point(size=26, color=BLUE, opacity=0.7).encode(x=x, y=y)
    marks = alt.Chart(data(named)).encode(x=x, y=y)
    chart = alt.layer(
        cloud,
        marks.mark_point(shape="diamond", filled=True, size=110, color=RUST, opacity=1),
        marks.mark_text(dy=-11, fontSize=11, fontWeight="bold", stroke="white", strokeWidth=3).encode(
            text="why:N"
        ),
        marks.mark_text(dy=-11, fontSize=11, fontWeight="bold").encode(text="why:N"),
    )
    title = f"{first} against {second}"
    names = [f"{scenario.gauges[key].name} ({key})" for key in (first, second)]
    words = (
        f"{len(plans)} plans that no other beats, by expected {names[0]} and {names[1]}. "
        + "; ".join(f"{one['why']}: {first} {one['x']:.1f}, {second} {one['y']:.1f}" for one in named)
        + "."
    )
    subtitle = ["Each ring: a plan that no other beats", "Diamonds: the plans to look at first"]
    return Plot(dressed(chart, title, subtitle, FRONT_PX), words)
