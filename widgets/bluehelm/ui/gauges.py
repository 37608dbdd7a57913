"""The gauges panel: values, what changed since the last decision, and a warning where a gauge is low."""

from collections.abc import Mapping

from bluehelm.scenario import Gauge, Scenario, State
from bluehelm.ui.markup import change, escape


def panel(scenario: Scenario, state: State) -> str:
    """Return the panel for a state; changes are those of the last decision, all causes together."""
    before = state.decisions[-1].before if state.decisions else None
    items = "".join(
        _item(gauge, state.gauges[key], before[key] if before else None)
        for key, gauge in scenario.gauges.items()
    )
    since = "change since the last decision" if before else "at the start"
    return f'<h4>Gauges <span class="bh-meta">{since}</span></h4><ul class="bh-gauge-list">{items}</ul>'


def _item(gauge: Gauge, value: int, before: int | None) -> str:
    low = warning(gauge, value)
    filled = 100 * (value - gauge.low) // max(gauge.high - gauge.low, 1)
    moved = "" if before is None or before == value else change(value - before)
    return (
        f'<li class="bh-gauge{" bh-low" if low else ""}">'
        f'<span class="bh-gauge-name">{escape(gauge.name)}</span>'
        f'<span class="bh-gauge-value">{value} {moved}</span>'
        f'<span class="bh-bar" aria-hidden="true"><span style="width:{filled}%"></span></span>'
        f"{f'<span class=bh-gauge-warning>{escape(low)}</span>' if low else ''}</li>"
    )


def warning(gauge: Gauge, value: int) -> str:
    """Return the warning of a low gauge, or nothing."""
    if gauge.warn_at is None or value > gauge.warn_at:
        return ""
    if gauge.end_at is None:
        return "Low. There is little left to act with."
    return f"Low. At {gauge.end_at} the mission is pushed aside."


def low_gauges(scenario: Scenario, values: Mapping[str, int]) -> list[str]:
    """Name the gauges that carry a warning, for the spoken status."""
    return [gauge.name for key, gauge in scenario.gauges.items() if warning(gauge, values[key])]
