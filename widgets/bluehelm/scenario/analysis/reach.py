"""Which scenes, options and endings play can meet, each with a shortest play that does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bluehelm.scenario.analysis.compact import Compact, compact
from bluehelm.scenario.analysis.merge import Part
from bluehelm.scenario.analysis.moves import DONE, DRY, EARLY, offered
from bluehelm.scenario.analysis.origin import FIRST, came
from bluehelm.scenario.analysis.view import View, view
from bluehelm.scenario.analysis.walk import Stop, Walk, chunks, walk
from bluehelm.scenario.model import Scenario


@dataclass(frozen=True)
class Step:
    """One decision of a witness. `happens` must happen after it, `spares` must not; other events are free."""

    scene: str
    choice: str
    happens: tuple[str, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True)
class Witness:
    """A shortest play, as decisions with the luck that it needs."""

    steps: tuple[Step, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices as a transcript writes them: "D3.A"."""
        return tuple(f"{step.scene}.{step.choice}" for step in self.steps)


@dataclass(frozen=True)
class Reach:
    """For each scene, (scene, choice) and ending a witness, or None if no play meets it.

    The witness of an option ends where it is on offer. `dry` has a witness for each scene in which a play can
    stand with nothing on offer.
    """

    scenes: Mapping[str, Witness | None]
    options: Mapping[tuple[str, str], Witness | None]
    endings: Mapping[str, Witness | None]
    dry: Mapping[str, Witness]


def reach(scenario: Scenario) -> Reach:
    """Return what can be met and how, exactly: a thing without a witness is met by no play at all.

    One walk over merged states; a witness has as few decisions as any play that meets the same thing.
    Raises LoopError and TooLargeError.
    """
    story = compact(scenario)
    seen, first = view(story), dict[tuple[int, int], int]()

    def stopped(stop: Stop) -> None:
        key = (stop.target, stop.scene if stop.target == DRY else 0)
        least = int(stop.part.origin.min())
        first[key] = min(first.get(key, least), least)

    walked = walk(seen, stopped)
    trail = _Trail(story, seen, walked)
    dry = {story.scenes[key[1]].id: trail.witness(one) for key, one in first.items() if key[0] == DRY}
    return Reach(_scenes(scenario, trail), _options(scenario, trail), _ends(trail, first), dry)


@dataclass(frozen=True)
class _Trail:
    """The way back from any state."""

    story: Compact
    seen: View
    walked: Walk

    def witness(self, origin: int) -> Witness:
        steps = []
        while origin != FIRST:
            row, way = came(origin)
            scene, choice, events = self.walked.ways.known[way]
            steps.append(self._step(scene, choice, events))
            layer = self.walked.layers[scene]
            assert layer is not None
            origin = int(layer.origin[row])
        return Witness(tuple(reversed(steps)))

    def _step(self, scene: int, choice: int, events: tuple[int, ...]) -> Step:
        here = self.story.scenes[scene]
        spared = [one for one in self.seen.asked.events[scene][choice] if one not in events]
        return Step(
            here.id,
            here.choices[choice].id,
            tuple(here.events[one].id for one in events),
            tuple(here.events[one].id for one in spared),
        )


def _scenes(scenario: Scenario, trail: _Trail) -> dict[str, Witness | None]:
    found: dict[str, Witness | None] = dict.fromkeys(scenario.scenes)
    for scene, layer in zip(trail.story.scenes, trail.walked.layers, strict=True):
        if layer is not None:
            found[scene.id] = trail.witness(int(layer.origin.min()))
    return found


def _options(scenario: Scenario, trail: _Trail) -> dict[tuple[str, str], Witness | None]:
    found: dict[tuple[str, str], Witness | None] = {
        (scene, choice): None for scene, one in scenario.scenes.items() for choice in one.choices
    }
    for number, layer in enumerate(trail.walked.layers):
        if layer is not None:
            for choice, origin in _first_offers(trail.seen, number, layer).items():
                scene = trail.story.scenes[number]
                found[scene.id, scene.choices[choice].id] = trail.witness(origin)
    return found


def _first_offers(seen: View, scene: int, layer: Part) -> dict[int, int]:
    """Return for each choice the least origin of a state in which it is offered."""
    least: dict[int, int] = {}
    for states in chunks(seen, scene, layer):
        for choice, mask in enumerate(offered(seen, scene, states)):
            rows = states.where(mask).rows
            if len(rows):
                origin = int(np.min(layer.origin[rows]))
                least[choice] = min(least.get(choice, origin), origin)
    return least


def _ends(trail: _Trail, first: Mapping[tuple[int, int], int]) -> dict[str, Witness | None]:
    targets = {} if trail.story.early is None else {trail.story.early: EARLY}
    targets.update({ending: DONE - number for number, (ending, _) in enumerate(trail.story.endings)})
    return {
        ending: trail.witness(first[target, 0]) if (target, 0) in first else None
        for ending, target in targets.items()
    }
