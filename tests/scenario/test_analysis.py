"""What the debrief is told about one play: graph, path, positions, profile."""

from fractions import Fraction

from bluehelm.scenario import Scenario, State, begin, step
from bluehelm.scenario.analysis import positions, profile, tree


def _play(scenario: Scenario, choices: str) -> State:
    state = begin(scenario, 9)
    for choice in choices:
        state = step(scenario, state, choice)
    return state


def test_tree_marks_the_path_and_the_branches_not_taken(korvu: Scenario) -> None:
    """Every link of the scenario is there; exactly one for each decision is marked as taken."""
    found = tree(korvu, _play(korvu, "ABCA"))
    assert len(found.links) == sum(len(scene.choices) for scene in korvu.scenes.values())
    assert [(one.scene, one.choice, one.target) for one in found.links if one.taken] == [
        ("D1", "A", "D2"), ("D2", "B", "D3"), ("D3", "C", "D3C"), ("D3C", "A", "D4"),
    ]  # fmt: skip
    assert [node.id for node in found.nodes if node.visited] == ["D1", "D2", "D3", "D3C", "D4"]


def test_depth_is_the_longest_way(korvu: Scenario) -> None:
    """D4 stands behind D3C, which only some plays meet, so that no link points backwards."""
    found = tree(korvu, begin(korvu, 1))
    depths = {node.id: node.depth for node in found.nodes}
    assert (depths["D1"], depths["D3C"], depths["D4"], depths["END"]) == (0, 3, 4, 13)
    assert all(depths[link.scene] < depths[link.target] for link in found.links)


def test_positions_follow_the_leans(korvu: Scenario) -> None:
    """Each decision has a place on the polarities that it names, with the mean up to there."""
    found = positions(korvu, _play(korvu, "ABAA"))
    on_a = [(one.decision, one.lean, one.mean) for one in found if one.polarity == "a"]
    assert on_a == [(1, 0, Fraction(0)), (2, -2, Fraction(-1)), (3, -1, Fraction(-1))]
    assert [(one.scene, one.lean) for one in found if one.polarity == "b"] == [("D1", -2)]


def test_profile_gives_before_and_after_without_a_total(korvu: Scenario) -> None:
    """Every gauge has its start, its value now, its extremes and its warning, in display order."""
    state = _play(korvu, "CACBDA")
    found = {one.gauge: one for one in profile(korvu, state)}
    assert list(found) == list(korvu.gauges)
    assert (found["POC"].before, found["POC"].after) == (45, state.gauges["POC"])
    assert found["POC"].low == state.gauges["POC"] <= 25
    assert found["POC"].state != "calm"
    assert found["POL"].state == "calm"
