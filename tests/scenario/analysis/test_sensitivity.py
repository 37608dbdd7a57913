"""Where the advice changes: right up to the place that is named, and wrong just beyond it."""

from __future__ import annotations

from fractions import Fraction

import brute
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from strategies import scenarios

from bluehelm.scenario import Scenario
from bluehelm.scenario.analysis import Change, Leeway, sensitivity

calm = settings(max_examples=60, suppress_health_check=list(HealthCheck))
WEIGHTS = st.fixed_dictionaries(
    {"POC": st.fractions(1, 3, max_denominator=4), "SAF": st.fractions(0, 3, max_denominator=4)}
)


def _best(scenario: Scenario, weights: dict[str, Fraction]) -> set[str]:
    values = brute.options(brute.tree(scenario), weights)
    return {choice for choice, value in values.items() if value == max(values.values())}


def _steps(leeway: Leeway, change: Change | None, end: Fraction) -> tuple[list[Fraction], Fraction | None]:
    """Return places where the advice must hold, and one just beyond the change."""
    if change is None:
        return [
            leeway.now + share * (end - leeway.now) for share in (Fraction(1, 7), Fraction(1, 2), 1)
        ], None
    reach = change.low - leeway.now
    sign = 1 if end > leeway.now else -1
    beyond = change.high + sign * Fraction(1, 10**9)
    return [leeway.now + share * reach for share in (Fraction(1, 7), Fraction(1, 2), 1)], beyond


@calm
@given(scenarios(most_scenes=3), WEIGHTS)
def test_weights(scenario: Scenario, weights: dict[str, Fraction]) -> None:
    """A weight can move up to the place that is named and no further, by the full tree of plays."""
    first = sensitivity(scenario, weights).decisions[:1]
    assume(first)
    advice = first[0].advice
    assert set(advice) == _best(scenario, weights)
    for leeway in first[0].leeways:
        if leeway.kind == "weight":
            top = 10 * max(weights.values())
            for change, end in ((leeway.down, Fraction(0)), (leeway.up, top)):
                holds, beyond = _steps(leeway, change, end)
                for value in holds:
                    assert advice[0] in _best(scenario, {**weights, leeway.name: value})
                if beyond is not None and change is not None and 0 <= beyond <= top:
                    assert change.exact
                    assert advice[0] not in _best(scenario, {**weights, leeway.name: beyond})


@calm
@given(scenarios(most_scenes=3), WEIGHTS)
def test_probabilities(scenario: Scenario, weights: dict[str, Fraction]) -> None:
    """The same for the probability of an event that has no conditions."""
    first = sensitivity(scenario, weights).decisions[:1]
    for leeway in [one for firmness in first for one in firmness.leeways if one.kind == "probability"]:
        if scenario.events[leeway.name].adjust:
            continue
        for change, end in ((leeway.down, Fraction(0)), (leeway.up, Fraction(1))):
            for sixteenth in range(17):
                value = Fraction(sixteenth, 16)
                moved = _with_probability(scenario, leeway.name, float(value))
                if (value - leeway.now) * (end - leeway.now) < 0:
                    continue
                if change is None or abs(value - leeway.now) <= abs(change.low - leeway.now):
                    assert first[0].advice[0] in _best(moved, weights)


def _with_probability(scenario: Scenario, event: str, value: float) -> Scenario:
    changed = scenario.events[event].model_copy(update={"p": value})
    return scenario.model_copy(update={"events": {**scenario.events, event: changed}})
