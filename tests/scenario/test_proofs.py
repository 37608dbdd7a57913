"""Proofs about scenes and conditions, against brute force."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluehelm.scenario import Scenario, load_scenario
from bluehelm.scenario.analysis.compact import compact
from bluehelm.scenario.analysis.ranges import ranges
from bluehelm.scenario.proofs import dominates, extremes, never, settled_by, uncovered

MODULES = Path(__file__).parents[2] / "modules"
KORVU = load_scenario(MODULES / "09_crisis_management" / "scenario.yaml")
SHIPPED = sorted(MODULES.glob("*/scenario.yaml"))
PUSHED_ASIDE = 10  # the standing rule: at this value or lower the play ends early
NEVER_ENDS = {"RES", "RDY"}  # means and readiness: a mission without them goes on, badly
EFFECTS = st.dictionaries(st.sampled_from(["POC", "SAF", "UNI"]), st.integers(-3, 3))


@given(EFFECTS, EFFECTS)
def test_dominance_is_strict(one: dict[str, int], other: dict[str, int]) -> None:
    """No option dominates itself, and two options never dominate each other."""
    assert not dominates(one, one)
    assert not (dominates(one, other) and dominates(other, one))


def test_the_technical_scene_of_korvu_has_one_answer(korvu: Scenario) -> None:
    """The list of essential posts settles the shelter order; the gate is settled by nothing."""
    assert settled_by(korvu.scenes["D2"]) == ("B",)
    assert settled_by(korvu.scenes["D3"]) == ()


@given(st.integers(0, 100), st.integers(0, 100), st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
def test_coverage_agrees_with_trying_every_value(low: int, high: int, sign: str) -> None:
    """Two conditions on a gauge leave a gap exactly if one of the 101 values fits neither."""
    conditions = [f"POC < {low}", f"POC {sign} {high}"]
    fits = [value < low or eval(f"{value} {sign} {high}") for value in range(101)]
    assert (uncovered(KORVU, conditions) is None) == all(fits)
    assert never(KORVU, conditions[1], conditions[:1]) == (
        not any(eval(f"{value} {sign} {high}") and value >= low for value in range(101))
    )


def test_endings_of_korvu_leave_no_gap(korvu: Scenario) -> None:
    """The six conditions cover every profile, and without the last one they do not."""
    conditions = [ending.condition or "" for ending in korvu.endings]
    assert uncovered(korvu, conditions) is None
    assert uncovered(korvu, conditions[:-1]) is not None


def test_opposite_conditions_do_not_add_up(korvu: Scenario) -> None:
    """A flag cannot be up and down at once, so +0.5 if it is and +0.5 if it is not reach 1, not 1.5."""
    assert extremes(korvu, 0.5, [("PAUSE", 0.5), ("not PAUSE", 0.5)]) == (1.0, 1.0)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_only_a_scenario_that_cannot_end_early_leaves_the_early_end_out(path: Path) -> None:
    """Without an early end in the file, no choice and no luck brings a gauge down to where plays end."""
    scenario = load_scenario(path)
    limited = {
        name: gauge if name in NEVER_ENDS else gauge.model_copy(update={"end_at": PUSHED_ASIDE})
        for name, gauge in scenario.gauges.items()
    }
    ends = ranges(compact(scenario.model_copy(update={"gauges": limited}))).ends
    assert (scenario.early_end is not None) == bool(ends)
