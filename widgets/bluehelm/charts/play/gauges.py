"""Gauges before and after a play: a dumbbell chart, in words, and as a table."""

from collections.abc import Mapping, Sequence

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.play.look import Row, as_data, for_play
from bluehelm.charts.theme import INK, QUIET, RUST
from bluehelm.scenario import Gauge, Scenario, State
from bluehelm.scenario.carry import begun

UP, DOWN, LOW = "#1b7a5a", RUST, "#ffe9a8"
ROW_PX = 38  # a gauge: its name, and the dumbbell below


def gauges_before_after(scenario: Scenario, state: State) -> alt.Chart:
    """Return a dumbbell chart: each gauge at the start of the play (ring) and at its end (dot)."""
    rows = [
        _gauge_row(gauge, state.gauges[key], number)
        for number, (key, gauge) in enumerate(_gauges(scenario, state).items())
    ]
    subtitle = ["Ring: start. Dot: end. Points from 0 to 100.", "Yellow: low, with a warning."]
    return for_play(_dumbbell(rows), gauge_message(scenario, state), subtitle, ROW_PX * len(rows))


def _gauges(scenario: Scenario, state: State) -> Mapping[str, Gauge]:
    """Return the gauges with the start that this play had: a campaign begins elsewhere than the file says."""
    return begun(scenario, state.start).gauges


def _gauge_row(gauge: Gauge, end: int, number: int) -> Row:
    amount = end - gauge.start
    side = "up" if amount > 0 else "down" if amount < 0 else "same"
    sign = {"up": f"▲ +{amount}", "down": f"▼ −{-amount}", "same": "no change"}[side]
    return {
        "row": number,
        "gauge": gauge.name,
        "start": gauge.start,
        "end": end,
        "side": side,
        "low": gauge.low,
        "warn": gauge.low if gauge.warn_at is None else gauge.warn_at,
        "values": f"{gauge.start} to {end}",
        "change": sign,
    }


def _dumbbell(rows: Sequence[Row]) -> alt.LayerChart:
    y = alt.Y("row:O", axis=None)
    scale = alt.Scale(domain=[0, 100], nice=False)
    axis = alt.Axis(values=[0, 25, 50, 75, 100], domain=False, ticks=False)
    colour = alt.Color(
        "side:N", legend=None, scale=alt.Scale(domain=["up", "down", "same"], range=[UP, DOWN, QUIET])
    )
    base = alt.Chart(as_data(rows)).encode(y=y)
    x = alt.X("start:Q", scale=scale, axis=axis, title=None)
    tip = [alt.Tooltip("gauge:N"), alt.Tooltip("values:N"), alt.Tooltip("change:N")]
    low = base.mark_bar(size=12, color=LOW, yOffset=8).encode(
        x=alt.X("low:Q", scale=scale, axis=axis, title=None), x2="warn:Q"
    )
    line = base.mark_rule(strokeWidth=4, yOffset=8).encode(x=x, x2="end:Q", color=colour)
    ring = base.mark_point(size=90, filled=False, strokeWidth=2, color=QUIET, fill="white", yOffset=8)
    dot = base.mark_point(size=110, filled=True, opacity=1, yOffset=8)
    name = base.mark_text(align="left", fontSize=12, color=INK, yOffset=-8)
    moved = base.mark_text(align="right", fontSize=12, fontWeight="bold", yOffset=-8)
    return alt.layer(
        low,
        line,
        ring.encode(x=x),
        dot.encode(x=alt.X("end:Q", scale=scale, axis=axis, title=None), color=colour, tooltip=tip),
        name.encode(x=alt.value(0), text="gauge:N"),
        moved.encode(x=alt.value("width"), text="change:N", color=colour),
    )


def gauge_message(scenario: Scenario, state: State) -> str:
    """Return the chart's message: the largest rise and the largest fall."""
    moved = {key: state.gauges[key] - gauge.start for key, gauge in _gauges(scenario, state).items()}
    best, worst = max(moved, key=lambda key: moved[key]), min(moved, key=lambda key: moved[key])
    names = {key: gauge.name for key, gauge in scenario.gauges.items()}
    if not any(moved.values()):
        return "No gauge ended where it did not begin"
    if moved[best] <= 0:
        return f"{names[worst]} fell most (−{-moved[worst]}); nothing rose"
    if moved[worst] >= 0:
        return f"{names[best]} rose most (+{moved[best]}); nothing fell"
    return f"{names[best]} rose most (+{moved[best]}), {names[worst]} fell most (−{-moved[worst]})"


def gauge_words(scenario: Scenario, state: State) -> str:
    """Say the dumbbell chart in three sentences."""
    values = "; ".join(
        f"{gauge.name} from {gauge.start} to {state.gauges[key]}"
        for key, gauge in _gauges(scenario, state).items()
    )
    low = [
        g.name for k, g in scenario.gauges.items() if g.warn_at is not None and state.gauges[k] <= g.warn_at
    ]
    ended = f"Low at the end: {', '.join(low)}." if low else "No gauge was low at the end."
    return f"{gauge_message(scenario, state)}. Start and end of each gauge: {values}. {ended}"


def gauge_table(scenario: Scenario, state: State) -> Table:
    """Return the data of the dumbbell chart, in gauge points."""
    rows = (
        (gauge.name, str(gauge.start), str(state.gauges[key]), f"{state.gauges[key] - gauge.start:+d}")
        for key, gauge in _gauges(scenario, state).items()
    )
    return Table(("Gauge", "Start", "End", "Change"), tuple(rows))
