"""The exact distribution of endings, and of each gauge at the end, over all plays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from bluehelm.scenario.analysis.compact import Compact, compact
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.merge import Weights
from bluehelm.scenario.analysis.moves import DONE, DRY, EARLY
from bluehelm.scenario.analysis.policy import Policy
from bluehelm.scenario.analysis.view import view
from bluehelm.scenario.analysis.walk import Stop, walk
from bluehelm.scenario.model import Scenario

Chances = dict[int, Fraction]  # value at the end -> probability


@dataclass(frozen=True)
class Distribution:
    """Probabilities, all exact. `dry` is that of a play that stops because nothing is offered.

    `endings` has every ending, the early one first, and sums to 1 with `dry`; so does each of `gauges`
    (value at the end -> probability, in order of values, plays that run dry included).
    """

    endings: Mapping[str, Fraction]
    dry: Fraction
    gauges: Mapping[str, Mapping[int, Fraction]]

    def mean(self, gauge: str) -> Fraction:
        """Return the expected value of a gauge at the end."""
        return sum((value * chance for value, chance in self.gauges[gauge].items()), Fraction(0))

    def at_most(self, gauge: str, value: int) -> Fraction:
        """Return the share of plays in which a gauge ends at `value` or below."""
        return sum((chance for one, chance in self.gauges[gauge].items() if one <= value), Fraction(0))


def distribution(scenario: Scenario, policy: Policy | None = None) -> Distribution:
    """Return how plays end if each offered option is equally likely, or by a stated policy.

    `policy` gives weights, scene -> choice -> weight; among what is offered they are shares, and a scene that
    it does not name is played uniformly. Exact: whole numbers over a common denominator. One walk for the
    endings and one for each gauge, each linear in the merged states that its question tells apart. Raises
    LoopError, TooLargeError, and AnalysisError for a policy that leaves a state without a choice.
    """
    story = compact(scenario)
    ends, dry = _endings(story, policy)
    gauges = {gauge.id: marginal(story, number, policy) for number, gauge in enumerate(story.gauges)}
    return Distribution(ends, dry, gauges)


def _endings(story: Compact, policy: Policy | None) -> tuple[dict[str, Fraction], Fraction]:
    chances: defaultdict[int, Fraction] = defaultdict(Fraction)

    def stopped(stop: Stop) -> None:
        chances[stop.target] += Fraction(total(stop.part.weights), stop.part.denominator)

    walk(view(story), stopped, policy)
    found = {story.early: chances[EARLY]} if story.early is not None else {}
    for number, (ending, _) in enumerate(story.endings):
        found[ending] = chances[DONE - number]
    return {key: chance for key, chance in found.items() if key is not None}, chances[DRY]


def marginal(
    story: Compact, gauge: int, policy: Policy | None = None, also: Mapping[int, int] | None = None
) -> Chances:
    """Return the exact distribution at the end of one gauge, plus weight times gauge for each in `also`."""
    others = also or {}
    chances: defaultdict[int, Fraction] = defaultdict(Fraction)

    def stopped(stop: Stop) -> None:
        for value, weight in _by_value(stop, _summed(stop, {gauge: 1, **others})):
            chances[value] += Fraction(weight, stop.part.denominator)

    walk(view(story, keep=(gauge, *others), endings=False), stopped, policy)
    return {value: chances[value] for value in sorted(chances)}


def _summed(stop: Stop, weights: Mapping[int, int]) -> Column:
    found: Column = 0
    for gauge, weight in weights.items():
        found = found + weight * stop.columns.gauges[gauge]
    return found


def _by_value(stop: Stop, column: Column) -> Iterator[tuple[int, int]]:
    if isinstance(column, int):
        yield column, total(stop.part.weights)
        return
    order = np.argsort(column)
    values = column[order]
    begins = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    sums = np.add.reduceat(stop.part.weights[order], begins)
    yield from zip(values[begins].tolist(), (int(one) for one in sums), strict=True)


def total(weights: Weights) -> int:
    """Return the sum; within int64 because it is at most the denominator."""
    return int(weights.sum())
