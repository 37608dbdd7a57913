"""What each gauge can be at each scene, and which gauges can never be cut at a bound.

One pass forward over the scenes, one interval for each gauge and count of quiet decisions. Conditions are
ignored, so an interval may be too wide and is never too narrow. Where no sum leaves the bounds of a gauge,
cutting never happens, and the effects on it simply add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.scenario.analysis.compact import END, Choice, Compact, Effects, Event, Overstretch

Box = tuple[tuple[int, int], ...]  # (lowest, highest) for each gauge


@dataclass(frozen=True)
class Ranges:
    """For each scene the box of each quiet run that can stand there.

    `cut`: gauges that can be cut at a bound. `ends`: scenes after whose decision a play can end early.
    """

    boxes: tuple[dict[int, Box], ...]
    cut: frozenset[int]
    ends: frozenset[int]

    def span(self, scene: int, gauge: int) -> tuple[int, int]:
        """Return the lowest and the highest value of a gauge at a scene."""
        found = [box[gauge] for box in self.boxes[scene].values()]
        return min(low for low, _ in found), max(high for _, high in found)

    def runs(self, scene: int) -> tuple[int, ...]:
        """Return the counts of quiet decisions with which a play can stand at a scene."""
        return tuple(sorted(self.boxes[scene]))


class Forward:
    """One pass; keeps the boxes found so far and the gauges that went over a bound."""

    def __init__(self, story: Compact) -> None:
        """Begin with the start values at scene 0."""
        self.story = story
        self.cut: set[int] = set()
        self.ends: set[int] = set()
        self.boxes: list[dict[int, Box]] = [{} for _ in story.scenes]
        self.boxes[0][0] = tuple((gauge.start, gauge.start) for gauge in story.gauges)

    def run(self) -> Ranges:
        """Go through all scenes in order."""
        for number, scene in enumerate(self.story.scenes):
            for quiet, box in list(self.boxes[number].items()):
                for choice in scene.choices:
                    run, after = self._step(box, quiet, choice, scene.events)
                    alive = self._alive(number, after)
                    for _, target in choice.next:
                        if target != END and alive is not None:
                            self._join(target, run, alive)
        return Ranges(tuple(self.boxes), frozenset(self.cut), frozenset(self.ends))

    def _step(self, box: Box, quiet: int, choice: Choice, events: tuple[Event, ...]) -> tuple[int, Box]:
        after = self._shift(box, choice.effects, surely=True)
        for rule in spent(self.story, choice):
            low, high = box[rule.gauge]
            if low <= rule.limit:
                after = self._shift(after, rule.effects, surely=high <= rule.limit)
        for event in events:
            after = self._shift(after, event.effects, surely=False)
        run = next_run(self.story, quiet, choice)
        if self.story.grey is not None and choice.quiet and run == 0:
            after = self._shift(after, self.story.grey.effects, surely=True)
        return run, after

    def _shift(self, box: Box, effects: Effects, surely: bool) -> Box:
        spans = list(box)
        for gauge, amount in effects:
            low, high = spans[gauge]
            low += amount if surely else min(amount, 0)
            high += amount if surely else max(amount, 0)
            spans[gauge] = self._bounded(gauge, low, high)
        return tuple(spans)

    def _bounded(self, gauge: int, low: int, high: int) -> tuple[int, int]:
        one = self.story.gauges[gauge]
        if one.low is None or one.high is None:
            return low, high
        if low < one.low or high > one.high:
            self.cut.add(gauge)
        return min(max(low, one.low), one.high), min(max(high, one.low), one.high)

    def _alive(self, scene: int, box: Box) -> Box | None:
        """Return the part of the box in which the play goes on, or None if it surely ends early."""
        spans = []
        for gauge, (low, high) in zip(self.story.gauges, box, strict=True):
            if gauge.end_at is not None and low <= gauge.end_at:
                self.ends.add(scene)
                low = gauge.end_at + 1
            if low > high:
                return None
            spans.append((low, high))
        return tuple(spans)

    def _join(self, scene: int, run: int, box: Box) -> None:
        old = self.boxes[scene].get(run, box)
        pairs = zip(old, box, strict=True)
        self.boxes[scene][run] = tuple((min(a[0], b[0]), max(a[1], b[1])) for a, b in pairs)


def ranges(story: Compact) -> Ranges:
    """Return the ranges of all gauges at all scenes; linear in scenes, choices and gauges."""
    return Forward(story).run()


def spent(story: Compact, choice: Choice) -> Iterator[Overstretch]:
    """Yield the overstretch rules whose gauge this choice spends."""
    costs = {gauge for gauge, amount in choice.effects if amount < 0}
    return (rule for rule in story.overstretch if rule.gauge in costs)


def next_run(story: Compact, run: int, choice: Choice) -> int:
    """Return the count of quiet decisions after a choice; 0 as well when the count is full."""
    if story.grey is None or not choice.quiet or run + 1 >= story.grey.decisions:
        return 0
    return run + 1
