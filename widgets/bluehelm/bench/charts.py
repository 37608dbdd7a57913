"""The charts of the report. Each is drawn narrow, for a phone; on a wide page they stand side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import altair as alt

from bluehelm.bench.plot import Plot, Row, data, dressed, room
from bluehelm.charts.theme import BLUE, RUST
from bluehelm.scenario.analysis import Distribution, Front
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.report.facts import Facts, endings
from bluehelm.scenario.report.numbers import counted, percent
from bluehelm.scenario.report.plans import landmarks

ENDING_PX, OPTION_PX, FRONT_PX = 40, 17, 240


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


def options_chart(facts: Facts) -> Plot:
    """Return for each option a bar from the least to the most that it costs; dominated ones marked."""
    assert facts.best is not None
    lost = {(one.scene, one.choice) for one in facts.dominated}
    rows: list[Row] = [
        {"name": f"{one.scene}.{one.choice}", "low": float(one.low), "high": float(one.high)}
        | {"kind": "dominated" if (one.scene, one.choice) in lost else "other"}
        for one in facts.best.regrets
    ]
    title = counted(len(lost), "dominated option") if lost else "No option is dominated"
    subtitle = ["What each option costs against the best", "Bar: least to most. Diamond: dominated."]
    costly = max(rows, key=lambda row: row["high"])
    names = ": " + ", ".join(row["name"] for row in rows if row["kind"] == "dominated") if lost else ""
    words = f"{title}{names}. The costliest option is {costly['name']}, at most {costly['high']:.1f} points."
    return Plot(dressed(_costs(rows), title, subtitle, OPTION_PX * len(rows)), words)


def _costs(rows: list[Row]) -> alt.LayerChart:
    kinds = ["dominated", "other"]
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[RUST, BLUE]), legend=None)
    shape = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["diamond", "circle"]), legend=None)
    names = alt.Axis(title=None, domain=False, ticks=False, labelPadding=10)
    axis = alt.Axis(domain=False, orient="top", tickCount=5)
    scale = room([0, *(row["high"] for row in rows)], 0, 0.4)
    low = alt.X("low:Q", title="cost in points of the weighting", axis=axis, scale=scale)
    base = alt.Chart(data(rows)).encode(y=alt.Y("name:O", sort=None, axis=names))
    named = base.transform_filter("datum.kind == 'dominated'")
    return alt.layer(
        base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=low, x2="high:Q", color=colour),
        base.mark_point(filled=True, size=55, opacity=1).encode(x="high:Q", color=colour, shape=shape),
        named.mark_text(align="left", dx=8, fontSize=11, color=RUST).encode(x="high:Q", text="kind:N"),
    )


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
