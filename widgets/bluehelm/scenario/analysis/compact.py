"""A scenario as small integers: gauges by number, flags and visits as bits, probabilities over a denominator.

No text is left. Scenes stand in an order in which every link points forward, so that one pass over them
is a pass over all plays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from math import lcm

from bluehelm.scenario import model
from bluehelm.scenario.analysis.errors import LoopError
from bluehelm.scenario.chance import exact
from bluehelm.scenario.expression import Joined, Name, Node, parse

END = -1
Effects = tuple[tuple[int, int], ...]  # (gauge number, amount), at most one for each gauge


@dataclass(frozen=True)
class Gauge:
    """A gauge; `low` and `high` are None for a tally of our own, which is never cut."""

    id: str
    start: int
    low: int | None
    high: int | None
    end_at: int | None


@dataclass(frozen=True)
class Choice:
    """A choice. `quiet`: it leans nowhere. `sets`: bits. `next`: (condition, scene number or END)."""

    id: str
    effects: Effects
    quiet: bool
    sets: int
    when: Node | None
    next: tuple[tuple[Node | None, int], ...]


@dataclass(frozen=True)
class Event:
    """An event: probability (base + the numbers of those adjustments that hold) / denominator, in [0, 1]."""

    id: str
    base: int
    adjust: tuple[tuple[Node, int], ...]
    denominator: int
    effects: Effects


@dataclass(frozen=True)
class Scene:
    """A scene with its choices and the events after it, in file order. `visit` is its bit."""

    id: str
    visit: int
    choices: tuple[Choice, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Overstretch:
    """Effects on a choice that spends `gauge` while it is at or below `limit`."""

    gauge: int
    limit: int
    effects: Effects


@dataclass(frozen=True)
class GreyLine:
    """Effects after `decisions` quiet choices in a row."""

    decisions: int
    effects: Effects


@dataclass(frozen=True)
class Compact:
    """The whole scenario. Scene 0 is the start; scenes that no link leads to are left out.

    `bits` has a number for each flag and, for "was visited", for each scene.
    """

    gauges: tuple[Gauge, ...]
    bits: Mapping[str, int]
    flags: tuple[str, ...]
    scenes: tuple[Scene, ...]
    overstretch: tuple[Overstretch, ...]
    grey: GreyLine | None
    endings: tuple[tuple[str, Node | None], ...]
    early: str | None

    def number(self, gauge: str) -> int:
        """Return the number of a gauge. Raises KeyError with the gauges that there are."""
        for number, one in enumerate(self.gauges):
            if one.id == gauge:
                return number
        raise KeyError(f"There is no gauge {gauge}. Gauges: {', '.join(one.id for one in self.gauges)}.")


def compact(scenario: model.Scenario, start: Mapping[str, int] | None = None) -> Compact:
    """Return the scenario in compact form. Raises LoopError if a scene can follow itself.

    `start` has gauges that begin elsewhere (a campaign). No card is shared: sharing is up to the people at
    the table, so an option that a card unlocks is not on offer.
    """
    begin = start or {}
    order = _order(scenario)
    gauges = tuple(
        Gauge(key, begin.get(key, g.start), g.low, g.high, g.end_at) for key, g in scenario.gauges.items()
    )
    index = {gauge.id: number for number, gauge in enumerate(gauges)}
    names = dict.fromkeys([*scenario.flags, *scenario.cards, *scenario.scenes])
    bits = {name: number for number, name in enumerate(names)}
    places = {scene: number for number, scene in enumerate(order)}
    grey = next((rule for rule in scenario.rules if isinstance(rule, model.GreyLine)), None)
    return Compact(
        gauges=gauges,
        bits=bits,
        flags=tuple(scenario.flags),
        scenes=tuple(_scene(scenario, scene_id, index, bits, places) for scene_id in order),
        overstretch=tuple(
            Overstretch(index[rule.gauge], rule.at_or_below, _effects(rule.effects, index))
            for rule in scenario.rules
            if isinstance(rule, model.Overstretch)
        ),
        grey=None if grey is None else GreyLine(grey.decisions, _effects(grey.effects, index)),
        endings=tuple((one.id, _parsed(one.condition)) for one in scenario.endings),
        early=scenario.early_end.id if scenario.early_end else None,
    )


def _order(scenario: model.Scenario) -> list[str]:
    """Return the scenes that links lead to from the start, each after all that lead to it."""
    sources: dict[str, set[str]] = {scenario.start: set()}
    waiting = [scenario.start]
    while waiting:
        scene = waiting.pop()
        for choice in scenario.scenes[scene].choices.values():
            for branch in choice.next:
                if branch.to == model.END:
                    continue
                if branch.to not in sources:
                    waiting.append(branch.to)
                sources.setdefault(branch.to, set()).add(scene)
    try:
        return list(TopologicalSorter(sources).static_order())
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        raise LoopError(
            f"The scenes {circle} form a loop: a play can come back, so plays cannot be counted. "
            "Exact analysis needs links that only lead forward; sample() needs none."
        ) from None


def _scene(
    scenario: model.Scenario,
    scene_id: str,
    index: Mapping[str, int],
    bits: Mapping[str, int],
    places: Mapping[str, int],
) -> Scene:
    choices = tuple(
        Choice(
            id=choice_id,
            effects=_effects(choice.effects, index),
            quiet=not any(choice.leans.values()),
            sets=sum(1 << bits[flag] for flag in set(choice.sets)),
            when=_offered(choice),
            next=tuple((_parsed(one.condition), places.get(one.to, END)) for one in choice.next),
        )
        for choice_id, choice in scenario.scenes[scene_id].choices.items()
    )
    events = tuple(_event(key, one, index) for key, one in scenario.events.items() if one.after == scene_id)
    return Scene(scene_id, 1 << bits[scene_id], choices, events)


def _event(event_id: str, event: model.Event, index: Mapping[str, int]) -> Event:
    numbers = [exact(event.p), *(exact(one.add) for one in event.adjust)]
    denominator = lcm(*(number.denominator for number in numbers))
    base, *added = (int(number * denominator) for number in numbers)
    conditions = [parse(one.condition) for one in event.adjust]
    adjust = tuple(zip(conditions, added, strict=True))
    return Event(event_id, base, adjust, denominator, _effects(event.effects, index))


def _effects(effects: Mapping[str, int], index: Mapping[str, int]) -> Effects:
    return tuple((index[gauge], amount) for gauge, amount in effects.items() if amount)


def _offered(choice: model.Choice) -> Node | None:
    """Return the condition on which a choice is offered; a card that was shared is a bit."""
    parts: list[Node] = [Name(card) for card in choice.unlock]
    if choice.when is not None:
        parts.append(parse(choice.when))
    return Joined("and", tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def _parsed(condition: str | None) -> Node | None:
    return None if condition is None else parse(condition)


def with_tally(story: Compact, weights: Mapping[int, int], start: int = 0) -> Compact:
    """Return the scenario with one gauge more, last: the weighted sum of effects as written, never cut."""
    last = len(story.gauges)

    def summed(effects: Effects) -> Effects:
        amount = sum(weights.get(gauge, 0) * stated for gauge, stated in effects)
        return (*effects, (last, amount)) if amount else effects

    return replace(
        story,
        gauges=(*story.gauges, Gauge(f"tally {last}", start, None, None, None)),
        scenes=tuple(_tallied(scene, summed) for scene in story.scenes),
        overstretch=tuple(replace(rule, effects=summed(rule.effects)) for rule in story.overstretch),
        grey=story.grey and replace(story.grey, effects=summed(story.grey.effects)),
    )


def _tallied(scene: Scene, summed: Callable[[Effects], Effects]) -> Scene:
    return replace(
        scene,
        choices=tuple(replace(one, effects=summed(one.effects)) for one in scene.choices),
        events=tuple(replace(one, effects=summed(one.effects)) for one in scene.events),
    )


def whole(weights: Iterable[Fraction]) -> int:
    """Return the least number that makes all of these whole.

    >>> whole([Fraction(1, 2), Fraction(2, 3)])
    6
    """
    return lcm(*(weight.denominator for weight in weights), 1)
