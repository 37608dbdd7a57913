"""How large the exact analysis can get, known before it starts, and what structure makes it smaller."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from bluehelm.scenario.analysis.compact import END, Choice, Compact, Scene, compact
from bluehelm.scenario.analysis.errors import TooLargeError
from bluehelm.scenario.analysis.view import View, view
from bluehelm.scenario.model import Scenario

LIMIT = 500_000_000  # for the bound, which is rough: shipped scenarios meet a fifth to a half of theirs


@dataclass(frozen=True)
class SceneSize:
    """At most so many merged states stand at a scene, and so many plays lead to it."""

    scene: str
    states: int
    plays: int


@dataclass(frozen=True)
class Size:
    """Bounds that hold for certain, and the structure they rest on.

    `plays`: choices times lucks, conditions ignored. `states`: merged states over all scenes. `additive`:
    gauges that are never cut at a bound. `unread`: gauges that no condition, rule or early end can ever ask
    about. `idle_flags`: flags that nothing later reads. `cut_scenes`: scenes at which a play can end early.
    """

    plays: int
    states: int
    limit: int
    scenes: tuple[SceneSize, ...]
    additive: tuple[str, ...]
    unread: tuple[str, ...]
    idle_flags: tuple[str, ...]
    cut_scenes: tuple[str, ...]

    @property
    def feasible(self) -> bool:
        """Whether exact analysis is offered; a walk that meets too many states all the same stops."""
        return self.states <= self.limit


def size(scenario: Scenario, limit: int = LIMIT) -> Size:
    """Return bounds on states and plays, before any walk; linear in the file. Raises LoopError."""
    story = compact(scenario)
    return _size(story, view(story), limit)


def refuse_too_large(seen: View, limit: int = LIMIT) -> None:
    """Raise TooLargeError if the bound on the states of one question is over the limit."""
    _, states, _ = _counted(seen.story, seen)
    if sum(states) > limit:
        raise TooLargeError(sum(states), limit)


def _size(story: Compact, seen: View, limit: int) -> Size:
    plays, states, stops = _counted(story, seen)
    scenes = tuple(
        SceneSize(scene.id, states[number], plays[number]) for number, scene in enumerate(story.scenes)
    )
    read_bits = 0
    for need in seen.asked.scenes:
        read_bits |= need.bits
    return Size(
        plays=stops,
        states=sum(states),
        limit=limit,
        scenes=scenes,
        additive=tuple(one.id for n, one in enumerate(story.gauges) if n not in seen.found.cut),
        unread=tuple(one.id for n, one in enumerate(story.gauges) if not _asked(seen, n)),
        idle_flags=tuple(flag for flag in story.flags if not read_bits >> story.bits[flag] & 1),
        cut_scenes=tuple(story.scenes[number].id for number in sorted(seen.found.ends)),
    )


def _counted(story: Compact, seen: View) -> tuple[list[int], list[int], int]:
    """Return plays that lead to each scene, merged states there, and all plays, as bounds."""
    plays, states, stops = [0] * len(story.scenes), [0] * len(story.scenes), 0
    plays[0] = states[0] = 1
    for number, scene in enumerate(story.scenes):
        lucks = _lucks(scene)
        states[number] = min(states[number], seen.layouts[number].space)
        for choice_number, choice in enumerate(scene.choices):
            stops += plays[number] * lucks if any(to == END for _, to in choice.next) else 0
            kinds = _kinds(seen, number, choice_number)
            for target in _targets(choice):
                plays[target] += plays[number] * lucks
                states[target] += states[number] * kinds
    return plays, states, stops


def _targets(choice: Choice) -> set[int]:
    return {to for _, to in choice.next if to != END}


def _lucks(scene: Scene) -> int:
    """Return in how many ways the events after a scene can go; a certain event goes one way."""
    return prod(
        1 if _settled(event.base, bool(event.adjust), event.denominator) else 2 for event in scene.events
    )


def _settled(base: int, adjusted: bool, denominator: int) -> bool:
    return not adjusted and base in (0, denominator)


def _kinds(seen: View, scene: int, choice: int) -> int:
    """Return how many different states one state can lead to by one choice."""
    return 1 << len(seen.asked.events[scene][choice])


def _asked(seen: View, gauge: int) -> bool:
    """Return whether some question about a gauge is open at some scene: its values fall into classes."""
    return any(layout.gauges[gauge].radix > 1 for layout in seen.layouts)
