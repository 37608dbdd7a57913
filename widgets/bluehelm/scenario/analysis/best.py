"""Best play for a weighting, and what every other option costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.compact import compact
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.distribution import total
from bluehelm.scenario.analysis.merge import Weights
from bluehelm.scenario.analysis.moves import Move, batch, moves
from bluehelm.scenario.analysis.net import net
from bluehelm.scenario.analysis.policy import Weight
from bluehelm.scenario.analysis.solve import Layer, Solved, solve
from bluehelm.scenario.analysis.view import Columns
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.play import State


@dataclass(frozen=True)
class Regret:
    """What one option costs against the best one, over all states in which it can be on offer.

    `low` and `high` in units of the weighting; `best` is the share, among uniform plays that come to the
    scene, of states in which this option is a best one.
    """

    scene: str
    choice: str
    low: Fraction
    high: Fraction
    best: Fraction


@dataclass(frozen=True)
class Advice:
    """One decision of the best line: the value of each option on offer, and those that are best."""

    scene: str
    values: Mapping[str, Fraction]
    best: tuple[str, ...]


@dataclass(frozen=True)
class BestPlay:
    """Best play. `value` is what it expects at the end: weighted gauges plus weighted chances of endings.

    `line` follows the first best option of each scene while each event does what is likelier (at one half:
    it happens). `regrets` has each option that can be on offer. Ask `values` for any state of a play.
    """

    weights: Mapping[str, Weight]
    value: Fraction
    line: tuple[Advice, ...]
    regrets: tuple[Regret, ...]
    solved: Solved

    def values(self, state: State) -> dict[str, Fraction]:
        """Return what each option on offer is worth in a state, if play is best afterwards.

        Raises KeyError for a state that no play comes to.
        """
        return values(self.solved, state)


def best_play(scenario: Scenario, weights: Mapping[str, Weight]) -> BestPlay:
    """Return best play for weights over gauges at the end and chances of endings, by backward induction.

    Exact, and a policy that looks at luck: each decision knows what has happened so far. Linear in merged
    states times options times lucks. Raises LoopError, TooLargeError, and AnalysisError for unknown names.
    """
    story = compact(scenario)
    solved = solve(net(story, tuple(weights)), [Fraction(weight) for weight in weights.values()])
    return BestPlay(weights, solved.start(), tuple(_line(solved)), tuple(_regrets(solved)), solved)


def values(solved: Solved, state: State) -> dict[str, Fraction]:
    """Return the value at the end that each option on offer leads to; empty if the play has ended."""
    if state.scene is None:
        return {}
    scene, columns = _columns(solved, state)
    row = solved.row(scene, columns)
    layer = solved.layers[scene]
    assert layer is not None
    now = solved.standing(state.gauges)
    return {
        choice.id: now + solved.value(scene, row, number)
        for number, choice in enumerate(solved.net.story.scenes[scene].choices)
        if layer.offered[number, row]
    }


def _columns(solved: Solved, state: State) -> tuple[int, Columns]:
    """Return scene number and columns of the state of a play."""
    story, tallies = solved.net.story, len(solved.net.seen.gain)
    scene = next(number for number, one in enumerate(story.scenes) if one.id == state.scene)
    bits = sum(1 << story.bits[name] for name in (*state.flags, *state.visits))
    gauges: list[Column] = [*(state.gauges[gauge.id] for gauge in story.gauges), *([0] * tallies)]
    return scene, Columns(gauges, bits, state.grey_run if story.grey is not None else 0)


def trail(solved: Solved) -> Iterator[tuple[int, int, Fraction]]:
    """Yield (scene, row, what was paid so far) along the best line, with the likeliest luck."""
    scene, row, now = 0, 0, solved.start() - solved.value(0, 0)
    while scene >= 0:
        layer, part = solved.layers[scene], solved.net.walked.layers[scene]
        assert layer is not None
        assert part is not None
        if not layer.offered[:, row].any():
            return
        yield scene, row, now
        first = _best(layer, row)[0]
        states = batch(solved.net.seen, scene, part.keys[row : row + 1])
        ways = [move for move in moves(solved.net.seen, scene, states) if move.choice == first]
        likeliest = max(ways, key=lambda move: int(np.max(move.after.chance)))
        now += _paid(solved, likeliest)
        scene = likeliest.target
        row = solved.row(scene, likeliest.after.columns()) if scene >= 0 else 0


def _line(solved: Solved) -> Iterator[Advice]:
    for scene, row, now in trail(solved):
        layer, here = solved.layers[scene], solved.net.story.scenes[scene]
        assert layer is not None
        values = {
            choice.id: now + solved.value(scene, row, number)
            for number, choice in enumerate(here.choices)
            if layer.offered[number, row]
        }
        yield Advice(here.id, values, tuple(here.choices[number].id for number in _best(layer, row)))


def _best(layer: Layer, row: int) -> list[int]:
    """Return the choices that are best in one state."""
    pairs = zip(layer.offered[:, row], layer.options[:, row], strict=True)
    return [number for number, (offered, value) in enumerate(pairs) if offered and value == layer.best[row]]


def _paid(solved: Solved, move: Move) -> Fraction:
    """Return what one state was paid on the way, the gauges that add up."""
    pairs = zip(solved.weights, solved.net.payoffs, strict=True)
    paid = [weight * int(np.max(one.paid(move.after, 0))) for weight, one in pairs if one.tally is not None]
    return Fraction(sum(paid), solved.scale)


def _regrets(solved: Solved) -> Iterator[Regret]:
    for scene, layer, part in zip(
        solved.net.seen.story.scenes, solved.layers, solved.net.walked.layers, strict=True
    ):
        if layer is None or part is None:
            continue
        for number, choice in enumerate(scene.choices):
            mask = layer.offered[number]
            if mask.any():
                yield _regret(layer, mask, (scene.id, choice.id, number), part.weights, solved.scale)


def _regret(
    layer: Layer, mask: NDArray[np.bool_], option: tuple[str, str, int], weights: Weights, scale: int
) -> Regret:
    scene, choice, number = option
    costs = layer.best[mask] - layer.options[number][mask]
    unit = layer.denominator * scale
    best = Fraction(total(weights[mask][costs == 0]), total(weights))
    return Regret(scene, choice, Fraction(int(costs.min()), unit), Fraction(int(costs.max()), unit), best)
