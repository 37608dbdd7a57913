"""A campaign: what a scenario takes over from the one before."""

from __future__ import annotations

from collections.abc import Mapping

from bluehelm.scenario.chance import exact
from bluehelm.scenario.model import Gauge, Scenario


def carry(scenario: Scenario, last: Mapping[str, int]) -> dict[str, int]:
    """Return where the gauges of `scenario` begin after a play that ended with the gauges `last`.

    Each begins at `baseline + carry * (last - baseline)`, `baseline` being `start` if the gauge has none of
    its own; half a point is dropped, towards the baseline. A gauge that was not in the last play begins as
    ever. `begin` takes the result, and the transcript keeps it, so that the play replays exactly.
    Source: the scenario brief, section 2.1, "Campaign mode".
    """
    return {
        name: _carried(gauge, last[name], scenario.carry) if name in last else gauge.start
        for name, gauge in scenario.gauges.items()
    }


def begun(scenario: Scenario, start: Mapping[str, int]) -> Scenario:
    """Return the scenario as it begins in a campaign, its gauges at `start`."""
    moved = {
        key: gauge.model_copy(update={"start": start.get(key, gauge.start)})
        for key, gauge in scenario.gauges.items()
    }
    return scenario.model_copy(update={"gauges": moved})


def _carried(gauge: Gauge, last: int, share: float) -> int:
    baseline = gauge.start if gauge.baseline is None else gauge.baseline
    value = baseline + int(exact(share) * (last - baseline))
    return min(max(value, gauge.low), gauge.high)
