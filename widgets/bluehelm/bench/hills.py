"""The distribution of each gauge at the end of all plays: a hill for each, with start and mean."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import altair as alt

from bluehelm.bench.plot import Plot, Row, data, dressed
from bluehelm.charts.theme import BLUE, INK, LINE, NAVY, QUIET
from bluehelm.scenario.analysis import Distribution
from bluehelm.scenario.model import Scenario

ROW_PX = 58
NAME, PEAK, FOOT = 0.14, 0.33, 0.95  # places within the row of a gauge, from its top


def gauges_chart(scenario: Scenario, found: Distribution) -> Plot:
    """Return one hill for each gauge: how likely each value is at the end, with start and mean."""
    marks = list(_marks(scenario, found))
    lowest = min(gauge.low for gauge in scenario.gauges.values())
    highest = max(gauge.high for gauge in scenario.gauges.values())
    scale = alt.Scale(domain=[lowest, highest], nice=False)
    chart = _layers(list(_hills(scenario, found)), marks, scale)
    title = "Where each gauge ends"
    words = f"{title}. " + "; ".join(f"{one['name']}: {one['label']}" for one in marks) + "."
    subtitle = [
        f"Hill: how likely each value is, {lowest} to {highest}",
        "Ring: start. Line: mean at the end.",
    ]
    return Plot(dressed(chart, title, subtitle, ROW_PX * len(marks)), words)


def _hills(scenario: Scenario, found: Distribution) -> Iterator[Row]:
    for number, key in enumerate(scenario.gauges):
        chances = found.gauges[key]
        most, foot = max(chances.values()), number + FOOT
        # One more at both ends: the hill comes down to 0.
        for value in range(min(chances) - 1, max(chances) + 2):
            share = float(chances.get(value, Fraction(0)) / most)
            yield {"key": key, "value": value, "foot": foot, "top": foot - (FOOT - PEAK) * share}


def _marks(scenario: Scenario, found: Distribution) -> Iterator[Row]:
    for number, (key, gauge) in enumerate(scenario.gauges.items()):
        mean = float(found.mean(key))
        yield {
            "name": gauge.name,
            "label": f"mean {mean:.0f}, from {gauge.start}",
            "start": gauge.start,
            "mean": mean,
            "head": number + NAME,
            "peak": number + PEAK,
            "foot": number + FOOT,
        }


def _layers(hills: list[Row], marks: list[Row], values: alt.Scale) -> alt.LayerChart:
    scale = alt.Scale(domain=[0, len(marks)], reverse=True, nice=False)
    head, peak, foot = (alt.Y(f"{name}:Q", scale=scale, axis=None) for name in ("head", "peak", "foot"))
    left, right = alt.value(0), alt.value("width")
    hill = alt.Chart(data(hills)).mark_area(interpolate="step", color=BLUE, opacity=0.55)
    base = alt.Chart(data(marks))
    ring = base.mark_point(shape="circle", fill="white", stroke=INK, size=60, opacity=1)
    return alt.layer(
        base.mark_rule(color=LINE).encode(x=left, x2=right, y=foot),
        hill.encode(x=_value("value", values), y=foot, y2="top:Q", detail="key:N"),
        base.mark_rule(color=NAVY, strokeWidth=2.5).encode(x=_value("mean", values), y=peak, y2="foot:Q"),
        ring.encode(x=_value("start", values), y=foot),
        base.mark_text(align="left", fontSize=11.5).encode(x=left, y=head, text="name:N"),
        base.mark_text(align="right", fontSize=11, color=QUIET).encode(x=right, y=peak, text="label:N"),
    )


def _value(name: str, scale: alt.Scale) -> Any:
    axis = alt.Axis(tickCount=5, domain=False, ticks=False)
    return alt.X(f"{name}:Q", title=None, axis=axis, scale=scale)
