"""What is refused, and what is said before any work starts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from bluehelm.scenario import Scenario, begin, step, transcript
from bluehelm.scenario.analysis import (
    AnalysisError,
    LoopError,
    TooLargeError,
    best_play,
    distribution,
    front,
    judge,
    reach,
    rivals,
    sensitivity,
    size,
)
from bluehelm.scenario.analysis import walk as walk_module
from bluehelm.scenario.analysis.compact import compact
from bluehelm.scenario.analysis.size import refuse_too_large
from bluehelm.scenario.analysis.view import view

Vary = Callable[[Callable[[dict[str, Any]], None]], Scenario]


def test_size_is_a_bound(korvu: Scenario) -> None:
    """SC09 has 201,553,920 ways to be played; nothing is ever cut; gauges that nothing reads are named."""
    found = size(korvu)
    assert found.plays == 201_553_920
    assert found.feasible
    assert found.additive == tuple(korvu.gauges)
    assert found.unread == ("CON", "LOC", "IMP", "PAR", "POL")
    assert "FIELD" in found.idle_flags
    assert "FROZEN" not in found.idle_flags


def test_too_large_says_the_bound(korvu: Scenario) -> None:
    """Over the limit, the bound is in the message, and what to do instead."""
    bound = f"{size(korvu).states:,}"
    with pytest.raises(TooLargeError, match=rf"may need {bound} states; the limit is 1,000.*sample\(\)"):
        refuse_too_large(view(compact(korvu)), limit=1000)


def test_a_loop_is_named(vary: Vary) -> None:
    """A story that can come back is refused with the way round, by every function."""

    def edit(data: dict[str, Any]) -> None:
        data["scenes"]["D2"]["choices"]["A"]["next"] = "D1"

    looped = vary(edit)
    for ask in (size, reach, distribution, lambda one: best_play(one, {"POC": 1})):
        with pytest.raises(LoopError, match=r"D1 → D2 → D1|D2 → D1 → D2"):
            ask(looped)


def test_unknown_names(korvu: Scenario) -> None:
    """A weighting, a policy or an objective that names nothing says what there is."""
    with pytest.raises(AnalysisError, match="neither gauge nor ending called XYZ"):
        best_play(korvu, {"XYZ": 1})
    with pytest.raises(AnalysisError, match="neither gauge nor ending called XYZ"):
        front(korvu, ["XYZ"])
    with pytest.raises(AnalysisError, match=r"names Z\. Give weights of 0 or more to A, B, C"):
        distribution(korvu, {"D1": {"Z": 1}})
    with pytest.raises(AnalysisError, match="no weight to any option on offer"):
        distribution(korvu, {"D1": {"A": 0}})


def test_no_objectives(vary: Vary) -> None:
    """Without objectives a front needs names, and a judgement needs weights."""
    scenario = vary(lambda data: None)
    with pytest.raises(AnalysisError, match="states no objectives"):
        front(scenario)
    with pytest.raises(AnalysisError, match="states no objectives"):
        judge(scenario, transcript(begin(scenario, 1)))


def test_an_unfinished_play_has_no_rank(korvu: Scenario) -> None:
    """A play that goes on is judged up to here; luck and regret already add up to its value."""
    state = step(korvu, step(korvu, begin(korvu, 3), "B"), "A")
    found = judge(korvu, transcript(state))
    assert found.ranks == {}
    assert found.value == found.expected + sum(one.luck - one.regret for one in found.verdicts)


def test_large_denominators_stay_exact(vary: Vary) -> None:
    """Probabilities with many digits leave int64 behind and still add up to exactly 1."""

    def edit(data: dict[str, Any]) -> None:
        for number in range(6):
            data["events"][f"E{number + 2}"] = {
                "after": "D1", "p": 0.12345 + number / 100,
                "adjust": [{"if": "OPEN", "add": 0.00001}], "text": "?", "effects": {"SAF": -1}, "why": "?",
            }  # fmt: skip

    found = distribution(vary(edit))
    assert sum(found.endings.values()) == 1
    assert sum(found.gauges["SAF"].values()) == 1
    assert max(chance.denominator for chance in found.gauges["SAF"].values()) > 2**63


def test_a_policy_can_be_certain(korvu: Scenario) -> None:
    """A policy that always takes one option is a plan: its means are those that the front expects."""
    plan = front(korvu).plans[0]
    found = distribution(korvu, {scene: {choice: 1} for scene, choice in plan.choices.items()})
    assert {name: found.mean(name) for name in plan.expected} == dict(plan.expected)


def test_advice_of_korvu(korvu: Scenario) -> None:
    """The best line of SC09 is tested decision by decision, each number up and down."""
    weights = dict.fromkeys(korvu.objectives, 1)
    found = sensitivity(korvu, weights)
    line = best_play(korvu, weights).line
    assert [one.scene for one in found.decisions] == [one.scene for one in line]
    assert [one.advice for one in found.decisions] == [one.best for one in line]
    assert all(one.now in (1, Fraction(one.now)) for one in found.decisions[0].leeways)


def test_rivals_beat_the_play_everywhere(korvu: Scenario) -> None:
    """A poor play has rivals, each better or equal on every objective; a play of a front plan has none."""
    found, state = front(korvu), begin(korvu, 3)
    for choice in ("C", "A", "C", "B", "D", "A", "A", "C", "A", "A", "C", "B", "C"):
        state = step(korvu, state, choice) if state.scene else state
    poor = rivals(korvu, transcript(state), found)
    assert poor.plans
    for rival in poor.plans:
        assert all(rival.plan.expected[name] >= value for name, value in poor.expected.items())
        assert (state.decisions[rival.decision].scene, rival.taken) == (
            rival.scene,
            state.decisions[rival.decision].choice,
        )
    state = begin(korvu, 3)
    while state.scene:
        state = step(korvu, state, found.plans[0].choices[state.scene])
    assert rivals(korvu, transcript(state), found).plans == ()


def test_a_walk_stops_in_time(korvu: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where endings are too many to count, best play for gauges alone may not be."""
    monkeypatch.setattr(walk_module, "MOST_STATES", 10_000)
    with pytest.raises(TooLargeError, match="the limit is 10,000"):
        reach(korvu)
    assert best_play(korvu, {"POC": 1}).line
