"""What the debrief needs to know about one play: the graph, the path, the positions, the profile.

Plain data for charts. How this play stands among all plays is not answered here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Literal

from bluehelm.scenario.model import END, Scenario
from bluehelm.scenario.play import State


@dataclass(frozen=True)
class Node:
    """A scene or the end. `depth` counts the decisions on the longest way from the start."""

    id: str
    title: str
    depth: int
    visited: bool


@dataclass(frozen=True)
class Link:
    """One branch of one choice. `target` is a scene id or "END"; `taken`: this play went that way."""

    scene: str
    choice: str
    label: str
    target: str
    condition: str | None
    taken: bool


@dataclass(frozen=True)
class Tree:
    """The scenario as a graph with one play marked in it."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Position:
    """Where one decision leaned on one polarity (-2 left to +2 right), and the mean lean up to here.

    `decision` counts from 0. Decisions that say nothing about a polarity have no position on it.
    """

    decision: int
    scene: str
    title: str
    clock: str
    polarity: str
    lean: int
    mean: Fraction


@dataclass(frozen=True)
class Reading:
    """One gauge before the first decision and now. `low` and `high` are the extremes on the way."""

    gauge: str
    name: str
    before: int
    after: int
    low: int
    high: int
    state: Literal["calm", "warning", "end"]


def tree(scenario: Scenario, state: State) -> Tree:
    """Return all scenes and links; those that this play took are marked."""
    depths = _depths(scenario)
    visited = {decision.scene for decision in state.decisions} | ({state.scene} if state.scene else set())
    nodes = [
        Node(scene_id, scene.title, depths[scene_id], scene_id in visited)
        for scene_id, scene in scenario.scenes.items()
    ]
    nodes.append(Node(END, "End", depths[END], state.scene is None))
    return Tree(tuple(nodes), tuple(_links(scenario, state)))


def _links(scenario: Scenario, state: State) -> Iterator[Link]:
    taken = set(_steps(state))
    for scene_id, scene in scenario.scenes.items():
        for choice_id, choice in scene.choices.items():
            for branch in choice.next:
                went = (scene_id, choice_id, branch.to) in taken
                yield Link(scene_id, choice_id, choice.label, branch.to, branch.condition, went)


def _steps(state: State) -> Iterator[tuple[str, str, str]]:
    """Yield (scene, choice, next scene); a play that ended early went to END whatever the link says."""
    followers = [decision.scene for decision in state.decisions[1:]] + [state.scene or END]
    for decision, target in zip(state.decisions, followers, strict=False):
        yield decision.scene, decision.choice, target


def _depths(scenario: Scenario) -> dict[str, int]:
    """Return how deep each scene and END stand; with a loop in the story, their place in the file."""
    sources: dict[str, set[str]] = {node: set() for node in [*scenario.scenes, END]}
    for scene_id, scene in scenario.scenes.items():
        for choice in scene.choices.values():
            for branch in choice.next:
                sources[branch.to].add(scene_id)
    try:
        order = list(TopologicalSorter(sources).static_order())
    except CycleError:
        return {node: place for place, node in enumerate(sources)}
    depths: dict[str, int] = {}
    for node in order:
        depths[node] = max((depths[source] + 1 for source in sources[node]), default=0)
    return depths


def positions(scenario: Scenario, state: State) -> tuple[Position, ...]:
    """Return where each decision stood on each polarity that it names, in the order of the play."""
    found: list[Position] = []
    leans: dict[str, list[int]] = {polarity: [] for polarity in scenario.polarities}
    for number, decision in enumerate(state.decisions):
        scene = scenario.scenes[decision.scene]
        for polarity, lean in scene.choices[decision.choice].leans.items():
            leans[polarity].append(lean)
            mean = Fraction(sum(leans[polarity]), len(leans[polarity]))
            found.append(Position(number, decision.scene, scene.title, scene.clock, polarity, lean, mean))
    return tuple(found)


def profile(scenario: Scenario, state: State) -> tuple[Reading, ...]:
    """Return each gauge before and after, in display order. There is no total."""
    return tuple(_reading(scenario, state, key) for key in scenario.gauges)


def _reading(scenario: Scenario, state: State, key: str) -> Reading:
    gauge = scenario.gauges[key]
    before = state.start.get(key, gauge.start)  # a campaign may begin elsewhere
    values = [before, *(decision.after[key] for decision in state.decisions), state.gauges[key]]
    now = values[-1]
    level: Literal["calm", "warning", "end"] = "calm"
    if gauge.end_at is not None and now <= gauge.end_at:
        level = "end"
    elif gauge.warn_at is not None and now <= gauge.warn_at:
        level = "warning"
    return Reading(key, gauge.name, before, now, min(values), max(values), level)
