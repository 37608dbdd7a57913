"""What lint says is never met, no play meets, and the other way round: against the tree of all plays."""

from __future__ import annotations

from collections.abc import Iterator

import brute
from hypothesis import HealthCheck, given, settings
from strategies import scenarios

from bluehelm.scenario import Scenario
from bluehelm.scenario.lint import chance, conditions, endings, reached
from bluehelm.scenario.model import END

CHECKS = (chance.check, conditions.check, endings.check, reached.check)


def _nodes(node: brute.Node) -> Iterator[brute.Node]:
    yield node
    for ways in node.ways.values():
        for _, child in ways:
            yield from _nodes(child)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(scenarios())
def test_never_means_never(scenario: Scenario) -> None:
    """Options, scenes, events and endings that lint calls unmet occur in no play; all others occur in one."""
    found = {(place, code) for check in CHECKS for place, code, _, _ in check(scenario)}
    nodes = list(_nodes(brute.tree(scenario)))
    offered = {(node.state.scene, choice) for node in nodes for choice in node.ways}
    happened = {event for node in nodes for one in node.state.decisions for event in one.events}
    met = {node.state.ending for node in nodes}
    for scene_id, scene in scenario.scenes.items():
        stood = any(node.state.scene == scene_id for node in nodes)
        assert not (stood and (("scenes", scene_id), "SCENE-UNMET") in found)
        for choice_id in scene.choices:
            place = ("scenes", scene_id, "choices", choice_id)
            unmet = (place, "OPTION-UNMET") in found
            assert unmet == (stood and (scene_id, choice_id) not in offered)
            if ((*place, "when"), "CONDITION-NEVER") in found:
                assert (scene_id, choice_id) not in offered
    for event_id in scenario.events:
        if (("events", event_id), "EVENT-NEVER") in found:
            assert event_id not in happened
    for number, ending in enumerate(scenario.endings):
        assert ((("endings", number), "ENDING-UNMET") in found) == (ending.id not in met)
        if (("endings", number), "ENDING-NEVER") in found:
            assert ending.id not in met


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(scenarios())
def test_plays_run_dry_where_lint_says(scenario: Scenario) -> None:
    """A scene is reported to run dry exactly if some play stands in it with nothing on offer."""
    dry = {str(place[1]) for place, code, _, _ in reached.check(scenario) if code == "RUNS-DRY"}
    nodes = _nodes(brute.tree(scenario))
    assert dry == {node.state.scene for node in nodes if node.state.scene is not None and not node.ways}


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(scenarios())
def test_always_means_always(scenario: Scenario) -> None:
    """Behind a branch that lint calls always taken, no play goes another way, except to an early end."""
    found = {place for place, code, _, _ in conditions.check(scenario) if code == "CONDITION-ALWAYS"}
    early = scenario.early_end.id if scenario.early_end is not None else ""
    for node in _nodes(brute.tree(scenario)):
        for choice_id, ways in node.ways.items():
            branches = scenario.scenes[str(node.state.scene)].choices[choice_id].next
            if ("scenes", node.state.scene, "choices", choice_id, "next", 0, "if") in found:
                targets = {child.state.scene or END for _, child in ways if child.state.ending != early}
                assert targets <= {branches[0].to}
