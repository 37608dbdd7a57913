"""What is said about the kinds of the sample: feedback, what is missing, and what cannot be read."""

import json
import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from kind_answers import PERFECT, answers
from marked import verdicts

from bluehelm.exercise import load_public, missing, public, public_text, score_item
from bluehelm.exercise.kinds import KINDS

ANSWERED = {"right", "partly", "wrong", "missing"}


@pytest.mark.parametrize("name", [part for parts in PERFECT.values() for part in parts])
def test_every_reason_is_in_sentences_and_names_an_idea(kind_parts, name):
    """No verdict on any answer is a bare "wrong": each reason is a sentence or more."""
    part = kind_parts[name]

    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(answers(part))
    def law(answer):
        for verdict in verdicts(part, answer):
            assert verdict.state in ANSWERED
            assert re.fullmatch(r"[A-Z0-9“'].{4,}[.?…”]", verdict.reason, re.DOTALL), verdict

    law()


def test_each_wrong_decision_and_reason_has_its_idea(kind_parts):
    """For every pair of choice and reason, a mistake gets the author's text and the idea of the source."""
    part = kind_parts["m02e6"]
    for choice, reason in product(part.options, part.reasons):
        first, second = verdicts(part, {"choice": choice, "reason": reason})
        assert first.reason.endswith(part.why.choice)
        assert part.feedback.get(choice, "") in first.reason
        assert second.reason.endswith(part.why.reason)
        assert part.reason_feedback.get(reason, "") in second.reason
    assert verdicts(part, {"choice": "back", "reason": "separate"})[1].state == "partly"


def test_each_cell_of_a_matrix_is_explained(kind_parts):
    """For every cell and every choice: right gives the idea of the row, wrong adds the idea behind it."""
    for part in (kind_parts["m04e5"], kind_parts["m06e2"], kind_parts["m11e5"]):
        for row, column in product(part.rows, part.columns):
            for choice in part.columns[column].options:
                (said,) = [v for v in verdicts(part, {row: {column: choice}}) if "no answer" not in v.subject]
                idea, _, _ = said.reason.rpartition(part.why[row])
                assert bool(idea) == (said.state != "right")
                assert (said.state == "right") == (choice in part.key[row][column])


def test_every_distractor_of_a_frame_is_answered(kind_parts):
    """A card that belongs nowhere gets the text that the brief has for it, wherever it stands."""
    for part in (kind_parts["m07e3"], kind_parts["m10e2"]):
        for slot, card in product(part.slots, part.feedback):
            if card in part.bank(part.slots[slot].bank):
                assert part.feedback[card] in {verdict.reason for verdict in verdicts(part, {slot: card})}


@pytest.mark.parametrize(
    ("part", "answer", "sentence"),
    [
        (
            "m00e1",
            dict.fromkeys(PERFECT["classify"]["m00e1"], "D"),
            "Rules may be clear and still two leaders",
        ),
        ("m12e4", ["report", "evidence", "survivors"], "The survivors wait while others are served."),
        ("m03e3", {"museum": 3}, "Not in the mandate: who asked for it?"),
        (
            "m03e3",
            dict.fromkeys([*PERFECT["allocate"]["m03e3"], "museum"], 11),
            "A little for all is no priority.",
        ),
        ("m06e6", ["change", "duty", "planning"], "More is ticked than was asked for."),
        ("m06e7", {"choice": "nobody", "reason": "both"}, "A clean line that may leave people alone."),
        ("m00e3", {"completed": 80}, "You may have thought that mandatory means done."),
        ("m00e3", {"raised": 90}, "Count the base"),
        ("m11e5", {"radio": {"opening": "progress", "ask": "come"}}, "does not stay in its room"),
        ("m07e7", {r: {"start": "Q1"} for r in PERFECT["rank"]["m07e7"]}, "People return to land"),
        ("m10e2", {"top": "fc"}, "He commands the force and advises"),
        ("m10e3", {"measures": ["wall"]}, "A good wall in the wrong place."),
        ("m12e6", {"measures": ["fence"]}, "What does it repair?"),
        ("m00e5", {"ratings": dict.fromkeys(PERFECT["self_rating"]["m00e5"]["ratings"], "5")}, "facilitator"),
    ],
)
def test_the_feedback_of_the_brief_is_given(kind_parts, part, answer, sentence):
    """The sentence for a common mistake reaches the learner who makes it."""
    assert any(sentence in verdict.reason for verdict in verdicts(kind_parts[part], answer))


@pytest.mark.parametrize(
    ("part", "answer", "words"),
    [
        ("m06e6", ["change"], ["You chose 1 of the options; 2 are asked for."]),
        ("m08e2", ["seen", "ours"], ["You chose 2 of the cards; 3 to 5 are asked for."]),
        ("m02e6", {"choice": "back"}, ["No reason is selected yet."]),
        (
            "m00e3",
            {**PERFECT["estimate"]["m00e3"], "cut": None},
            ["Not estimated yet: Cut of the training budget"],
        ),
        ("m04e5", {**PERFECT["matrix"]["m04e5"], "elders": {"level": "L"}}, ["Not answered yet: Elders ask"]),
        ("m10e2", {**PERFECT["framework"]["m10e2"], "duty": "sg"}, ["Used twice: Secretary-General"]),
        (
            "m10e2",
            {**PERFECT["framework"]["m10e2"], "duty": None},
            ["Still empty: Beside the line, First duty"],
        ),
        (
            "m12e6",
            {**PERFECT["risk"]["m12e6"], "measures": []},
            ["You chose 0 of the measures; 3 are asked for."],
        ),
        (
            "m10e3",
            {**PERFECT["risk"]["m10e3"], "after": {**PERFECT["risk"]["m10e3"]["after"], "T1": {"impact": 1}}},
            ["Not set yet after measures: Roadside bomb (Likelihood)"],
        ),
        ("m00e5", {**PERFECT["self_rating"]["m00e5"], "chosen": ["crisis"]}, ["You chose 1 of the rows"]),
    ],
)
def test_what_is_missing_is_said_in_words(kind_parts, part, answer, words):
    """A learner reads what is still to do; nothing is blocked by it."""
    found = missing(kind_parts[part], answer)
    assert [line[: len(start)] for line, start in zip(found, words, strict=True)] == words


