"""The player, driven by its buttons."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from bluehelm.scenario import Scenario, begin, offers, transcript
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays
from bluehelm.ui.widgets import shown

Pick = Callable[[Player, str], None]
Open = Callable[[], Player]


def screens(player: Player) -> list[str]:
    """Name the screens that are visible."""
    names = ("introduction", "decision", "consequence", "debrief")
    return [name for name in names if shown(getattr(player, name).widget)]


def text(html: str) -> str:
    """Return what a reader sees of some HTML."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_first_screen_shows_what_a_player_must_know(player: Player) -> None:
    """Before the first decision stand situation, roles, content note, gauges, seed and one way to begin."""
    page = player.introduction.widget.children[2].value
    assert screens(player) == ["introduction"]
    for words in ("People wait.", "Head of mission", "A short note.", "Are people safer?", "no total score"):
        assert words in page
    assert "seed 7, timer off" in player.introduction.advanced.description
    assert not shown(player.introduction.resume)
    assert not shown(player.introduction.review)


def test_settings_open_and_close(player: Player) -> None:
    """Seed and timer stay out of sight until they are asked for."""
    settings = player.introduction.widget.children[-1]
    assert not shown(settings)
    player.introduction.advanced.click()
    assert shown(settings)


def test_start_shows_the_first_decision(player: Player, scenario: Scenario) -> None:
    """A decision shows progress, clock, title, text without sources, and options in the seed's order."""
    player.introduction.start.click()
    assert screens(player) == ["decision"]
    assert player.decision.lead.value == "Decision 1 of about 2"
    assert "T+0:00" in player.decision.widget.children[1].value
    assert "S2 CRI" not in player.decision.text.value
    assert "source" not in player.decision.text.value
    labels = [option.description for option in player.decision.options if shown(option)]
    assert labels == [choice.label for _, choice in offers(scenario, player.state)]


def test_options_carry_no_letters(player: Player) -> None:
    """An option is its label and nothing else, since letters would give the author's order away."""
    player.introduction.start.click()
    assert {o.description for o in player.decision.options} == {"Open the bridge", "Take the ferry", ""}


def test_chosen_seed_is_used(player: Player) -> None:
    """Who types a seed plays with that luck."""
    player.introduction.seed.value = 4711
    player.introduction.start.click()
    assert player.state.seed == 4711


def test_consequence_comes_in_the_order_of_the_brief(player: Player, pick: Pick) -> None:
    """What happened, what changed, why, the other options, the kind of decision: in this order."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    page = text(player.consequence.text.value)
    wanted = [
        "It opens.",
        "What changed",
        "Protection ▲ +5",
        "tired",
        "rains",
        "Why",
        "Take the ferry",
        "price",
    ]
    places = [page.index(words) for words in wanted]
    assert places == sorted(places)
    assert screens(player) == ["consequence"]


def test_citations_open_after_the_decision(player: Player, pick: Pick) -> None:
    """The reasoning names its sources in the learner's words, behind a control that needs no mouse."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    assert "<details" in player.consequence.text.value
    assert "Handbook ch. 2, Crisis management, para. 5–6" in player.consequence.text.value


def test_standing_rule_gives_its_reason(player: Player, pick: Pick) -> None:
    """Overstretch says what it cost and why it came."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    page = text(player.consequence.text.value)
    assert "Standing rule. All are tired. Protection ▼ −2" in page
    assert "Resources stood at 30 or lower, and your decision cost more of it." in page


def test_grey_line_gives_its_reason(player: Player, pick: Pick) -> None:
    """Standing in the middle too long is named when it costs."""
    player.introduction.start.click()
    pick(player, "Take the ferry")
    player.consequence.advance.click()
    pick(player, "Bail")
    assert "In 2 decisions in a row you leaned to neither side." in text(player.consequence.text.value)


def test_dominated_option_is_named(player: Player, pick: Pick) -> None:
    """In a trap the better option is named, and the learner's own choice is marked."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    player.consequence.advance.click()
    pick(player, "Blame")
    page = text(player.consequence.text.value)
    assert "“Review” is at least as good as “Blame” (your choice) on every gauge" in page


def test_gauges_show_value_change_and_warning(player: Player, pick: Pick) -> None:
    """The panel gives values, the change since the last decision with its sign, and a warning in words."""
    player.introduction.start.click()
    assert "▲" not in player.gauges.value
    pick(player, "Open the bridge")
    panel = text(player.gauges.value)
    assert "Protection 52 ▲ +2" in panel
    assert "Resources 24 ▼ −6" in panel
    assert "Low. There is little left to act with." in panel


def test_second_click_on_an_option_does_nothing(player: Player, pick: Pick) -> None:
    """A double click takes one decision, not two."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    player.decision.options[0].click()
    assert len(player.state.decisions) == 1


def test_side_branch_makes_the_play_longer(player: Player, pick: Pick) -> None:
    """The estimate of the number of decisions follows the way taken."""
    player.introduction.start.click()
    pick(player, "Take the ferry")
    player.consequence.advance.click()
    assert player.decision.lead.value == "Decision 2 of about 3"


def test_back_opens_a_decision_again_with_the_same_luck(player: Player, pick: Pick) -> None:
    """Going back restores the state before that decision; the same choice meets the same events."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    first = player.state.decisions[0]
    player.consequence.advance.click()
    player.decision.past.choice.value = 0
    player.decision.past.button.click()
    assert player.decision.lead.value == "Decision 1 of about 2"
    pick(player, "Open the bridge")
    assert player.state.decisions[0] == first


