"""Which flags can stand where, gauges left free: a quick walk that proves "never" and never says it wrongly.

A state here is a scene and the flags that were set, of those that a condition reads. Gauges may have any
value within their bounds, and visits any number, so what this walk does not meet, no play meets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bluehelm.scenario import expression, proofs, references
from bluehelm.scenario.model import END, Branch, Scenario
from bluehelm.scenario.proofs import UnprovedError

Flags = frozenset[str]
MAX_STATES = 100_000


@dataclass(frozen=True)
class Possible:
    """Flags with which a scene may be entered, and flags that may stand after one of its choices."""

    at: Mapping[str, set[Flags]]
    after: Mapping[tuple[str, str], set[Flags]]

    def after_scene(self, scene: str) -> set[Flags]:
        """Return the flags that may stand after any choice of a scene."""
        return {flags for (where, _), many in self.after.items() if where == scene for flags in many}


@dataclass(frozen=True)
class Truth:
    """For each set of flags that matter to one condition: can it hold, can it fail?"""

    flags: Flags
    holds: frozenset[Flags]
    fails: frozenset[Flags]

    def can_hold(self, flags: Flags) -> bool:
        """Return whether some value of the gauges lets it hold with these flags."""
        return flags & self.flags in self.holds

    def can_fail(self, flags: Flags) -> bool:
        """Return whether some value of the gauges lets it fail with these flags."""
        return flags & self.flags in self.fails


def truths(scenario: Scenario) -> dict[str, Truth | None]:
    """Return the truth of every condition that a play asks before its end; None where it is not proved."""
    asked = {text for place, text in references.conditions(scenario) if place[0] != "endings"}
    return {text: _truth(scenario, text) for text in asked}


def _truth(scenario: Scenario, condition: str) -> Truth | None:
    node = expression.parse(condition)
    flags = frozenset(name for name in expression.names(node) if name in scenario.flags)
    try:
        worlds = list(proofs.worlds(scenario, [condition]))
    except UnprovedError:
        return None
    sides: tuple[set[Flags], set[Flags]] = (set(), set())
    for world in worlds:
        sides[expression.holds(node, world.__getitem__)].add(frozenset(one for one in flags if world[one]))
    return Truth(flags, holds=frozenset(sides[True]), fails=frozenset(sides[False]))


def walk(scenario: Scenario, known: Mapping[str, Truth | None]) -> Possible | None:
    """Return what can stand where, or None if there are too many combinations of flags to look at."""
    tracked = frozenset(flag for truth in known.values() if truth is not None for flag in truth.flags)
    return _Walk(scenario, known, tracked).run()


@dataclass
class _Walk:
    scenario: Scenario
    known: Mapping[str, Truth | None]
    tracked: Flags
    at: dict[str, set[Flags]] = field(default_factory=dict)
    after: dict[tuple[str, str], set[Flags]] = field(default_factory=dict)

    def run(self) -> Possible | None:
        left: list[tuple[str, Flags]] = [(self.scenario.start, frozenset())]
        self.at[self.scenario.start] = {frozenset()}
        steps = 0
        while left:
            scene, flags = left.pop()
            for target, new in self._steps(scene, flags):
                if new not in self.at.setdefault(target, set()):
                    self.at[target].add(new)
                    left.append((target, new))
                    steps += 1
            if steps > MAX_STATES:
                return None
        return Possible(self.at, self.after)

    def _steps(self, scene: str, flags: Flags) -> Iterable[tuple[str, Flags]]:
        for choice_id, choice in self.scenario.scenes[scene].choices.items():
            if not self._can(choice.when, flags, True):
                continue
            new = flags | (self.tracked & frozenset(choice.sets))
            self.after.setdefault((scene, choice_id), set()).add(new)
            for target in self._targets(choice.next, new):
                yield target, new

    def _targets(self, branches: Iterable[Branch], flags: Flags) -> Iterable[str]:
        for branch in branches:
            if branch.to != END and self._can(branch.condition, flags, True):
                yield branch.to
            if not self._can(branch.condition, flags, False):
                return

    def _can(self, condition: str | None, flags: Flags, hold: bool) -> bool:
        if condition is None:
            return hold
        truth = self.known[condition]
        return truth is None or (truth.can_hold(flags) if hold else truth.can_fail(flags))
