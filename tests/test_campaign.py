"""The campaign: which play is carried over, in the order of the story, and where the gauges then begin."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from record.making import NOON

from bluehelm.campaign import before, played, start
from bluehelm.kelmora import story
from bluehelm.record import Progress, Statement, events, progress
from bluehelm.scenario import Transcript, begin, load_scenario, offers, replay, snapshot, step, transcript

ROOT = Path(__file__).parents[1]


def play(scenario: str, hours: int, **gauges: int) -> Statement:
    """Return that a scenario was played to an end, so many hours after noon."""
    recorded = Transcript(scenario=scenario, content_hash="c0ffee", seed=7, choices=())
    return events.played(f"M{scenario[2:]}", recorded, "held", gauges, at=NOON + timedelta(hours=hours))


def after(*statements: Statement) -> Progress:
    """Return the progress after these."""
    return progress(statements)


def test_chapters_come_in_the_order_of_the_story() -> None:
    """Neither the order of modules nor that of playing counts; of two plays of one, the later one does."""
    far = after(
        play("SC09", 1, POL=50), play("SC06", 2, POL=60), play("SC04", 3, POL=70), play("SC06", 4, POL=61)
    )
    assert [(one.chapter.scenario, one.gauges["POL"]) for one in played(far)] == [
        ("SC06", 61),
        ("SC04", 70),
        ("SC09", 50),
    ]


def test_the_nearest_chapter_before_is_carried_over() -> None:
    """What comes later in the story, or stands outside it, is never carried over."""
    far = after(play("SC03", 5, POL=50), play("SC06", 1, POL=60), play("SC10", 2, POL=70))
    assert [
        found and found.chapter.scenario for found in (before(one, far) for one in ("SC09", "SC06", "SC03"))
    ] == [
        "SC06",
        "SC03",
        None,
    ]
    assert before("OTHER", far) is None


def test_a_scenario_is_not_carried_over_to_itself() -> None:
    """Who plays again begins with what came before, and not with the last play of the same."""
    assert before("SC06", after(play("SC06", 1, POL=60))) is None


def test_readiness_is_never_carried() -> None:
    """The readiness of the first scenario is the learner's own, and no gauge of the mission."""
    (only,) = played(after(play("SC00", 1, RDY=80, UNI=60)))
    assert dict(only.gauges) == {"UNI": 60}


@pytest.mark.parametrize("module", ["06_integrated_missions", "09_crisis_management"])
def test_half_of_the_distance_is_carried_into_the_real_scenarios(module: str) -> None:
    """start = baseline + 0.5 × (last − baseline), half a point dropped; and the play replays exactly."""
    scenario = load_scenario(ROOT / "modules" / module / "scenario.yaml")
    last = {key: 81 if number % 2 else 20 for number, key in enumerate(scenario.gauges)}
    far = before(scenario.id, after(play("SC01", 1, **last)))
    assert far is not None
    carried = start(scenario, far)
    for key, gauge in scenario.gauges.items():
        base = gauge.start if gauge.baseline is None else gauge.baseline
        assert carried[key] == base + int((last[key] - base) / 2)
    state = begin(scenario, 7, carried)
    while state.scene:
        state = step(scenario, state, offers(scenario, state)[0][0])
    written = Transcript.model_validate_json(transcript(state).model_dump_json())
    assert snapshot(replay(scenario, written)) == snapshot(state)
    assert dict(written.start) == {k: v for k, v in carried.items() if v != scenario.gauges[k].start}


def test_only_gauges_that_the_earlier_play_had_are_carried() -> None:
    """A gauge that the earlier scenario does not have begins as ever."""
    scenario = load_scenario(ROOT / "modules" / "09_crisis_management" / "scenario.yaml")
    far = before("SC09", after(play("SC01", 1, POC=65)))
    assert far is not None
    assert set(start(scenario, far)) == {"POC"}


def test_the_gauges_of_the_story_are_those_of_the_scenarios() -> None:
    """Every gauge of a scenario is one of the story's ten, or the learner's own readiness."""
    known = {gauge.key for gauge in story().gauges} | {"RDY"}
    used = {key for path in ROOT.glob("modules/*/scenario.yaml") for key in load_scenario(path).gauges}
    assert used <= known