def test_way_that_was_left_stays_in_the_debrief(player: Player, pick: Pick) -> None:
    """A branch that was tried and left is listed at the end."""
    player.introduction.start.click()
    pick(player, "Take the ferry")
    player.consequence.advance.click()
    player.back(0)
    for label in ("Open the bridge", "Review"):
        pick(player, label)
        player.consequence.advance.click()
    assert "From decision 1: Take the ferry" in text(player.debrief.log.value)


def test_interrupted_play_resumes(player: Player, pick: Pick, open_player: Open) -> None:
    """A new page on the same folder offers to go on where the last one stopped."""
    player.introduction.start.click()
    pick(player, "Take the ferry")
    again = open_player()
    assert "You stopped at decision 2." in again.introduction.stopped.value
    again.introduction.resume.click()
    assert again.state == player.state
    assert screens(again) == ["decision"]


def test_play_on_a_changed_scenario_goes_on_from_where_both_agree(player: Player, pick: Pick) -> None:
    """A stored play that no longer fits is replayed as far as it can be, and the page says so."""
    player.introduction.start.click()
    pick(player, "Take the ferry")
    path = player.plays.folder / "play.json"
    stored = json.loads(path.read_text())
    stored["current"]["choices"].append("D9.A")
    path.write_text(json.dumps(stored))
    again = Player(player.scenario, Plays(player.plays.folder))
    assert "has been changed since then" in again.introduction.stopped.value
    assert len(again.state.decisions) == 1


def test_finished_play_can_be_looked_at_again(finished: Player, open_player: Open) -> None:
    """After the end a new page offers the debrief of the last play."""
    again = open_player()
    assert not shown(again.introduction.resume)
    again.introduction.review.click()
    assert screens(again) == ["debrief"]
    assert again.state == finished.state


def test_play_is_stored_at_every_decision(player: Player, pick: Pick, tmp_path: Path) -> None:
    """Nothing waits for the end of the play to be written."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    stored = json.loads((tmp_path / "play.json").read_text())
    assert stored["current"]["choices"] == ["D1.A"]
    assert stored["current"]["seed"] == 7


def test_play_of_another_scenario_is_left_alone(player: Player, pick: Pick, tmp_path: Path) -> None:
    """A stored play of a scenario that stood here before is not offered."""
    player.introduction.start.click()
    other = (tmp_path / "play.json").read_text().replace("SMALL", "OTHER")
    (tmp_path / "play.json").write_text(other)
    again = Player(player.scenario, Plays(tmp_path))
    assert not shown(again.introduction.resume)


def test_each_step_is_announced(player: Player, pick: Pick) -> None:
    """A status line tells a screen reader where the play is."""
    player.introduction.start.click()
    assert 'role="status"' in player.status.value
    assert "Decision 1: First light" in player.status.value
    pick(player, "Open the bridge")
    assert "Low: Resources." in player.status.value


def interrupted(open_player: Open, pick: Pick) -> Player:
    """Open a page again on a play that was left at decision 2."""
    first = open_player()
    first.introduction.start.click()
    pick(first, "Open the bridge")
    first.consequence.advance.click()
    return open_player()


def test_a_new_play_asks_before_it_takes_the_place_of_another(open_player: Open, pick: Pick) -> None:
    """Start again asks in its place; the play that is not finished stays until the answer, and goes on."""
    player = interrupted(open_player, pick)
    player.introduction.start.click()
    assert shown(player.introduction.sure.widget)
    assert screens(player) == ["introduction"]
    player.introduction.sure.keep.click()
    assert screens(player) == ["decision"]
    assert player.decision.lead.value.startswith("Decision 2")


def test_a_play_that_was_left_can_be_taken_up_until_a_decision(open_player: Open, pick: Pick) -> None:
    """After a new start one button brings the old play back, on the disk too; a decision ends the offer."""
    player = interrupted(open_player, pick)
    player.introduction.start.click()
    player.introduction.sure.drop.click()
    assert player.decision.lead.value.startswith("Decision 1")
    assert shown(player.decision.regain)
    player.decision.regain.click()
    assert player.decision.lead.value.startswith("Decision 2")
    assert not shown(player.decision.regain)
    assert len(player.plays.stored.current.choices) == 1
    player.start(7)
    pick(player, "Open the bridge")
    player.consequence.advance.click()
    assert not shown(player.decision.regain)


def test_a_campaign_shows_where_it_began(scenario: Scenario, tmp_path: Path) -> None:
    """An interrupted play of a campaign shows the start that it had, not the one of the file."""
    gauge, name = next((key, gauge.name) for key, gauge in scenario.gauges.items())
    plays = Plays(tmp_path)
    current = transcript(begin(scenario, 7, {gauge: 41}))
    plays.update(lambda stored: stored.model_copy(update={"current": current}))
    page = Player(scenario, plays).introduction.text.value
    assert f"{name} starts at 41" in text(page)
