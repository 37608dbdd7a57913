"""The feedback rule: never only "wrong"; the idea behind the choice, and the source's idea against it."""

import re
from itertools import permutations
from pathlib import Path

import pytest
from marked import verdicts

from bluehelm import sources
from bluehelm.exercise import missing, score_item

MODULE = Path(__file__).parents[2] / "modules/09_crisis_management/module.md"
PAIRING = {"E1 marks": "scale", "E2 owners": "choices", "E4 cards": "bins", "E6 facts": "choices"}


@pytest.mark.parametrize(("name", "choices"), PAIRING.items())
def test_each_wrong_choice_has_its_idea_and_the_idea_against_it(parts, name, choices):
    """For every row and every choice: right gives the source's idea; wrong adds the idea behind it."""
    part = parts[name]
    for row in part.key:
        for choice in getattr(part, choices):
            (verdict,) = [v for v in verdicts(part, {row: choice}) if "no answer" not in v.subject]
            idea, _, source = verdict.reason.rpartition(part.why[row])
            assert source == ""
            assert bool(idea) == (choice not in part.key[row])
            assert (verdict.state == "right") == (choice in part.key[row])


def test_half_a_point_is_called_partly_and_says_what_is_missing(parts):
    """The Chief of Staff informing headquarters earns half, and the verdict says why it is not all."""
    verdict = verdicts(parts["E2 owners"], {"inform": "COS"})[3]
    assert verdict.state == "partly"
    assert verdict.reason.startswith("Half of the points: the Chief of Staff prepares")


def test_each_link_of_an_order_is_explained_either_way_round(parts):
    """Kept links give the reason; broken ones add the idea behind; steps not placed are named missing."""
    part = parts["E2 steps"]
    for steps in list(permutations(part.steps))[::97]:
        for link, verdict in zip(part.key, verdicts(part, list(steps)), strict=True):
            kept = steps.index(link.first) < steps.index(link.then)
            assert verdict.state == ("right" if kept else "wrong")
            assert verdict.reason == (link.why if kept else f"{link.say} {link.why}")
    assert {verdict.state for verdict in verdicts(part, ["report"])} == {"missing"}


def test_the_feedback_of_the_brief_is_given(parts):
    """The sentences that the brief gives for common mistakes reach the learner who makes them."""
    said = {
        "Fourteen months is longer than a rotation": verdicts(parts["E1 marks"], {"exercises": "in_place"}),
        "More paper would not have found": verdicts(parts["E1 repair"], {"policy": 9}),
        "Tools before aim.": verdicts(parts["E2 steps"], ["task", "line"]),
        "You will find the limit at the bridge.": verdicts(parts["E2 steps"], ["task", "limits"]),
        "Tell them early, but with a picture.": verdicts(parts["E2 steps"], ["inform", "meet"]),
        "The people you need are now under a table.": verdicts(parts["E3 order"], ["shelter"]),
        "Nobody knows when to look up.": verdicts(parts["E3 order"], ["further_notice"]),
        "frightens those who must move": verdicts(parts["E3 order"], ["discipline"]),
        "whom did your list forget?": verdicts(parts["E3 order"], ["shelter"]),
        "Their capitals watch casualties.": verdicts(parts["E4 cards"], {"stay": "left_benefit"}),
        "it costs material and hours": verdicts(parts["E4 decisions"], {"field": 2}),
        "Soldiers for crowds: a second risk.": verdicts(parts["E5 first_step"], "use_soldiers"),
        "Hidden caveats return in the worst hour.": verdicts(parts["E5 first_step"], "keep_quiet"),
        "The objection of the contributor was part": verdicts(parts["E5 conditions"], ["no_contact"]),
        "ten times more": verdicts(parts["E6 facts"], {"people": "five_thousand"}),
        "Both were sent.": verdicts(parts["E6 facts"], {"reinforcement": "military"}),
        "Sources have edges; say so when you teach.": verdicts(parts["E6 facts"], {"unstated": "thirty_two"}),
        "it is required every year": verdicts(parts["E7 year"], {"1": ["tabletop"]}),
        "The people who learned have left.": verdicts(parts["E7 year"], {"1": ["tabletop"]}),
        "teaches you that you were busy": verdicts(parts["E7 year"], {"1": ["tabletop"]}),
    }
    for sentence, given in said.items():
        assert any(sentence in verdict.reason for verdict in given), sentence


def test_all_that_is_said_to_a_learner_is_in_sentences(exercise, the_class):
    """Every reason that the twelve get begins with a capital, ends a sentence, and is not a bare verdict."""
    for learner in the_class:
        for item in exercise.items:
            for part in score_item(item, (learner.answers or {}).get(item.id)).parts:
                for verdict in part.verdicts:
                    assert re.fullmatch(r"[A-Z0-9“'\[].{12,}[.?…”]", verdict.reason, re.DOTALL), verdict


def test_a_blank_memo_and_a_long_one_are_pointed_out(parts):
    """A marker sees at a glance that a memo is blank or above the limit; a sound one has no verdict."""
    memo = parts["MEMO memo"]
    assert [verdict.state for verdict in verdicts(memo, " \n")] == ["missing"]
    assert [verdict.subject for verdict in verdicts(memo, "word " * 301)] == ["301 words"]
    assert verdicts(memo, "word " * 300) == ()


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        (
            "E1 marks",
            {"policies": "partly", "roles": "partly", "flow": "partly"},
            ["Not answered yet: Regular exercises"],
        ),
        ("E1 repair", {"exercise": 8}, ["Points still to give: 2 of 10."]),
        ("E1 repair", {"exercise": 8, "policy": 5}, ["You gave 3 more than the 10 that you have."]),
        ("E3 order", [], ["No card is used yet."]),
        (
            "E4 decisions",
            {"field": 0, "open_gate": 0},
            ["Not placed yet: Keep the gate shut; patrols outside"],
        ),
        ("E5 first_step", None, ["Nothing is selected yet."]),
        ("E5 conditions", [], ["Nothing is ticked yet."]),
        ("E7 year", {}, ["Nothing is placed yet."]),
        ("MEMO memo", "", ["Nothing is written yet."]),
        ("MEMO memo", "x " * 310, ["The text has 310 words; 300 are allowed."]),
        ("MEMO memo", 5, ["A text was expected, not 5."]),
    ],
)
def test_what_is_missing_is_said_in_words(parts, name, answer, words):
    """A learner reads what is still to do, and nothing once a part is complete."""
    assert missing(parts[name], answer) == words


def test_nothing_is_missing_from_the_perfect_answers(exercise, the_class):
    """Complete answers leave nothing to do."""
    for item in exercise.items:
        for part in item.parts:
            assert missing(part, the_class[0].answers[item.id][part.id]) == []


def test_every_source_of_an_item_is_known(exercise):
    """The citations of the items are places that sources.yaml knows."""
    assert [message for item in exercise.items for message in sources.check(item.source)] == []


@pytest.mark.skipif(not MODULE.exists(), reason="the module's text is not written yet")
def test_what_to_read_again_is_a_section_of_the_module(exercise):
    """Each item sends the learner to a heading that the module has."""
    headings = re.findall(r"^#+ (.+?)\s*$", MODULE.read_text(encoding="utf-8"), re.MULTILINE)
    for item in exercise.items:
        (section,) = re.findall("“(.+?)”", item.read)
        assert section in headings, item.id
