"""Values when one number of the scenario moves, and how fast they move with it.

Under a fixed policy the value at the end is a straight line in one weight. It is one in one probability as
well, since an event happens at most once. So the value of an option is the highest of such lines: convex, and
never below the line of the policy that is best at one point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np

from bluehelm.scenario.analysis.compact import whole
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.moves import SAFE, denominator
from bluehelm.scenario.analysis.net import Edge, Net
from bluehelm.scenario.analysis.solve import Values, greatest, weighted


@dataclass(frozen=True)
class Number:
    """The number that moves: a weight, by place, or the probability of an event where it is `now`."""

    name: str
    now: Fraction
    weight: int | None = None
    scene: int = -1
    event: int = -1


@dataclass(frozen=True)
class Sloped:
    """Options of one scene: values and slopes, in units of 1 / `unit`, and where each is on offer."""

    values: Values
    slopes: Values
    offered: Values
    best: Values
    best_slope: Values
    over: int


Point = dict[int, tuple[Fraction, Fraction]]  # option on offer -> (value, slope)


def numbers(net: Net, weights: Sequence[Fraction]) -> Iterator[Number]:
    """Yield the weights, and every probability strictly between 0 and 1 that an event can have."""
    for place, weight in enumerate(weights):
        yield Number(net.payoffs[place].name, weight, weight=place)
    for scene, edges in enumerate(net.edges):
        here = net.story.scenes[scene]
        seen: dict[tuple[int, int], None] = {}
        for edge in edges:
            for event, odds in zip(net.seen.asked.events[scene][edge.choice], edge.odds, strict=True):
                seen.update(dict.fromkeys((event, int(one)) for one in np.unique(odds)))
        for event, odd in sorted(seen):
            over = here.events[event].denominator
            if 0 < odd < over:
                yield Number(here.events[event].id, Fraction(odd, over), scene=scene, event=event)


class Moved:
    """The net with one number moved to `at`."""

    def __init__(self, net: Net, weights: Sequence[Fraction], number: Number, at: Fraction) -> None:
        """Scale weights and chances to whole numbers."""
        self.net, self.number, self.at = net, number, at
        stated = [at if place == number.weight else weight for place, weight in enumerate(weights)]
        self.scale = whole(stated)
        self.weights = [int(weight * self.scale) for weight in stated]
        self.tilt = [self.scale if place == number.weight else 0 for place in range(len(stated))]
        size = [abs(one) + slope for one, slope in zip(self.weights, self.tilt, strict=True)]
        steep = 1 if number.weight is not None else math.ceil(1 / min(number.now, 1 - number.now))
        most = sum(one * payoff.most for one, payoff in zip(size, net.payoffs, strict=True))
        self.bound = 4 * steep * (1 + most)
        self.scenes: list[Sloped | None] = [None] * len(net.edges)
        for scene in reversed(range(len(net.edges))):
            if net.count(scene):
                self.scenes[scene] = self._scene(scene)

    def point(self, scene: int, row: int) -> Point:
        """Return value and slope of each option on offer in one state."""
        here = self.scenes[scene]
        assert here is not None
        unit = here.over * self.scale
        return {
            choice: (
                Fraction(int(here.values[choice, row]), unit),
                Fraction(int(here.slopes[choice, row]), unit),
            )
            for choice in range(len(here.values))
            if here.offered[choice, row]
        }

    def _scene(self, scene: int) -> Sloped:
        net, choices = self.net, self.net.story.scenes[scene].choices
        chances = [denominator(net.seen, scene, choice) for choice in range(len(choices))]
        own = lcm(*chances) * (self.at.denominator if scene == self.number.scene else 1)
        known = {edge.target: self.scenes[edge.target] for edge in net.edges[scene] if edge.target >= 0}
        later = lcm(*(one.over for one in known.values() if one is not None))
        kind: Any = np.int64 if self.bound * own * later < SAFE else object
        values = np.zeros((len(choices), net.count(scene)), dtype=kind)
        slopes, offered = values.copy(), np.zeros(values.shape, dtype=np.bool_)
        for edge in net.edges[scene]:
            value = weighted(self.weights, edge.paid, kind) * later
            slope = weighted(self.tilt, edge.paid, kind) * later
            after = known.get(edge.target)
            if after is not None:
                value = value + after.best[edge.to].astype(kind) * (later // after.over)
                slope = slope + after.best_slope[edge.to].astype(kind) * (later // after.over)
            chance, tilt = self._chance(scene, edge, own // chances[edge.choice], kind)
            offered[edge.choice, edge.rows] = True
            values[edge.choice, edge.rows] += value * chance
            slopes[edge.choice, edge.rows] += slope * chance + value * tilt
        return self._chosen(scene, values, slopes, offered, own * later, kind)

    def _chosen(
        self, scene: int, values: Values, slopes: Values, offered: Values, over: int, kind: Any
    ) -> Sloped:
        """Add the best of each state, and its slope."""
        stopped = ~offered.any(axis=0)
        best = np.where(
            stopped, weighted(self.weights, self.net.stops[scene], kind) * over, greatest(values, offered)
        )
        slope = np.where(stopped, weighted(self.tilt, self.net.stops[scene], kind) * over, slopes[0])
        for choice in range(len(values)):
            slope = np.where(offered[choice] & (values[choice] == best), slopes[choice], slope)
        return Sloped(values, slopes, offered, best, slope, over)

    def _chance(self, scene: int, edge: Edge, factor: int, kind: Any) -> tuple[Column, Column]:
        """Return the chance of an edge over the scene's denominator, and its slope."""
        chance = np.atleast_1d(edge.chance).astype(kind) * factor
        live = self.net.seen.asked.events[scene][edge.choice]
        if scene != self.number.scene or self.number.event not in live:
            return chance, 0
        over = self.net.story.scenes[scene].events[self.number.event].denominator
        now = int(self.number.now * over)
        here = np.atleast_1d(edge.odds[live.index(self.number.event)]) == now
        happened = self.number.event in edge.events
        rest = np.atleast_1d(edge.chance).astype(kind) // (now if happened else over - now)
        share = self.at if happened else 1 - self.at
        unit = over * (factor // self.at.denominator)
        moved = rest * (unit * int(share * self.at.denominator))
        tilt = rest * (unit * self.at.denominator * (1 if happened else -1))
        return np.where(here, moved, chance), np.where(here, tilt, 0 * tilt)