def test_a_choice_that_serves_one_row_is_said_to_serve_two(kind_parts):
    """ "Use each once" is said and not blocked."""
    answer = {**PERFECT["match"]["m01e1"], "queue": "collab"}
    assert missing(kind_parts["m01e1"], answer) == ["Used 2 times instead of 1 at most: Collaborative"]


UNREADABLE = {
    "decide a text": ("m02e6", "back", "One answer for each row was expected, not 'back'."),
    "decide with a third": ("m02e6", {"luck": "r"}, "The row 'luck' is not part of this question."),
    "decide, exchanged": ("m02e6", {"choice": "separate"}, "The answer 'separate' is not one of the choices"),
    "estimate a fraction": ("m00e3", {"cut": 5.5}, "5.5 is not a whole number from 0 to 100 (row 'cut')."),
    "estimate a text": ("m00e3", {"cut": "55"}, "'55' is not a whole number from 0 to 100 (row 'cut')."),
    "estimate too high": ("m00e3", {"cut": 10**400}, "1000"),
    "estimate, true": ("m00e3", {"cut": True}, "True is not a whole number from 0 to 100 (row 'cut')."),
    "matrix flat": ("m04e5", {"chief": "W"}, "One answer for each row was expected, not 'W'."),
    "matrix column": ("m04e5", {"chief": {"mood": "W"}}, "The row 'mood' is not part of this question."),
    "matrix, other column": ("m04e5", {"chief": {"trend": "W"}}, "The answer 'W' is not one of the choices"),
    "matrix a list": ("m04e5", {"chief": {"trend": ["W"]}}, "The answer ['W'] is not one of the choices"),
    "framework, other bank": ("m07e3", {"outcome": "P1"}, "The answer 'P1' is not one of the choices"),
    "framework slot": ("m07e3", {"third": "P1"}, "The row 'third' is not part of this question."),
    "risk, step 0": (
        "m10e3",
        {"after": {"T1": {"impact": 0}}},
        "0 is not a whole number from 1 to 5 (row 'impact').",
    ),
    "risk, third axis": ("m10e3", {"before": {"T1": {"speed": 1}}}, "The row 'speed' is not part"),
    "risk, measure twice": ("m10e3", {"measures": ["wall", "wall"]}, "The choice 'wall' stands twice"),
    "risk a list": ("m10e3", [1, 2], "One answer for each row was expected, not [1, 2]."),
    "self-rating off the scale": (
        "m00e5",
        {"ratings": {"team": 5}},
        "The answer 5 is not one of the choices",
    ),
    "self-rating, chosen a table": ("m00e5", {"chosen": {"team": 1}}, "A list of choices was expected"),
}


@pytest.mark.parametrize(("name", "answer", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_answer_that_does_not_fit_earns_nothing_and_says_why(every_kind, name, answer, message):
    """A file that no page writes earns 0 for that part, with one plain sentence, and stops nothing."""
    item = next(item for item in every_kind.items if name in {part.id for part in item.parts})
    score = score_item(item, {name: answer})
    (verdict,) = next(part.verdicts for part in score.parts if part.part_id == name)
    assert (score.points, verdict.subject) == (0, "Answer that cannot be read")
    assert verdict.reason.startswith(message)


SECRET = {
    "key",
    "reason_key",
    "near",
    "half",
    "swapped",
    "why",
    "feedback",
    "reason_feedback",
    "spoils",
    "rules",
}
SECRET |= {
    "rules_points",
    "limits",
    "costly",
    "cost_points",
    "early",
    "say",
    "weight",
    "too_many",
    "too_high",
}
SECRET |= {"choice_points", "reason_alone", "effects", "checks", "all_equal", "all_highest", "read", "source"}


def names_in(value):
    """Return every key name in nested data."""
    if isinstance(value, dict):
        return set(value).union(*(names_in(entry) for entry in value.values()))
    return set().union(*(names_in(entry) for entry in value)) if isinstance(value, list) else set()


def test_no_kind_publishes_its_key(every_kind, tmp_path):
    """The learners' file of the sample has none of the fields, and no text, that only an author writes."""
    text = public_text(public(every_kind))
    assert not names_in(json.loads(text)) & SECRET
    for item in every_kind.items:
        for part in item.parts:
            hidden = set(type(part).model_fields) - set(KINDS[part.kind].public.model_fields)
            secret = json.dumps(part.model_dump(include=hidden), ensure_ascii=False)
            sentences = set(re.findall(r'"([^"]* [^"]*[.?])"', secret))
            assert sentences or part.kind in ("order", "memo")
            assert [sentence for sentence in sentences if f'"{sentence}"' in text] == []
    (tmp_path / "exercise.json").write_text(text, encoding="utf-8")
    assert load_public(tmp_path / "exercise.json") == public(every_kind)


def test_what_is_published_is_enough_to_answer(every_kind):
    """Every full answer is complete by the learners' file alone."""
    for item in public(every_kind).items:
        for part in item.parts:
            assert missing(part, PERFECT[item.id][part.id]) == []
