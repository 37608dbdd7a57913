"""How a state is packed into one whole number, given the question that is asked.

At each scene a state is a number in mixed radix: one digit for each gauge (its class, see `needs`), each live
bit and the run of quiet decisions. What has only one class has no digit. Two states with the same number have
the same future, as far as the question goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bluehelm.scenario.analysis.compact import END, Compact
from bluehelm.scenario.analysis.condition import Column
from bluehelm.scenario.analysis.errors import TooLargeError
from bluehelm.scenario.analysis.needs import Limits, Need, Needs, classes, needs
from bluehelm.scenario.analysis.ranges import Ranges, ranges

Numbers = NDArray[np.int64]
MOST_KEYS = 1 << 62


@dataclass(frozen=True)
class Digit:
    """One place of the number: value `low + i` has class `classes[i]`; `values[class]` stands for it.

    Without tables each of the `radix` values from `low` up is a class of its own.
    """

    low: int
    radix: int
    classes: Numbers | None = None
    values: Numbers | None = None

    def encode(self, column: Column) -> Column:
        """Return the classes of values."""
        index = column - self.low
        if self.classes is None:
            return index
        return int(self.classes[index]) if isinstance(index, int) else self.classes[index]

    def decode(self, classes: Numbers) -> Column:
        """Return values that stand for these classes; one number if there is only one class."""
        if self.radix == 1:
            return self.low if self.values is None else int(self.values[0])
        return classes + self.low if self.values is None else self.values[classes]


@dataclass
class Columns:
    """States side by side: gauges by number, bits, quiet runs. A column with one value for all is an int."""

    gauges: list[Column]
    bits: Column
    run: Column


@dataclass(frozen=True)
class Layout:
    """How states are packed at one scene. `bits` may differ between states, `always` are set in all."""

    gauges: tuple[Digit, ...]
    bits: tuple[int, ...]
    always: int
    run: Digit

    @property
    def space(self) -> int:
        """How many numbers there are."""
        space = self.run.radix << len(self.bits)
        for digit in self.gauges:
            space *= digit.radix
        return space

    def pack(self, columns: Columns, count: int) -> Numbers:
        """Return the number of each of `count` states."""
        key: Column = 0
        for digit, column in zip(self.gauges, columns.gauges, strict=True):
            if digit.radix > 1:
                key = key * digit.radix + digit.encode(column)
        for bit in self.bits:
            key = key * 2 + ((columns.bits >> bit) & 1)
        if self.run.radix > 1:
            key = key * self.run.radix + self.run.encode(columns.run)
        return np.full(count, key, dtype=np.int64) if isinstance(key, int) else key

    def unpack(self, keys: Numbers) -> Columns:
        """Return states that stand for these numbers."""
        keys, digit = np.divmod(keys, self.run.radix) if self.run.radix > 1 else (keys, keys)
        run = self.run.decode(digit)
        bits: Column = self.always
        for bit in reversed(self.bits):
            bits = bits | ((keys & 1) << bit)
            keys = keys >> 1
        gauges: list[Column] = []
        for place in reversed(self.gauges):
            if place.radix > 1:
                keys, digit = np.divmod(keys, place.radix)
            gauges.append(place.decode(digit))
        return Columns(gauges[::-1], bits, run)


@dataclass(frozen=True)
class View:
    """A scenario together with a question. `gain`: the gauge, if any, that starts at 0 in each scene."""

    story: Compact
    found: Ranges
    asked: Needs
    layouts: tuple[Layout, ...]
    endings: bool
    gain: tuple[int, ...]


def view(story: Compact, keep: Iterable[int] = (), endings: bool = True, gain: tuple[int, ...] = ()) -> View:
    """Return the view in which the end value of `keep` counts, and which ending is shown if `endings`.

    Gauges in `gain` are measured within each scene only and split no states. Raises TooLargeError if
    a state does not fit into 62 bits.
    """
    found = ranges(story)
    asked = needs(story, found, (*keep, *gain), endings)
    bits = _bits(story)
    layouts = tuple(
        _layout(found, asked, scene, bits[scene], gain, story) for scene in range(len(story.scenes))
    )
    widest = max(layout.space for layout in layouts)
    if widest > MOST_KEYS:
        raise TooLargeError(widest, MOST_KEYS)
    return View(story, found, asked, layouts, endings, gain)


def _layout(
    found: Ranges, asked: Needs, scene: int, bits: tuple[int, int], gain: tuple[int, ...], story: Compact
) -> Layout:
    need, (may, must) = asked.scenes[scene], bits
    if not found.boxes[scene]:  # every way here ends early
        nothing = Digit(0, 1)
        return Layout((nothing,) * len(story.gauges), (), must, nothing)
    gauges = tuple(
        _fixed(0, 0) if gauge in gain else _digit(found, need, scene, gauge)
        for gauge in range(len(story.gauges))
    )
    live = need.bits & may & ~must
    variable = tuple(bit for bit in range(live.bit_length()) if live >> bit & 1)
    return Layout(gauges, variable, must, _run(found, asked, scene, story))


def _digit(found: Ranges, need: Need, scene: int, gauge: int) -> Digit:
    low, high = found.span(scene, gauge)
    limits: Limits = need.limits.get(gauge, {})
    if None in limits:
        return Digit(low, high - low + 1)
    return _grouped(low, [
        ("settled", answers) if settled else ("value", value)
        for value, (answers, settled) in enumerate(classes(limits, low, high))
    ])  # fmt: skip


def _run(found: Ranges, asked: Needs, scene: int, story: Compact) -> Digit:
    """Return the digit of the quiet run; a run that can no longer get full is none."""
    highest = max(found.runs(scene))
    full = story.grey.decisions if story.grey is not None else 0
    if not asked.scenes[scene].run:
        return _fixed(0, highest)
    return _grouped(0, [("run", run if run + asked.left[scene] >= full else 0) for run in range(highest + 1)])


def _fixed(low: int, high: int) -> Digit:
    return _grouped(low, [("any", 0)] * (high - low + 1))


def _grouped(low: int, marks: list[tuple[str, int]]) -> Digit:
    numbers: dict[tuple[str, int], int] = {}
    values = []
    for offset, mark in enumerate(marks):
        if mark not in numbers:
            numbers[mark] = len(numbers)
            values.append(low + offset)
    table = np.array([numbers[mark] for mark in marks], np.int64)
    return Digit(low, len(values), table, np.array(values, np.int64))


def _bits(story: Compact) -> list[tuple[int, int]]:
    """Return for each scene the bits that may be set there and those that must be."""
    bits: list[tuple[int, int] | None] = [None] * len(story.scenes)
    bits[0] = (story.scenes[0].visit, story.scenes[0].visit)
    for number, scene in enumerate(story.scenes):
        may, must = bits[number] or (0, 0)
        for choice in scene.choices:
            for _, target in choice.next:
                if target == END:
                    continue
                own = story.scenes[target].visit
                old = bits[target] or (0, -1)
                bits[target] = (old[0] | may | choice.sets | own, old[1] & (must | choice.sets | own))
    return [one or (0, 0) for one in bits]
