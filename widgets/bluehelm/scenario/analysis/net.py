"""Every move between merged states as plain arrays, and what each pays towards the names that count.

Built once for a question, it serves best play, sensitivity and plans. Gauges that are never cut add up, so
they are paid step by step and split no states; a gauge that can be cut is kept in the state and paid in full
when the play stops, as is the ending.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.compact import Compact, with_tally
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.errors import AnalysisError
from bluehelm.scenario.analysis.merge import DENSE, Part
from bluehelm.scenario.analysis.moves import DONE, EARLY, Batch, moves
from bluehelm.scenario.analysis.ranges import ranges
from bluehelm.scenario.analysis.view import Numbers, View, view
from bluehelm.scenario.analysis.walk import Walk, chunks, walk


@dataclass(frozen=True)
class Payoff:
    """What one name pays: a tally as it moves, a gauge that can be cut in the end, or a target reached.

    `most`: the largest size of what it can pay in a whole play.
    """

    name: str
    tally: int | None
    gauge: int | None
    target: int | None
    most: int

    def paid(self, states: Batch, target: int | None) -> Column:
        """Return what is paid as states go to `target` (None: they stop where they stand)."""
        found: Column = 0
        if self.tally is not None:
            found = states.gauges[self.tally]
        elif self.gauge is not None and (target is None or target < 0):
            found = states.gauges[self.gauge]
        elif self.target is not None and self.target == target:
            found = 1
        return found


@dataclass(frozen=True)
class Edge:
    """Moves alike, from `rows` of a scene to rows `to` of `target` (`to` is empty where the play stops).

    `chance` and `odds` as in `Batch`; `paid` has one column for each name.
    """

    choice: int
    events: tuple[int, ...]
    rows: NDArray[np.intp]
    target: int
    to: Numbers
    chance: Column
    odds: tuple[Column, ...]
    paid: tuple[Column, ...]


@dataclass(frozen=True)
class Net:
    """All moves. `stops[scene]` has what each name pays if a play stops there with nothing on offer."""

    story: Compact
    seen: View
    walked: Walk
    payoffs: tuple[Payoff, ...]
    edges: tuple[tuple[Edge, ...], ...]
    stops: tuple[tuple[Column, ...], ...]

    def count(self, scene: int) -> int:
        """Return how many merged states stand at a scene."""
        layer = self.walked.layers[scene]
        return 0 if layer is None else len(layer)


def net(story: Compact, names: Sequence[str]) -> Net:
    """Return the moves that matter for gauges at the end and endings with these names.

    Time and memory are linear in merged states times moves. Raises AnalysisError for an unknown name.
    """
    payoffs = _payoffs(story, names)
    tallied, gain = story, []
    for payoff in payoffs:
        if payoff.tally is not None:
            gain.append(payoff.tally)
            tallied = with_tally(tallied, {story.number(payoff.name): 1})
    kept = tuple(payoff.gauge for payoff in payoffs if payoff.gauge is not None)
    endings = any(payoff.target is not None for payoff in payoffs)
    seen = view(tallied, keep=kept, endings=endings, gain=tuple(gain))
    walked = walk(seen, lambda stop: None)
    edges: list[tuple[Edge, ...]] = []
    stops: list[tuple[Column, ...]] = []
    for scene, layer in enumerate(walked.layers):
        builder = _Builder(seen, walked, payoffs)
        edges.append(tuple(builder.edges(scene, layer)) if layer is not None else ())
        stops.append(builder.stops(scene, layer) if layer is not None else ())
    return Net(story, seen, walked, payoffs, tuple(edges), tuple(stops))


def _payoffs(story: Compact, names: Sequence[str]) -> tuple[Payoff, ...]:
    targets = {ending: DONE - number for number, (ending, _) in enumerate(story.endings)}
    if story.early is not None:
        targets[story.early] = EARLY
    gauges = {gauge.id: number for number, gauge in enumerate(story.gauges)}
    unknown = sorted(set(names) - set(gauges) - set(targets))
    if unknown:
        raise AnalysisError(
            f"There is neither gauge nor ending called {', '.join(unknown)}. "
            f"Gauges: {', '.join(gauges)}. Endings: {', '.join(targets)}."
        )
    cut, last, found = ranges(story).cut, len(story.gauges), []
    for name in dict.fromkeys(names):
        if name in targets:
            found.append(Payoff(name, None, None, targets[name], 1))
            continue
        gauge = story.gauges[gauges[name]]
        most = abs(gauge.low or 0) + abs(gauge.high or 0)
        if gauges[name] in cut:
            found.append(Payoff(name, None, gauges[name], None, most))
        else:
            found.append(Payoff(name, last, None, None, 2 * most))
            last += 1
    return tuple(found)


class _Builder:
    """Edges of one scene after another; keeps the table of rows of the scene looked up last."""

    def __init__(self, seen: View, walked: Walk, payoffs: tuple[Payoff, ...]) -> None:
        self.seen, self.walked, self.payoffs = seen, walked, payoffs
        self.tables: dict[int, Numbers] = {}

    def edges(self, scene: int, layer: Part) -> Iterator[Edge]:
        for states in chunks(self.seen, scene, layer):
            for move in moves(self.seen, scene, states):
                after = move.after
                paid = tuple(payoff.paid(after, move.target) for payoff in self.payoffs)
                to = self._rows(move.target, after) if move.target >= 0 else np.zeros(0, np.int64)
                yield Edge(
                    move.choice, move.events, after.rows, move.target, to, after.chance, after.odds, paid
                )

    def stops(self, scene: int, layer: Part) -> tuple[Column, ...]:
        """Return what a state pays that stops where it stands: only what is paid in full at the end."""
        found = []
        for payoff in self.payoffs:
            parts = [
                np.broadcast_to(np.asarray(payoff.paid(states, None)), len(states))
                for states in chunks(self.seen, scene, layer)
            ]
            found.append(0 if payoff.gauge is None else np.concatenate(parts))
        return tuple(found)

    def _rows(self, scene: int, states: Batch) -> Numbers:
        """Return where these states stand in the layer of a scene."""
        keys = self.seen.layouts[scene].pack(states.columns(), len(states))
        layer, space = self.walked.layers[scene], self.seen.layouts[scene].space
        assert layer is not None
        if space > DENSE:
            return np.searchsorted(layer.keys, keys)
        if scene not in self.tables:
            self.tables[scene] = np.zeros(space, np.int32)
            self.tables[scene][layer.keys] = np.arange(len(layer), dtype=np.int32)
        return self.tables[scene][keys]
