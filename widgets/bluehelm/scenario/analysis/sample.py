"""Seeded sampling, for scenarios that are too large to be counted, with a stated interval."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import sqrt
from random import Random

from bluehelm.scenario.model import Scenario
from bluehelm.scenario.play import State, begin, offers, step

Z_99 = 2.5758293035489004  # the standard normal quantile at 0.995
MOST_DECISIONS = 1000


@dataclass(frozen=True)
class Estimate:
    """A share that was counted, and its Wilson interval at 99 per cent (nominal, for each alone)."""

    count: int
    plays: int
    low: float
    high: float

    @property
    def share(self) -> Fraction:
        """The share as counted."""
        return Fraction(self.count, self.plays)


@dataclass(frozen=True)
class Sample:
    """What random plays met. `unfinished`: they ran dry, or were stopped after MOST_DECISIONS decisions."""

    plays: int
    seed: int
    endings: Mapping[str, Estimate]
    unfinished: Estimate
    gauges: Mapping[str, Mapping[int, int]]


def sample(scenario: Scenario, plays: int, seed: int) -> Sample:
    """Play at random, each offered option equally likely, and count; no proof, and no substitute for one.

    The same seed gives the same plays on every machine. Time is linear in plays times decisions, memory does
    not grow with plays. Loops are allowed. Raises ValueError for fewer than one play.
    """
    if plays < 1:
        raise ValueError(f"There is nothing to count in {plays} plays. Ask for 1 or more.")
    picker = Random(seed)
    ends: Counter[str | None] = Counter()
    gauges: dict[str, Counter[int]] = {gauge: Counter() for gauge in scenario.gauges}
    first = begin(scenario, seed=0)  # asks for the hash of the whole scenario: once is enough
    for _ in range(plays):
        last = _play(scenario, replace(first, seed=picker.getrandbits(64)), picker)
        ends[last.ending] += 1
        for gauge, value in last.gauges.items():
            gauges[gauge][value] += 1
    known = [scenario.early_end.id] if scenario.early_end is not None else []
    known += [ending.id for ending in scenario.endings]
    return Sample(
        plays=plays,
        seed=seed,
        endings={ending: wilson(ends[ending], plays) for ending in known},
        unfinished=wilson(ends[None], plays),
        gauges={gauge: dict(sorted(counts.items())) for gauge, counts in gauges.items()},
    )


def _play(scenario: Scenario, state: State, picker: Random) -> State:
    while state.scene is not None and len(state.decisions) < MOST_DECISIONS:
        options = sorted(choice for choice, _ in offers(scenario, state))
        if not options:
            break
        state = step(scenario, state, options[picker.randrange(len(options))])
    return state


def wilson(count: int, plays: int) -> Estimate:
    """Return the share with its Wilson score interval at 99 per cent (Wilson 1927).

    >>> round(wilson(0, 1000).high, 4)
    0.0066
    """
    share, square = count / plays, Z_99 * Z_99
    middle = (share + square / (2 * plays)) / (1 + square / plays)
    half = Z_99 / (1 + square / plays) * sqrt(share * (1 - share) / plays + square / (4 * plays * plays))
    return Estimate(count, plays, max(0.0, middle - half), min(1.0, middle + half))
