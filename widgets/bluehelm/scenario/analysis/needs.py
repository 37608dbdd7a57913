"""What the rest of a play can still ask about a state, found by one pass backward.

A gauge is only ever asked whether it is above some number. `drop` and `rise` say how far it can move before
it is asked: a value further away than that has its answer already. So all values with the same answers are
one value, and a gauge, flag or count that is not asked about again is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bluehelm.scenario.analysis.compact import END, Choice, Compact, Effects, Event
from bluehelm.scenario.analysis.condition import Read, reads
from bluehelm.scenario.analysis.ranges import Ranges, next_run, spent
from bluehelm.scenario.expression import Node

Limits = dict[int | None, tuple[int, int]]  # asked "above this?" (None: the value itself) -> (drop, rise)


@dataclass
class Need:
    """What is asked from one moment on: limits for each gauge, bits, whether the quiet run counts."""

    limits: dict[int, Limits] = field(default_factory=dict)
    bits: int = 0
    run: bool = False

    def join(self, other: Need) -> None:
        """Add what another way on asks."""
        for gauge, limits in other.limits.items():
            for limit, (drop, rise) in limits.items():
                self.ask(gauge, limit, drop, rise)
        self.bits |= other.bits
        self.run |= other.run

    def ask(self, gauge: int, limit: int | None, drop: int = 0, rise: int = 0) -> None:
        """Add one question, which is asked when the gauge has moved between -drop and +rise."""
        limits = self.limits.setdefault(gauge, {})
        old = limits.get(limit, (drop, rise))
        limits[limit] = max(old[0], drop), max(old[1], rise)

    def touches(self, effects: Effects) -> bool:
        """Return whether any of these effects can change an answer."""
        return any(gauge in self.limits for gauge, _ in effects)


@dataclass(frozen=True)
class Needs:
    """For each scene what is asked from there on, how many decisions are left at most, and live events.

    `events[scene][choice]` are the numbers of the events that can still change an answer.
    """

    scenes: tuple[Need, ...]
    left: tuple[int, ...]
    events: tuple[tuple[tuple[int, ...], ...], ...]


class Backward:
    """One pass from the last scene to the first."""

    def __init__(self, story: Compact, found: Ranges, keep: frozenset[int], endings: bool) -> None:
        """`keep`: gauges whose value at the end counts. `endings`: which ending is shown counts."""
        self.story, self.found, self.keep, self.endings = story, found, keep, endings
        self.needs: list[Need] = [Need() for _ in story.scenes]
        self.left = [0] * len(story.scenes)

    def run(self) -> Needs:
        """Go through all scenes, the last first."""
        live: list[tuple[tuple[int, ...], ...]] = []
        for number in reversed(range(len(self.story.scenes))):
            scene, need = self.story.scenes[number], Need()
            live_here = []
            for choice in scene.choices:
                before, events = self._step(number, choice, scene.events)
                need.join(before)
                live_here.append(events)
            self.needs[number] = need
            targets = {to for choice in scene.choices for _, to in choice.next}
            self.left[number] = 1 + max(0 if to == END else self.left[to] for to in targets)
            live.append(tuple(live_here))
        return Needs(tuple(self.needs), tuple(self.left), tuple(reversed(live)))

    def _step(self, scene: int, choice: Choice, events: tuple[Event, ...]) -> tuple[Need, tuple[int, ...]]:
        """Return what is asked before a choice, walking back through the order of a step."""
        need = self._after(choice)
        if self._grey(scene, need, choice):
            need.run = True
        need.run = need.run and choice.quiet
        live = []
        for number, event in reversed(list(enumerate(events))):
            if need.touches(event.effects):
                live.append(number)
                self._shift(need, event.effects, surely=False)
                for condition, _ in event.adjust:
                    self._read(need, condition)
        asked = [rule for rule in spent(self.story, choice) if need.touches(rule.effects)]
        for rule in asked:
            self._shift(need, rule.effects, surely=False)
        self._shift(need, choice.effects, surely=True)
        need.bits &= ~choice.sets
        for rule in asked:
            need.ask(rule.gauge, rule.limit)
        self._read(need, choice.when)
        return need, tuple(reversed(live))

    def _after(self, choice: Choice) -> Need:
        """Return what is asked once the numbers of a step stand: early end, next scene, ending."""
        need = Need()
        for condition, target in choice.next:
            self._read(need, condition)
            if target != END:
                need.join(self.needs[target])
            elif self.endings:
                for _, ending in self.story.endings:
                    self._read(need, ending)
        for number, gauge in enumerate(self.story.gauges):
            if gauge.end_at is not None:
                need.ask(number, gauge.end_at)
        for gauge_number in self.keep:
            need.ask(gauge_number, None)
        return need

    def _grey(self, scene: int, need: Need, choice: Choice) -> bool:
        """Walk back over the grey line; return whether the run so far decides if it strikes here."""
        grey = self.story.grey
        if grey is None or not choice.quiet or not need.touches(grey.effects):
            return False
        full = [run for run in self.found.runs(scene) if next_run(self.story, run, choice) == 0]
        if not full:
            return False
        self._shift(need, grey.effects, surely=False)
        return True

    def _shift(self, need: Need, effects: Effects, surely: bool) -> None:
        for gauge, amount in effects:
            if gauge not in need.limits:
                continue
            # A cut can swallow a gain that a later loss would have eaten: then only losses count for drop.
            firm = surely and gauge not in self.found.cut
            least, most = (amount, amount) if firm else (min(amount, 0), max(amount, 0))
            limits = need.limits[gauge]
            need.limits[gauge] = {key: (drop - least, rise + most) for key, (drop, rise) in limits.items()}

    def _read(self, need: Need, condition: Node | None) -> None:
        for read in reads(condition):
            self._ask(need, read)

    def _ask(self, need: Need, read: Read) -> None:
        if read.name in self.story.bits:
            need.bits |= 1 << self.story.bits[read.name]
            return
        need.ask(self.story.number(read.name), read.above)


def needs(story: Compact, found: Ranges, keep: Iterable[int], endings: bool) -> Needs:
    """Return what is asked at each scene; linear in scenes, choices, events and conditions."""
    return Backward(story, found, frozenset(keep), endings).run()


def classes(limits: Limits, low: int, high: int) -> Iterator[tuple[int, bool]]:
    """Yield for each value low..high its answers as a number, and whether they are all settled.

    >>> list(classes({58: (2, 1)}, 55, 62))
    [(0, True), (0, True), (0, True), (0, False), (0, False), (0, False), (1, True), (1, True)]
    """
    for value in range(low, high + 1):
        numbers = [limit for limit in limits if limit is not None]
        settled = None not in limits and all(
            value - limits[limit][0] > limit or value + limits[limit][1] <= limit for limit in numbers
        )
        yield sum(value - limits[limit][0] > limit for limit in numbers), settled
