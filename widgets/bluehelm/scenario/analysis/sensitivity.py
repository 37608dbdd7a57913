"""How far a weight or a probability can move before the advice changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Literal

from bluehelm.scenario.analysis.best import trail
from bluehelm.scenario.analysis.bracket import Change, first_change
from bluehelm.scenario.analysis.compact import compact
from bluehelm.scenario.analysis.net import Net, net
from bluehelm.scenario.analysis.policy import Weight
from bluehelm.scenario.analysis.slopes import Moved, Number, Point, numbers
from bluehelm.scenario.analysis.solve import solve
from bluehelm.scenario.model import Scenario

FARTHEST = 10  # weights are moved from 0 to so many times the largest of them


@dataclass(frozen=True)
class Leeway:
    """One number that can move while all others stay. None: the advice holds all the way.

    `kind` "weight": `name` is a gauge or an ending, moved down to 0 and up to FARTHEST times the largest
    weight. `kind` "probability": `name` is an event, moved in the states where its probability is `now`, down
    to 0 and up to 1.
    """

    kind: Literal["weight", "probability"]
    name: str
    now: Fraction
    down: Change | None
    up: Change | None


@dataclass(frozen=True)
class Firmness:
    """How firm the advice is in one scene. `advice`: all best options; the first of them is tested."""

    scene: str
    advice: tuple[str, ...]
    leeways: tuple[Leeway, ...]


@dataclass(frozen=True)
class Sensitivity:
    """Each decision of the best line (see `BestPlay.line`), in order; the first stands for no luck at all."""

    decisions: tuple[Firmness, ...]


def sensitivity(scenario: Scenario, weights: Mapping[str, Weight]) -> Sensitivity:
    """Return how far each weight and each probability can move before the advice changes.

    The advice is the first best option in each state on the best line. One number moves at a time, and later
    decisions always adapt. A probability that is 0 or 1 is a rule, not an estimate, and stays; one that
    cannot matter for this weighting is left out. Exact: values are highest of straight lines, so two of them
    bracket the place and meet in it (after Eisner and Severance 1976); where MOST_POINTS are not enough, the
    result says between which numbers it lies. Costs a few backward passes for each number. Raises LoopError,
    TooLargeError, and AnalysisError for unknown names.
    """
    story = compact(scenario)
    moves = net(story, tuple(weights))
    stated = [Fraction(weight) for weight in weights.values()]
    line = [(scene, row) for scene, row, _ in trail(solve(moves, stated))]
    tested = [_Test(moves, stated, number, line) for number in numbers(moves, stated)]
    return Sensitivity(tuple(_firmness(moves, place, line[place], tested) for place in range(len(line))))


class _Test:
    """Values along the line with one number moved, worked out once for each value of the number."""

    def __init__(
        self, moves: Net, stated: list[Fraction], number: Number, line: list[tuple[int, int]]
    ) -> None:
        self.moves, self.stated, self.number, self.line = moves, stated, number, line
        self.known: dict[Fraction, list[Point]] = {}
        self.farthest = FARTHEST * max((abs(weight) for weight in stated), default=Fraction(1))

    def at(self, place: int, value: Fraction) -> Point:
        """Return value and slope of the options at one place of the line."""
        if value not in self.known:
            moved = Moved(self.moves, self.stated, self.number, value)
            self.known[value] = [moved.point(scene, row) for scene, row in self.line]
        return self.known[value][place]

    def leeway(self, place: int, favourite: int, ids: list[str]) -> Leeway:
        """Return how far the number can move before `favourite` is no longer best at one place."""
        number, evaluate = self.number, partial(self.at, place)
        down, up = (
            first_change(evaluate, favourite, number.now, end, ids) for end in _ends(number, self.farthest)
        )
        kind: Literal["weight", "probability"] = "probability" if number.weight is None else "weight"
        return Leeway(kind, number.name, number.now, down, up)


def _firmness(moves: Net, place: int, at: tuple[int, int], tested: list[_Test]) -> Firmness:
    ids = [choice.id for choice in moves.story.scenes[at[0]].choices]
    now = tested[0].at(place, tested[0].number.now)
    top = max(value for value, _ in now.values())
    best = [choice for choice, (value, _) in now.items() if value == top]
    leeways = tuple(test.leeway(place, best[0], ids) for test in tested)
    return Firmness(moves.story.scenes[at[0]].id, tuple(ids[choice] for choice in best), leeways)


def _ends(number: Number, farthest: Fraction) -> tuple[Fraction, Fraction]:
    if number.weight is None:
        return Fraction(0), Fraction(1)
    return (Fraction(0), farthest) if number.now >= 0 else (-farthest, Fraction(0))
