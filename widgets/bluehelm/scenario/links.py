"""The graph of scenes, conditions left aside: what links can lead to, and what can lead to the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bluehelm.scenario.model import END, Scenario


def targets(scenario: Scenario) -> dict[str, set[str]]:
    """Return for each scene the scenes, or END, that its branches name."""
    return {
        scene_id: {branch.to for choice in scene.choices.values() for branch in choice.next}
        for scene_id, scene in scenario.scenes.items()
    }


def reachable(scenario: Scenario) -> set[str]:
    """Return the scenes, and END, that links lead to from the start, the start itself included."""
    return _spread(targets(scenario), [scenario.start])


def leads_out(scenario: Scenario) -> set[str]:
    """Return the scenes from which some chain of links comes to END, END itself included."""
    sources: dict[str, set[str]] = {}
    for scene_id, named in targets(scenario).items():
        for target in named:
            sources.setdefault(target, set()).add(scene_id)
    return _spread(sources, [END])


def _spread(links: Mapping[str, Iterable[str]], start: list[str]) -> set[str]:
    found, left = set(start), list(start)
    while left:
        new = set(links.get(left.pop(), ())) - found
        found |= new
        left.extend(new)
    return found
