"""Read and check a map file: its shape, the names of the world and the scenario that it uses, its room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from bluehelm import yamlfile
from bluehelm.problems import Problem, ProblemsError, did_you_mean
from bluehelm.scenario import Scenario, ScenarioError, load_scenario
from bluehelm.situation.model import Map, Mark, PlanView, Situation, View, Way, World
from bluehelm.situation.page import picture
from bluehelm.situation.placing import CrowdedError
from bluehelm.validation import validate
from bluehelm.yamlfile import Document, Place

FILE = "map.yaml"
SCENARIO = "scenario.yaml"
WORLD = Path(__file__).parent.with_name("world.yaml")
Finding = tuple[Place, str, str, str]  # place, code, message, mend
Found = Iterator[Finding]


@cache
def load_world() -> World:
    """Read the world that all scenarios share. Raises ProblemsError."""
    return validate(yamlfile.read(WORLD), World)


def load_situation(path: Path, shown_as: str = "", scenario: Scenario | None = None) -> Situation:
    """Read and check a map file; `scenario` is the one beside it unless it is given. Raises ProblemsError.

    Whether its labels have room is not tried here, where a page waits, but in `problems`.
    """
    document = yamlfile.read(path, shown_as)
    situation = Situation(world=load_world(), map=validate(document, Map))
    _refuse(document, [*_sites(situation), *_times(situation.map, scenario or _beside(path))])
    return situation


def problems(path: Path, shown_as: str = "") -> tuple[Problem, ...]:
    """Return what is wrong with a map file, for lint; never raises for a bad file."""
    try:
        situation = load_situation(path, shown_as)
        _refuse(yamlfile.read(path, shown_as), _room(situation))
    except ProblemsError as error:
        return error.problems
    return ()


def _refuse(document: Document, findings: Iterable[Finding]) -> None:
    """Raise ProblemsError if anything was found."""
    found = [
        Problem(code, document.file, document.line(place), message, mend)
        for place, code, message, mend in findings
    ]
    if found:
        raise ProblemsError(found)


def names(situation: Map) -> frozenset[str]:
    """Return every scene, flag and event that the map waits for."""
    return frozenset(name for _, since in _sinces(situation) for name in since)


def _beside(path: Path) -> Scenario | None:
    """Return the scenario of the same folder if it is there and sound; its own lint says what is wrong."""
    try:
        return load_scenario(path.with_name(SCENARIO))
    except ScenarioError:
        return None


def _sites(situation: Situation) -> Found:
    world = situation.world
    for place, road in _roads(situation.map):
        for number, name in enumerate(road):
            if name not in world.sites:
                message = f"There is no site {name!r} in {WORLD.name}."
                yield (*place, number), "MAP-SITE", message, did_you_mean(name, world.sites)
        if not set(road) <= world.sites.keys():
            continue
        if world.road(*road) is None:
            roads = ", ".join(f"{one.start}–{one.to}" for one in world.roads)
            yield place, "MAP-ROAD", f"No road joins {road[0]} and {road[1]}.", f"There are: {roads}."
    yield from _far(situation)
    yield from _ways(situation.map)


def _roads(found: Map) -> Iterator[tuple[Place, tuple[str, str]]]:
    for number, view in enumerate(found.views):
        if view.kind == "strip":
            yield ("views", number, "road"), (view.road[0], view.road[1])
        for place, mark in _marks(number, view):
            yield (*place, "road"), (mark.road[0], mark.road[1])


def _marks(number: int, view: View) -> Iterator[tuple[Place, Mark]]:
    if not isinstance(view, PlanView):
        for index, mark in enumerate(view.marks):
            yield ("views", number, "marks", index), mark


def _far(situation: Situation) -> Found:
    """Find marks beyond the end of their road, and marks of another road than the one that is drawn."""
    for number, view in enumerate(situation.map.views):
        for place, mark in _marks(number, view):
            road = situation.world.road(mark.road[0], mark.road[1])
            if road and mark.km is not None and mark.km > road.km:
                message = f"Kilometre {mark.km} lies beyond the end of the road, which has {road.km} km."
                yield (*place, "km"), "MAP-KM", message, f"Write 0 to {road.km}."
            if view.kind == "strip" and mark.road != view.road:
                mend = f"Write [{', '.join(view.road)}], or draw the mark in another view."
                yield (*place, "road"), "MAP-ROAD", "This view draws another road.", mend


def _ways(found: Map) -> Found:
    for number, view in enumerate(found.views):
        for index, way in enumerate(_plan_ways(view)):
            for key, name in (("from", way.start), ("to", way.to)):
                if isinstance(view, PlanView) and name not in view.places:
                    place: Place = ("views", number, "ways", index, key)
                    message = f"This plan has no place {name!r}."
                    yield place, "MAP-PLACE", message, did_you_mean(name, view.places)


def _plan_ways(view: View) -> tuple[Way, ...]:
    return view.ways if isinstance(view, PlanView) else ()


def _times(found: Map, scenario: Scenario | None) -> Found:
    """Find scenes, flags and events that the scenario does not have."""
    if scenario is None:
        return
    if found.scenario != scenario.id:
        mend = f"Write {scenario.id}, or move the file."
        yield ("scenario",), "MAP-SCENARIO", f"The scenario beside this map is {scenario.id}.", mend
        return
    allowed = [*scenario.scenes, *scenario.flags, *scenario.events]
    for place, since in _sinces(found):
        for index, name in enumerate(since):
            if name not in allowed:
                message = f"{scenario.id} has no scene, flag or event {name!r}."
                yield (*place, index), "MAP-SINCE", message, did_you_mean(name, allowed)


def _sinces(found: Map) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for number, view in enumerate(found.views):
        for place, mark in _marks(number, view):
            yield (*place, "since"), mark.since
        if isinstance(view, PlanView):
            for key, spot in view.places.items():
                yield ("views", number, "places", key, "since"), spot.since
                yield ("views", number, "places", key, "ring_since"), spot.ring_since
            for index, way in enumerate(view.ways):
                yield ("views", number, "ways", index, "since"), way.since


def _room(situation: Situation) -> Found:
    """Find a view whose labels have no room, at the start of a play or when all is known."""
    for number, view in enumerate(situation.map.views):
        for known in (frozenset[str](), names(situation.map)):
            try:
                picture(view, situation.world, known)
            except CrowdedError as crowded:
                message = f"The label “{crowded}” has no free place on the map."
                yield ("views", number), "MAP-CROWDED", message, "Move a place, or shorten a label."
                break
