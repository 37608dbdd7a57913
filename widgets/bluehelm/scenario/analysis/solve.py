"""The value of every option in every merged state, by one pass backward over the net of moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.compact import whole
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.moves import SAFE, denominator
from bluehelm.scenario.analysis.net import Net
from bluehelm.scenario.analysis.view import Columns

Values = NDArray[Any]  # int64, or Python integers where a bound says that int64 may not hold the sums


@dataclass(frozen=True)
class Layer:
    """Values of one scene over `denominator`: `options[choice]`, and `best`, the greatest of those offered.

    Where `offered[choice]` is False the value means nothing. Where nothing is offered the play stops, and
    `best` is what the state pays as it is.
    """

    options: Values
    offered: NDArray[np.bool_]
    best: Values
    denominator: int


@dataclass(frozen=True)
class Solved:
    """All layers under best play. A value is what is still paid, in units of 1 / (denominator * `scale`)."""

    net: Net
    weights: tuple[int, ...]
    scale: int
    layers: tuple[Layer | None, ...]

    def row(self, scene: int, columns: Columns) -> int:
        """Return the row of one state. Raises KeyError if no play comes to it."""
        part = self.net.walked.layers[scene]
        key = self.net.seen.layouts[scene].pack(columns, 1)
        place = int(np.searchsorted(part.keys, key)[0]) if part is not None else 0
        if part is None or place == len(part) or part.keys[place] != key[0]:
            raise KeyError(f"No play comes to this state of scene {self.net.story.scenes[scene].id}.")
        return place

    def value(self, scene: int, row: int, choice: int | None = None) -> Fraction:
        """Return what one option (None: the best) of a state still pays, in units of the weighting."""
        layer = self.layers[scene]
        assert layer is not None
        number = layer.best[row] if choice is None else layer.options[choice, row]
        return Fraction(int(number), layer.denominator * self.scale)

    def standing(self, gauges: Mapping[str, int]) -> Fraction:
        """Return what has been paid so far: the weighted gauges that add up, as they stand."""
        pairs = zip(self.weights, self.net.payoffs, strict=True)
        paid = sum(weight * gauges[one.name] for weight, one in pairs if one.tally is not None)
        return Fraction(paid, self.scale)

    def start(self) -> Fraction:
        """Return what best play expects at the end."""
        return self.value(0, 0) + self.standing({gauge.id: gauge.start for gauge in self.net.story.gauges})


def solve(net: Net, weights: Sequence[Fraction]) -> Solved:
    """Return the values of all options if play is best afterwards; `weights` in the order of the net's names.

    Exact: whole numbers over a common denominator. Linear in the edges of the net.
    """
    scale = whole(weights)
    numbers = tuple(int(weight * scale) for weight in weights)
    bound = 1 + sum(abs(weight) * payoff.most for weight, payoff in zip(numbers, net.payoffs, strict=True))
    layers: list[Layer | None] = [None] * len(net.edges)
    for scene in reversed(range(len(net.edges))):
        if net.count(scene):
            layers[scene] = _layer(net, scene, layers, numbers, bound)
    return Solved(net, numbers, scale, tuple(layers))


def _layer(net: Net, scene: int, layers: Sequence[Layer | None], weights: Sequence[int], bound: int) -> Layer:
    choices = net.seen.story.scenes[scene].choices
    chances = [denominator(net.seen, scene, number) for number in range(len(choices))]
    own = lcm(*chances)
    known = {edge.target: layers[edge.target] for edge in net.edges[scene] if edge.target >= 0}
    later = lcm(*(layer.denominator for layer in known.values() if layer is not None))
    over = own * later
    kind: Any = np.int64 if bound * over < SAFE else object
    options = np.zeros((len(choices), net.count(scene)), dtype=kind)
    offered = np.zeros(options.shape, dtype=np.bool_)
    for edge in net.edges[scene]:
        value = weighted(weights, edge.paid, kind) * later
        layer = known.get(edge.target)
        if layer is not None:
            value = value + layer.best[edge.to].astype(kind) * (later // layer.denominator)
        offered[edge.choice, edge.rows] = True
        options[edge.choice, edge.rows] += value * (
            np.atleast_1d(edge.chance) * (own // chances[edge.choice])
        )
    stop = weighted(weights, net.stops[scene], kind) * over
    best = np.where(offered.any(axis=0), greatest(options, offered), stop)
    return Layer(options, offered, best, over)


def weighted(weights: Sequence[int], paid: Sequence[Column], kind: Any) -> Values:
    """Return the weighted sum of what each name pays: one number for each state, or one for all."""
    # Never of shape (): arithmetic turns such arrays into scalars, and Python integers into int64.
    total: Values = np.zeros(1, dtype=kind)
    for weight, column in zip(weights, paid, strict=True):
        total = total + np.atleast_1d(column).astype(kind) * weight
    return total


def greatest(options: Values, offered: NDArray[np.bool_]) -> Values:
    """Return the greatest offered value of each state; it means nothing where nothing is offered."""
    best: Values = options[0].copy()
    known = offered[0].copy()
    for values, mask in zip(options[1:], offered[1:], strict=True):
        better = mask & (~known | (values > best))
        best[better] = values[better]
        known |= mask
    return best
