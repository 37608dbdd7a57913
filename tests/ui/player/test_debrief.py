"""The debrief: ending, charts, log, review, the file to keep."""

import json
from base64 import b64decode
from collections.abc import Callable
from datetime import datetime

import pytest

from bluehelm.charts.renderer import MIME
from bluehelm.scenario import Transcript, replay
from bluehelm.ui import debrief as module
from bluehelm.ui.aar import Question
from bluehelm.ui.player import Player
from bluehelm.ui.widgets import shown


def test_debrief_says_how_it_ended(finished: Player) -> None:
    """The ending's title and text stand first, with its source."""
    outcome = finished.debrief.widget.children[1].value
    assert "Across" in outcome
    assert "Crisis management, para. 6" in outcome


def test_debrief_draws_three_charts_with_words(finished: Player) -> None:
    """Each chart is a drawable bundle, with its text alternative below."""
    for figure in (finished.debrief.profile, finished.debrief.polarities, finished.debrief.path):
        (output,) = figure.output.outputs
        assert output["data"][MIME]["$schema"].endswith("v5.8.0.json")
        assert "The chart in words" in figure.text.value
        assert shown(figure.output)


def test_chart_that_fails_leaves_its_words(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chart that cannot be drawn hides its box and opens its text alternative."""

    def fail(*_: object) -> None:
        raise ValueError("no chart")

    monkeypatch.setattr(module.charts, "gauges_before_after", fail)
    player.debrief.show(player.state, (), ())
    assert not shown(player.debrief.profile.output)
    assert '<details class="bh-fold " open>' in player.debrief.profile.text.value


def test_debrief_says_that_effects_are_invented(finished: Player) -> None:
    """Nobody may take the numbers for findings."""
    page = "".join(str(getattr(child, "value", "")) for child in finished.debrief.widget.children)
    assert "teaching judgements" in page
    assert "The principles carry citations" in page


def test_log_names_every_decision_and_event(finished: Player) -> None:
    """The log gives each decision, its choice and the events."""
    for words in ("First light", "Open the bridge", "It rains.", "Review"):
        assert words in finished.debrief.log.value


def test_answers_of_the_review_are_saved_with_the_time(finished: Player) -> None:
    """A change in a text field is stored and the time is shown."""
    question = Question("AAR-1", "What was expected?", finished.plays, lambda: datetime(2026, 11, 22, 10, 42))
    question.field.value = "A quiet night"
    assert finished.plays.stored.aar == {"AAR-1": "A quiet night"}
    assert "Saved 10:42" in question.saved.value


def test_answers_of_the_review_come_back(finished: Player, open_player: Callable[[], Player]) -> None:
    """A new page shows what was written."""
    finished.debrief.review.questions[1].field.value = "Rain"
    again = open_player()
    assert [q.field.value for q in again.debrief.review.questions] == ["", "Rain"]


def test_download_holds_a_transcript_that_replays(finished: Player) -> None:
    """The file to keep is the transcript, and it replays to the same state."""
    link = finished.debrief.download.value
    assert 'download="SMALL-seed-7.json"' in link
    content = b64decode(link.split("base64,")[1].split('"')[0])
    assert set(json.loads(content)) == {"format", "scenario", "content_hash", "seed", "choices"}
    assert replay(finished.scenario, Transcript.model_validate_json(content)) == finished.state


def test_play_again_with_the_same_luck(finished: Player) -> None:
    """The same seed begins a new play."""
    finished.debrief.same.click()
    assert finished.state.seed == 7
    assert not finished.state.decisions
    assert shown(finished.decision.widget)


def test_change_one_decision_from_the_debrief(finished: Player, pick: Callable[[Player, str], None]) -> None:
    """The same luck with one other decision makes a second finished play."""
    finished.debrief.past.choice.value = 1
    finished.debrief.past.button.click()
    pick(finished, "Blame")
    finished.consequence.advance.click()
    assert [play.transcript.choices for play in finished.plays.stored.finished] == [
        ("D1.A", "D2.A"),
        ("D1.A", "D2.B"),
    ]
    assert "Your finished plays (2)" in finished.debrief.plays.value


def test_drift_is_named_in_the_debrief(player: Player, pick: Callable[[Player, str], None]) -> None:
    """A decision that the clock took is told apart, and the debrief says what drift means."""
    player.introduction.start.click()
    player.choose("A", drifted=True)
    assert player.consequence.lead.value.startswith("Time ran out")
    player.consequence.advance.click()
    pick(player, "Review")
    player.consequence.advance.click()
    outcome = player.debrief.widget.children[1].value
    assert "Time ran out in decision 1." in outcome
    assert "drift chose for you" in outcome
    assert player.plays.stored.finished[0].drifted == (0,)
