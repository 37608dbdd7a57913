"""Plans: one choice for each scene, written down beforehand and kept whatever luck brings.

The first scenes of a plan lead to a *belief*: how likely each merged state is then. Two beginnings with the
same belief have the same ways on, so only what they have gained so far tells them apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm, prod

import numpy as np

from bluehelm.scenario.analysis.compact import Compact
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.moves import denominator
from bluehelm.scenario.analysis.net import Net

Vector = tuple[int, ...]
Place = tuple[int, int]  # scene, row
Belief = tuple[tuple[Place, int], ...]  # weights over the product of `chances` of all scenes before


@dataclass(frozen=True)
class Outcome:
    """One way a choice can go: `chance` over the scene's denominator; `place` None if the play stops."""

    place: Place | None
    chance: int
    gain: Vector


Options = list[list[Outcome]]  # for each choice the ways it can go; none if it is not offered


@dataclass(frozen=True)
class Graph:
    """The merged states of all scenes with every choice and every luck.

    `chances[scene]` is the common denominator at a scene, `stops[scene][row]` what is gained if nothing is
    offered there, `start` the objectives before the first decision.
    """

    story: Compact
    options: tuple[list[Options], ...]
    stops: tuple[list[Vector], ...]
    chances: tuple[int, ...]
    start: Vector

    @property
    def whole(self) -> int:
        """The denominator that makes every expectation whole."""
        return prod(self.chances)


def graph(found: Net) -> Graph:
    """Return the graph for expected values of the net's names."""
    chances = tuple(
        lcm(*(denominator(found.seen, scene, choice) for choice in range(len(one.choices))))
        for scene, one in enumerate(found.story.scenes)
    )
    start = tuple(
        found.story.gauges[found.story.number(payoff.name)].start if payoff.tally is not None else 0
        for payoff in found.payoffs
    )
    scenes = range(len(found.story.scenes))
    return Graph(
        story=found.story,
        options=tuple(_options(found, scene, chances[scene]) for scene in scenes),
        stops=tuple(_vectors(found.stops[scene], found.count(scene)) for scene in scenes),
        chances=chances,
        start=start,
    )


def _options(found: Net, scene: int, chance: int) -> list[Options]:
    choices = len(found.story.scenes[scene].choices)
    rows: list[Options] = [[[] for _ in range(choices)] for _ in range(found.count(scene))]
    for edge in found.edges[scene]:
        factor = chance // denominator(found.seen, scene, edge.choice)
        likely = np.broadcast_to(np.asarray(edge.chance), len(edge.rows)).tolist()
        gains = _vectors(edge.paid, len(edge.rows))
        to: list[Place | None] = [None] * len(edge.rows)
        if edge.target >= 0:
            to = [(edge.target, row) for row in edge.to.tolist()]
        for row, place, share, gain in zip(edge.rows.tolist(), to, likely, gains, strict=True):
            rows[row][edge.choice].append(Outcome(place, share * factor, gain))
    return rows


def _vectors(columns: Sequence[Column], count: int) -> list[Vector]:
    """Return columns as one vector for each state."""
    if not count:
        return []
    return list(zip(*(np.broadcast_to(np.asarray(one), count).tolist() for one in columns), strict=True))


def advance(found: Graph, belief: Belief, scene: int, choice: int) -> tuple[Belief, Vector] | None:
    """Return the belief after a choice at a scene and what is gained, over the chances up to this scene.

    None if the choice is not on offer in some state of the belief, so that it cannot be planned. A state in
    which nothing is on offer stops the play.
    """
    after: Counter[Place] = Counter()
    gained = [0] * len(found.start)
    chance = found.chances[scene]
    for (place, row), weight in belief:
        if place != scene:
            after[place, row] += weight * chance
            continue
        outcomes = found.options[scene][row][choice]
        if not outcomes:
            if any(found.options[scene][row]):
                return None
            outcomes = [Outcome(None, chance, found.stops[scene][row])]
        for one in outcomes:
            share = weight * one.chance
            for number, amount in enumerate(one.gain):
                gained[number] += share * amount
            if one.place is not None:
                after[one.place] += share
    return tuple(sorted(after.items())), tuple(gained)
