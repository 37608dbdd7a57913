"""Options that lose by what follows: dominated once later luck and rules are counted, though not at once.

Option A is dominated by B over the continuation if, whatever is chosen afterwards, choosing the same after B
ends on average at least as good on every gauge, and better on one. That is proved scene by scene for the pair
of plays that differ only in this choice; where the two can come apart (another scene, another offer, a
condition on a gauge), nothing is proved and nothing is said. Standing rules only ever help the better one, as
long as the gauge that they watch is never lower there; cuts at bounds and early ends are left aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from itertools import permutations

from bluehelm.scenario import expression, links, proofs, rules
from bluehelm.scenario.chance import exact
from bluehelm.scenario.lint.possible import Flags, Possible, truths, walk
from bluehelm.scenario.model import END, Branch, Choice, GreyLine, Overstretch, Scenario
from bluehelm.scenario.references import Found

Gaps = Mapping[str, Fraction]  # gauge: how much better the second play is, at least


class _ApartError(Exception):
    """The two plays can come apart, so that their choices can no longer be compared one by one."""


@dataclass(frozen=True)
class Pair:
    """Two plays that stand in the same scene: their flags and their counts of decisions that lean nowhere."""

    scene: str
    flags: tuple[Flags, Flags]
    grey: tuple[int, int]


def check(scenario: Scenario) -> Found:
    """Yield options that are dominated by what follows, and not by their own effects."""
    stood = walk(scenario, truths(scenario))
    if stood is None or _loops(scenario):
        return
    watch = _Watch(scenario)
    for scene_id, scene in scenario.scenes.items():
        plain = [key for key, one in scene.choices.items() if one.when is None and not one.unlock]
        known = proofs.dominated(scene)
        for worse, better in permutations(plain, 2):
            if worse not in known and watch.proved(scene_id, worse, better, stood):
                yield (("scenes", scene_id, "choices", worse), "DOMINATED-LATER",
                       f"{worse} is dominated by {better} once what follows is counted: on average it "
                       "ends no better on any gauge, whatever comes next.",
                       f"Let {worse} buy something that lasts, or let less follow from it.")  # fmt: skip


def _loops(scenario: Scenario) -> bool:
    try:
        TopologicalSorter(links.targets(scenario)).prepare()
    except CycleError:
        return True
    return False


class _Watch:
    """Compares pairs of plays in one scenario, and remembers what it has compared."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.gauges = tuple(scenario.gauges)
        self.watched = [rule.gauge for rule in scenario.rules if isinstance(rule, Overstretch)]
        self.known: dict[Pair, Gaps] = {}
        self.events = {
            scene: [one for one in scenario.events.values() if one.after == scene]
            for scene in scenario.scenes
        }
        self.run = next((rule.decisions for rule in scenario.rules if isinstance(rule, GreyLine)), 1)

    def proved(self, scene: str, worse: str, better: str, stood: Possible) -> bool:
        """Return whether `better` ends no worse on any gauge, and better on one, from every state."""
        choices = self.scenario.scenes[scene].choices
        one, other = choices[worse], choices[better]
        if not self._hopeful(one, other):
            return False
        try:
            gaps = [
                self._after(Pair(scene, (flags, flags), (grey, grey)), one, other)
                for flags in stood.at.get(scene, ())
                for grey in range(self.run)
            ]
        except _ApartError:
            return False
        least = [min(gap[name] for gap in gaps) for name in self.gauges] if gaps else [Fraction(-1)]
        return min(least) >= 0 and any(least)

    def _hopeful(self, one: Choice, other: Choice) -> bool:
        """Return whether later gains could ever make up for what `other` loses at once; quick, often no."""
        changed = frozenset(one.sets) ^ frozenset(other.sets)
        for name in self.gauges:
            gap = other.effects.get(name, 0) - one.effects.get(name, 0)
            if gap < 0 and (name in self.watched or gap + self._most(name, changed) < 0):
                return False
        return True

    def _most(self, gauge: str, changed: Flags) -> Fraction:
        """Return a bound on what a difference in these flags and in the grey line can add to a gauge."""
        bends = [
            abs(exact(adjust.add) * event.effects.get(gauge, 0))
            for event in self.scenario.events.values()
            for adjust in event.adjust
            if changed.intersection(expression.names(expression.parse(adjust.condition)))
        ]
        grey = [abs(rule.effects.get(gauge, 0)) for rule in self.scenario.rules if isinstance(rule, GreyLine)]
        return sum(bends, Fraction(sum(grey) * len(self.scenario.scenes)))

    def _after(self, pair: Pair, one: Choice, other: Choice) -> Gaps:
        """Return the least gaps at the end if the first play takes `one` and the second `other`."""
        gaps = {name: Fraction(other.effects.get(name, 0) - one.effects.get(name, 0)) for name in self.gauges}
        flags = (pair.flags[0] | frozenset(one.sets), pair.flags[1] | frozenset(other.sets))
        self._add_luck(gaps, pair.scene, flags)
        grey = self._add_grey(gaps, pair.grey, (one, other))
        if any(gaps[name] < 0 for name in self.watched):
            raise _ApartError
        targets = (self._target(one.next, flags[0]), self._target(other.next, flags[1]))
        if targets[0] != targets[1]:
            raise _ApartError
        later = self._least(Pair(targets[0], flags, grey)) if targets[0] != END else {}
        return {name: gap + later.get(name, 0) for name, gap in gaps.items()}

    def _least(self, pair: Pair) -> Gaps:
        """Return for each gauge the least gap over all that can be chosen from here on, by both alike."""
        if pair.flags[0] == pair.flags[1] and pair.grey[0] == pair.grey[1]:
            return {}
        if pair not in self.known:
            found = [
                self._after(pair, choice, choice)
                for choice in self.scenario.scenes[pair.scene].choices.values()
                if self._both_offered(choice, pair.flags)
            ]
            if not found:
                raise _ApartError
            self.known[pair] = {name: min(gap[name] for gap in found) for name in self.gauges}
        return self.known[pair]

    def _add_luck(self, gaps: dict[str, Fraction], scene: str, flags: tuple[Flags, Flags]) -> None:
        for event in self.events[scene]:
            first, second = (
                exact(event.p)
                + sum(exact(one.add) for one in event.adjust if self._holds(one.condition, own))
                for own in flags
            )
            for name, amount in event.effects.items():
                gaps[name] += (second - first) * amount

    def _add_grey(
        self, gaps: dict[str, Fraction], grey: tuple[int, int], taken: tuple[Choice, Choice]
    ) -> tuple[int, int]:
        """Apply the grey line to both, and return their new counts."""
        counts = []
        for run, choice, sign in zip(grey, taken, (-1, 1), strict=True):
            count, rule = rules.grey(self.scenario, run, choice)
            counts.append(count)
            for name, amount in (rule.effects if rule is not None else {}).items():
                gaps[name] += sign * amount
        return counts[0], counts[1]

    def _both_offered(self, choice: Choice, flags: tuple[Flags, Flags]) -> bool:
        if choice.unlock:
            raise _ApartError
        offered = [choice.when is None or self._holds(choice.when, own) for own in flags]
        if offered[0] and not offered[1]:
            raise _ApartError
        return all(offered)

    def _target(self, branches: tuple[Branch, ...], flags: Flags) -> str:
        return next(one.to for one in branches if one.condition is None or self._holds(one.condition, flags))

    def _holds(self, condition: str, flags: Flags) -> bool:
        node = expression.parse(condition)
        if not all(name in self.scenario.flags for name in expression.names(node)):
            raise _ApartError
        return expression.holds(node, lambda name: name in flags)
