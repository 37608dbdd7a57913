"""One pass forward over all plays: which states stand at each scene, how likely, and by which way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from bluehelm.scenario.analysis.errors import TooLargeError
from bluehelm.scenario.analysis.merge import Part, Weights, merged, scaled
from bluehelm.scenario.analysis.moves import DRY, Batch, batch, denominator, moves, offered
from bluehelm.scenario.analysis.origin import FIRST, Ways, origins
from bluehelm.scenario.analysis.policy import Policy, shares
from bluehelm.scenario.analysis.size import refuse_too_large
from bluehelm.scenario.analysis.view import Columns, View

CHUNK = 1 << 16  # states expanded at once: a few MB, so that columns stay in the cache
PENDING = 1 << 22  # states that wait to be merged
MOST_STATES = 10_000_000  # each costs about 200 bytes at the worst moment, so that 2 GiB hold them


@dataclass(frozen=True)
class Stop:
    """States in which plays have stopped at a scene: `target` as in `Move`, or DRY."""

    scene: int
    target: int
    columns: Columns
    part: Part


@dataclass
class Pool:
    """What has come to one scene so far."""

    space: int
    parts: list[Part] = field(default_factory=list)
    waiting: int = 0

    def add(self, part: Part) -> None:
        """Take more states, and merge before there are too many."""
        self.parts.append(part)
        self.waiting += len(part)
        if self.waiting > PENDING:
            self.parts = [merged(self.parts, self.space)]
            self.waiting = 0

    def take(self) -> Part | None:
        """Return the merged states and forget them."""
        parts, self.parts = self.parts, []
        return merged(parts, self.space) if parts else None


@dataclass(frozen=True)
class Walk:
    """The states of each scene (None where no play comes) and the ways between them."""

    layers: tuple[Part | None, ...]
    ways: Ways

    @property
    def states(self) -> int:
        """How many merged states there are."""
        return sum(len(layer) for layer in self.layers if layer is not None)


def walk(view: View, stopped: Callable[[Stop], None], policy: Policy | None = None) -> Walk:
    """Walk over all plays and call `stopped` for each way in which plays stop.

    `policy` None: each offered option is equally likely. Time and memory are linear in merged states times
    options times lucks. Raises TooLargeError: before it starts if the bound is over the limit, later if it
    meets more than MOST_STATES.
    """
    refuse_too_large(view)
    pools = [Pool(layout.space) for layout in view.layouts]
    pools[0].add(_start(view))
    layers: list[Part | None] = []
    met = 0
    ways = Ways()
    for number, pool in enumerate(pools):
        layer = pool.take()
        layers.append(layer)
        met += 0 if layer is None else len(layer)
        if met > MOST_STATES:
            raise TooLargeError(met, MOST_STATES)
        if layer is None:
            continue
        for stop in _spread(view, number, layer, policy, ways):
            if stop.target < 0:
                stopped(stop)
                continue
            keys = view.layouts[stop.target].pack(stop.columns, len(stop.part))
            pools[stop.target].add(Part(keys, stop.part.weights, stop.part.denominator, stop.part.origin))
    return Walk(tuple(layers), ways)


def _start(view: View) -> Part:
    gauges = [0 if number in view.gain else one.start for number, one in enumerate(view.story.gauges)]
    key = view.layouts[0].pack(Columns(list(gauges), view.story.scenes[0].visit, 0), 1)
    return Part(key, np.ones(1, np.int64), 1, np.full(1, FIRST))


def chunks(view: View, scene: int, layer: Part) -> Iterator[Batch]:
    """Yield the states of a layer in batches; rows count from 0 at the start of the layer."""
    for first in range(0, len(layer), CHUNK):
        yield batch(view, scene, layer.keys[first : first + CHUNK], first)


def _spread(view: View, scene: int, layer: Part, policy: Policy | None, ways: Ways) -> Iterator[Stop]:
    """Yield where the states of a layer go, move by move; keys are not packed yet."""
    for states in chunks(view, scene, layer):
        share = shares(view, scene, offered(view, scene, states), len(states), policy)
        dry = states.where(share.none)
        if len(dry):
            part = Part(dry.rows, layer.weights[dry.rows], layer.denominator, layer.origin[dry.rows])
            yield Stop(scene, DRY, dry.columns(), part)
        for move in moves(view, scene, states):
            over = layer.denominator * share.common * denominator(view, scene, move.choice)
            rows = move.after.rows
            weights: Weights = scaled(layer.weights[rows], share.of(move.choice, rows - states.rows[0]), over)
            weights = scaled(weights, move.after.chance, over)
            way = ways.number((scene, move.choice, move.events))
            origin = origins(layer.origin, rows, way)
            yield Stop(scene, move.target, move.after.columns(), Part(rows, weights, over, origin))
