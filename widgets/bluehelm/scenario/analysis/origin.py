"""Where a state came from, in one whole number: (decisions so far, row in the layer before, way taken).

The count of decisions stands first, so the least of several origins is on a shortest way.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bluehelm.scenario.analysis.errors import TooLargeError
from bluehelm.scenario.analysis.view import Numbers

ROWS, WAYS = 1 << 33, 1 << 20
FIRST = -1  # the origin of the start
Way = tuple[int, int, tuple[int, ...]]  # scene, choice, events that happened


@dataclass
class Ways:
    """The ways taken so far, by number."""

    known: list[Way] = field(default_factory=list)
    numbers: dict[Way, int] = field(default_factory=dict)

    def number(self, way: Way) -> int:
        """Return the number of a way, a new one if it is new. Raises TooLargeError."""
        if way not in self.numbers:
            if len(self.known) >= WAYS:
                raise TooLargeError(len(self.known) + 1, WAYS)
            self.numbers[way] = len(self.known)
            self.known.append(way)
        return self.numbers[way]


def origins(before: Numbers, rows: Numbers, way: int) -> Numbers:
    """Return the origins of states that left `rows` of a layer, whose own origins are `before`."""
    return ((decisions(before[rows]) + 1) * ROWS + rows) * WAYS + way


def decisions(origin: Numbers) -> Numbers:
    """Return how many decisions were taken on the way; 0 at the start."""
    return (origin // (ROWS * WAYS)).clip(min=0)


def came(origin: int) -> tuple[int, int]:
    """Return (row, way) of one origin."""
    return origin // WAYS % ROWS, origin % WAYS
