"""The campaign on the first screen of a scenario: off at first, told before it is chosen, kept in a play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from record.making import NOON

from bluehelm.campaign import Step
from bluehelm.kelmora import story
from bluehelm.record import Play
from bluehelm.scenario import Scenario, Transcript, replay
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays
from bluehelm.ui.widgets import shown


def step(**gauges: int) -> Step:
    """Return that “The truck at Odran” was played to an end with these gauges."""
    chapter = story().chapter("SC08")
    assert chapter is not None
    recorded = Transcript(scenario="SC08", content_hash="c0ffee", seed=1, choices=())
    return Step(chapter, Play(recorded, "held", gauges, NOON))


@pytest.fixture
def opened(scenario: Scenario, tmp_path: Path) -> Callable[[Step | None], Player]:
    """Open a page for a learner with this earlier play."""
    return lambda found: Player(scenario, Plays(tmp_path), seed=lambda: 7, earlier=lambda: found)


def test_nothing_is_offered_without_an_earlier_play(opened: Callable[[Step | None], Player]) -> None:
    """Who has played nothing before sees no such box."""
    assert not shown(opened(None).introduction.campaign.widget)


def test_it_is_off_at_first_and_says_what_it_would_carry(
    opened: Callable[[Step | None], Player], scenario: Scenario
) -> None:
    """The box names the scenario; a start without it begins where the scenario says."""
    player = opened(step(POC=80))
    choice = player.introduction.campaign
    assert shown(choice.widget)
    assert not choice.box.value
    assert "“The truck at Odran” (month 19)" in choice.text.value
    player.introduction.start.click()
    assert dict(player.state.start) == {}


def test_chosen_it_says_where_gauges_begin_and_the_play_keeps_it(
    opened: Callable[[Step | None], Player], scenario: Scenario
) -> None:
    """Gauges are told before the start, the play begins there, and its transcript replays the same."""
    key, gauge = next(iter(scenario.gauges.items()))
    player = opened(step(**{key: gauge.start + 20}))
    player.introduction.campaign.box.value = True
    assert f"{gauge.name}: {gauge.start + 10} " in player.introduction.campaign.text.value
    assert "+10" in player.introduction.campaign.text.value
    assert f"starts at {gauge.start + 10}" in player.introduction.text.value
    player.introduction.start.click()
    assert player.state.gauges[key] == gauge.start + 10
    recorded = player.plays.stored.current
    assert recorded is not None
    assert dict(recorded.start) == {key: gauge.start + 10}
    assert dict(replay(scenario, recorded).gauges) == dict(player.state.gauges)


def test_playing_again_begins_in_the_same_place(
    opened: Callable[[Step | None], Player], scenario: Scenario, pick: Callable[[Player, str], None]
) -> None:
    """Same luck or new luck from the debrief: the gauges begin as they did in the play that ended."""
    key, gauge = next(iter(scenario.gauges.items()))
    player = opened(step(**{key: gauge.start + 20}))
    player.introduction.campaign.box.value = True
    player.introduction.start.click()
    for label in ("Open the bridge", "Review"):
        pick(player, label)
        player.consequence.advance.click()
    player.debrief.same.click()
    assert dict(player.state.start) == {key: gauge.start + 10}


def test_a_play_that_changed_nothing_is_told(
    opened: Callable[[Step | None], Player], scenario: Scenario
) -> None:
    """If the earlier play left every gauge where this scenario begins, the page says so."""
    player = opened(step(**{key: gauge.start for key, gauge in scenario.gauges.items()}))
    player.introduction.campaign.box.value = True
    assert "left every gauge where this scenario begins" in player.introduction.campaign.text.value
