"""Equal states become one: their weights add up, and the shortest way to them is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.moves import SAFE
from bluehelm.scenario.analysis.view import Numbers

DENSE = 1 << 24  # up to here one cell for each possible key is faster than sorting
LAST = np.iinfo(np.int64).max
Weights = NDArray[np.int64] | NDArray[np.object_]


@dataclass(frozen=True)
class Part:
    """Packed states, their weights over `denominator`, and their origins.

    Each weight is a probability times the denominator, so that sums stay within it: below 2**62 int64 is
    exact, above it the weights are Python's own integers.
    """

    keys: Numbers
    weights: Weights
    denominator: int
    origin: Numbers

    def __len__(self) -> int:
        """Return how many states there are."""
        return len(self.keys)


def scaled(weights: Weights, factor: int | Weights, denominator: int) -> Weights:
    """Return weights times factor; `denominator` is the new one and decides whether int64 is safe."""
    if isinstance(factor, int) and factor == 1:
        return weights
    if denominator < SAFE:
        product: Weights = weights * factor
        return product
    larger: Weights = weights.astype(object) * factor
    return larger


def merged(parts: Sequence[Part], space: int) -> Part:
    """Return one state for each key, in order of keys."""
    common = lcm(*(part.denominator for part in parts))
    weights: Weights = np.concatenate(
        [scaled(part.weights, common // part.denominator, common) for part in parts]
    )
    keys = np.concatenate([part.keys for part in parts])
    origin = np.concatenate([part.origin for part in parts])
    if space <= DENSE and weights.dtype != object and len(keys) > space >> 6:
        return _dense(keys, weights, common, origin, space)
    return _sorted(keys, weights, common, origin)


def _dense(keys: Numbers, weights: Weights, common: int, origin: Numbers, space: int) -> Part:
    sums = np.zeros(space, np.int64)
    np.add.at(sums, keys, weights)
    first = np.full(space, LAST)
    np.minimum.at(first, keys, origin)
    found = np.flatnonzero(first != LAST)
    return Part(found, sums[found], common, first[found])


def _sorted(keys: Numbers, weights: Weights, common: int, origin: Numbers) -> Part:
    order = np.argsort(keys)
    keys = keys[order]
    begins = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sums: Weights = np.add.reduceat(weights[order], begins)
    return Part(keys[begins], sums, common, np.minimum.reduceat(origin[order], begins))
