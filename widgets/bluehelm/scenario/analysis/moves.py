"""One decision for many states at once: every option that is offered, and every way luck can go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.compact import END, Choice, Compact, Effects, Scene
from bluehelm.scenario.analysis.condition import Column, Mask, holds, negated
from bluehelm.scenario.analysis.ranges import spent
from bluehelm.scenario.analysis.view import Columns, Numbers, View
from bluehelm.scenario.expression import Node

EARLY, DONE = -2, -3  # targets beside scene numbers; with endings counted, ending i is DONE - i
SAFE = 1 << 62
DRY = -1  # no option is offered


@dataclass(frozen=True)
class Batch:
    """Some states of one scene within a step: `rows` says which, `chance` (a numerator) how likely.

    `gauges`, `bits`, `run` are columns as in `Columns`, one entry for each of `rows`. `odds` has the
    numerator of each live event so far, whether it happened or not.
    """

    rows: NDArray[np.intp]
    gauges: tuple[Column, ...]
    bits: Column
    run: Column
    chance: Column = 1
    odds: tuple[Column, ...] = ()

    def __len__(self) -> int:
        """Return how many states there are."""
        return len(self.rows)

    def where(self, mask: Mask) -> Batch:
        """Return those states for which the mask holds."""
        if isinstance(mask, bool):
            return self if mask else self._taken(np.zeros(0, np.intp))
        return self if mask.all() else self._taken(np.flatnonzero(mask))

    def _taken(self, index: NDArray[np.intp]) -> Batch:
        def taken(column: Column) -> Column:
            return column if isinstance(column, int) else column[index]

        gauges = tuple(taken(column) for column in self.gauges)
        odds = tuple(taken(column) for column in self.odds)
        return Batch(self.rows[index], gauges, taken(self.bits), taken(self.run), taken(self.chance), odds)

    def value(self, story: Compact, name: str) -> Column:
        """Return the column of a name in a condition."""
        if name in story.bits:
            return (self.bits >> story.bits[name]) & 1
        return self.gauges[story.number(name)]

    def columns(self) -> Columns:
        """Return the states as columns."""
        return Columns(list(self.gauges), self.bits, self.run)


@dataclass(frozen=True)
class Move:
    """States that take the same choice, meet the same events and go the same way.

    `target` is a scene number, EARLY, or DONE minus the number of the ending.
    """

    choice: int
    events: tuple[int, ...]
    target: int
    after: Batch


def batch(view: View, scene: int, keys: Numbers, first: int = 0) -> Batch:
    """Return packed states of a scene as a batch whose rows are numbered from `first`."""
    columns = view.layouts[scene].unpack(keys)
    return Batch(np.arange(first, first + len(keys)), tuple(columns.gauges), columns.bits, columns.run)


def offered(view: View, scene: int, states: Batch) -> list[Mask]:
    """Return for each choice of a scene which states it is offered in."""
    story = view.story
    return [
        holds(choice.when, lambda name: states.value(story, name)) for choice in story.scenes[scene].choices
    ]


def denominator(view: View, scene: int, choice: int) -> int:
    """Return what the chances of the moves after a choice are numerators over."""
    product = 1
    for event in view.asked.events[scene][choice]:
        product *= view.story.scenes[scene].events[event].denominator
    return product


def moves(view: View, scene: int, states: Batch) -> Iterator[Move]:
    """Yield every move of these states; chances of one state and choice add up to the denominator."""
    here = view.story.scenes[scene]
    masks = offered(view, scene, states)
    for number, (choice, mask) in enumerate(zip(here.choices, masks, strict=True)):
        chosen = states.where(mask)
        if not len(chosen):
            continue
        for events, after in _lucks(
            view, here, view.asked.events[scene][number], _chosen(view, chosen, choice)
        ):
            after = _quiet(view, after, choice)
            for target, part in _targets(view, choice, after):
                if len(part):
                    yield Move(number, events, target, part)


def _chosen(view: View, states: Batch, choice: Choice) -> Batch:
    """Apply the choice, overstretch by the gauges as they were before, and flags."""
    after = _shift(view, states, choice.effects)
    for rule in spent(view.story, choice):
        before = states.gauges[rule.gauge]
        after = _shift(view, after, rule.effects, before <= rule.limit)
    return replace(after, bits=after.bits | choice.sets)


def _lucks(
    view: View, scene: Scene, events: tuple[int, ...], states: Batch
) -> Iterator[tuple[tuple[int, ...], Batch]]:
    """Yield each combination of events that can happen, with the states it happens to."""
    if not events:
        yield (), states
        return
    event = scene.events[events[0]]
    chance: Column = event.base
    for condition, added in event.adjust:
        chance = chance + added * _numbers(holds(condition, lambda name: states.value(view.story, name)))
    happens = _cut(chance, 0, event.denominator)
    if not isinstance(happens, int) and _digits(scene) > SAFE:
        happens = happens.astype(object)  # so many digits that int64 cannot hold the products
    states = replace(states, odds=(*states.odds, happens))
    hit = _likely(states, happens)
    hit = _shift(view, hit, event.effects)
    missed = _likely(states, event.denominator - happens)
    for happened, part in ((events[:1], hit), ((), missed)):
        if len(part):
            for more, after in _lucks(view, scene, events[1:], part):
                yield (*happened, *more), after


def _digits(scene: Scene) -> int:
    return prod(event.denominator for event in scene.events)


def _likely(states: Batch, chance: Column) -> Batch:
    """Return the states with a chance above 0, and the chance multiplied in."""
    return replace(states, chance=states.chance * chance).where(chance > 0)


def _quiet(view: View, states: Batch, choice: Choice) -> Batch:
    """Count quiet decisions, and let the grey line strike where the count is full."""
    story = view.story
    if story.grey is None or not choice.quiet:
        return replace(states, run=0)
    run = states.run + 1
    full = run >= story.grey.decisions
    struck = _shift(view, states, story.grey.effects, full)
    return replace(struck, run=run * _numbers(negated(full)))


def _targets(view: View, choice: Choice, states: Batch) -> Iterator[tuple[int, Batch]]:
    """Yield where the states go on: ended early, the next scene, or an ending."""
    story = view.story
    early: Mask = False
    for gauge, column in zip(story.gauges, states.gauges, strict=True):
        if gauge.end_at is not None:
            early = early | (column <= gauge.end_at)
    yield EARLY, states.where(early)
    rest = states.where(negated(early))
    for condition, target in choice.next:
        fits, rest = _split(story, rest, condition)
        if target != END:
            yield target, fits
        else:
            yield from _endings(view, fits)


def _endings(view: View, states: Batch) -> Iterator[tuple[int, Batch]]:
    if not view.endings:
        yield DONE, states
        return
    for number, (_, condition) in enumerate(view.story.endings[:-1]):
        fits, states = _split(view.story, states, condition)
        yield DONE - number, fits
    yield DONE - (len(view.story.endings) - 1), states


def _split(story: Compact, states: Batch, condition: Node | None) -> tuple[Batch, Batch]:
    mask = holds(condition, lambda name: states.value(story, name))
    return states.where(mask), states.where(negated(mask))


def _shift(view: View, states: Batch, effects: Effects, mask: Mask = True) -> Batch:
    """Return the states after effects, each cut at the bounds of its gauge; only where the mask holds."""
    gauges = list(states.gauges)
    for number, amount in effects:
        moved = gauges[number] + amount * _numbers(mask)
        gauge = view.story.gauges[number]
        if number in view.found.cut and gauge.low is not None and gauge.high is not None:
            moved = _cut(moved, gauge.low, gauge.high)
        gauges[number] = moved
    return replace(states, gauges=tuple(gauges))


def _cut(column: Column, low: int, high: int) -> Column:
    return min(max(column, low), high) if isinstance(column, int) else np.clip(column, low, high)


def _numbers(mask: Mask) -> Column:
    return int(mask) if isinstance(mask, bool) else mask.astype(np.int64)
