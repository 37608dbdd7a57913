"""The exercise of module 06: what guessing earns, what answers are worth, and what its key says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from guessing import expected_points, score

from bluehelm.exercise import load_exercise, missing, public, score_item
from bluehelm.exercise.kinds import KINDS

SOLUTION = Path(__file__).parents[2] / "solutions" / "integrated_missions" / "exercise.yaml"
EXERCISE = load_exercise(SOLUTION)
ITEMS = {item.id.removeprefix("M06-"): item for item in EXERCISE.items}
COUNTED = [item for name, item in ITEMS.items() if name != "MEMO"]
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
WEAK = dict.fromkeys(PARTS["E6 marks"].rows, "weak")


def points(name, answer):
    """Return the exact points of an answer to a part."""
    part = PARTS[name]
    kind = KINDS[part.kind]
    return float(kind.score(part, kind.read(part, answer)).fraction * part.points)


def full_answer(part):
    """Return an answer that takes the first accepted choice everywhere."""
    match part.kind:
        case "select_one":
            return part.key
        case "select_many":
            return list(part.key)[: part.choose]
        case "decide":
            return {"choice": part.key, "reason": part.reason_key}
        case "matrix":
            return {r: {c: accepted[0] for c, accepted in cells.items()} for r, cells in part.key.items()}
    return {row: accepted[0] for row, accepted in part.key.items()}


def full(name, **changes):
    """Return a full answer with some of its entries changed."""
    return {**full_answer(PARTS[name]), **changes}


@pytest.mark.parametrize(
    ("name", "percent"),
    [("E1", 21.9), ("E2", 44.3), ("E3", 18.3), ("E4", 10.2), ("E5", 20.0), ("E6", 42.7), ("E7", 26.6)],
)
def test_what_a_guesser_gets_for_an_item(name, percent):
    """The expected share of a guesser is known for each item, so that a changed key shows its effect."""
    item = ITEMS[name]
    assert float(100 * expected_points(item) / item.points) == pytest.approx(percent, abs=0.05)


def test_a_guesser_gets_less_than_a_third_of_the_module():
    """Over the seven items that are counted, guessing earns under 35 %, item by item and point by point."""
    shares = [expected_points(item) / item.points for item in COUNTED]
    assert sum(shares) / len(shares) < Fraction(35, 100)
    assert sum(map(expected_points, COUNTED)) < 40 * Fraction(35, 100)


def test_the_published_order_does_not_lead_to_the_key():
    """Answering in the order in which options stand in exercise.json earns no more than three tenths."""
    for item in public(EXERCISE).items:
        for part in item.parts:
            if part.kind in ("match", "classify") and part.id != "signs":  # two signs: half right either way
                rows = part.rows if part.kind == "match" else part.cards
                choices = list(part.choices if part.kind == "match" else part.bins)
                in_turn = {row: choices[n % len(choices)] for n, row in enumerate(rows)}
                assert score(PARTS[f"{item.id[4:]} {part.id}"], in_turn) <= Fraction(3, 10), item.id


def test_forty_points_to_count_and_ten_to_mark():
    """The points of each item are those of the brief, and only the memo waits for a person."""
    assert [item.points for item in EXERCISE.items] == [4, 6, 8, 6, 4, 8, 4, 10]
    assert [item.id for item in EXERCISE.items if score_item(item, {}).needs_marker] == ["M06-MEMO"]


@pytest.mark.parametrize("item", COUNTED, ids=lambda item: item.id)
def test_full_marks_can_be_reached(item):
    """The keyed answers earn every point, every verdict is right, and nothing is said to be missing."""
    answer = {part.id: full_answer(part) for part in item.parts}
    found = score_item(item, answer)
    assert found.points == item.points
    assert {v.state for part in found.parts for v in part.verdicts} == {"right"}
    assert [missing(part, answer[part.id]) for part in item.parts] == [[] for _ in item.parts]


@pytest.mark.parametrize("item", COUNTED, ids=lambda item: item.id)
def test_nothing_answered_earns_nothing(item):
    """Blank answers of every shape earn 0."""
    for blank in (None, {}, [], ""):
        assert score_item(item, {part.id: blank for part in item.parts}).points == 0


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 definition", "compound", 0),
        ("E1 vision", ["understanding"], 1),
        ("E1 vision", ["understanding", "response", "budget_line"], 1),
        ("E1 vision", ["understanding", "response", "budget_line", "uniform"], 0),  # tick all
        ("E2 layouts", {"camp": {"cooperation": "3", "security": "3", "independence": "3"}}, 4 / 3),
        (
            "E2 layouts",
            full("E2 layouts", apart={"cooperation": "1", "security": "1", "independence": "2"}),
            6,
        ),
        (
            "E2 layouts",
            full("E2 layouts", camp={"cooperation": "3", "security": "3", "independence": "3"}),
            4,  # eight of nine cells would be 5.3; one layout wins everything
        ),
        ("E3 cards", full("E3 cards", side="space_cost"), 5),
        ("E3 cards", dict.fromkeys(PARTS["E3 cards"].cards, "space_cost"), 0),
        ("E3 signs", {"convoys": "space"}, 1),
        ("E3 signs", dict.fromkeys(PARTS["E3 signs"].rows, "secure"), 1),
        ("E4 leads", full("E4 leads", school_meals="mission"), 6 * (7 / 8 - 1 / 3) * 1.5),
        ("E4 leads", dict.fromkeys(PARTS["E4 leads"].cards, "agency"), 6 * (3 / 8 - 1 / 3) * 1.5),
        ("E5 structures", full("E5 structures", trends="operations_centre"), 3),
        ("E6 marks", WEAK, 2),  # seven of eight rows would be 4.4; all the same is no diagnosis
        ("E6 marks", {**WEAK, "diversity": "strong"}, 5),
        ("E6 marks", {**WEAK, "diversity": "strong", "duty": "strong"}, 5 * 7 / 8),
        ("E6 first_two", ["change", "teams"], 1.5),
        ("E6 first_two", ["duty", "planning"], 3),
        ("E6 first_two", ["change", "duty", "planning"], 0),  # more than was asked for
        ("E7 escort", {"choice": "nobody", "reason": "both"}, 3),
        ("E7 escort", {"choice": "nobody", "reason": "forbidden"}, 0),
        ("E7 escort", {"choice": "coordinator", "reason": "soldiers"}, 2),
        ("E7 escort", {"choice": "commander", "reason": "both"}, 2),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert points(name, answer) == pytest.approx(earned)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""

    def said(name, answer):
        part = PARTS[name]
        kind = KINDS[part.kind]
        return " ".join(v.reason for v in kind.score(part, kind.read(part, answer)).verdicts)

    assert "it does not define it" in said("E1 definition", "compound")
    assert "Who could tell the difference" in said("E2 layouts", {"camp": {"independence": "3"}})
    assert "spread still means thin" in said("E2 layouts", {"apart": {"security": "3"}})
    assert "Think who the convoy travels with" in said("E3 cards", {"side": "space_cost"})
    assert "Distance slows sharing" in said("E3 cards", {"slow": "secure_cost"})
    assert "Relief is not a tool of the mission" in said("E4 leads", {"school_meals": "mission"})
    assert "operations watch the hour" in said("E5 structures", {"around_the_clock": "analysis_centre"})
    assert "use it" in said("E6 marks", {"diversity": "weak"})
    assert "Ask who signed for the fuel" in said("E6 marks", {"duty": "strong"})
    assert "Which weakness will hurt tomorrow?" in said("E6 first_two", ["teams", "diversity"])
    assert "doubtful aid" in said("E7 escort", {"choice": "commander", "reason": "soldiers"})


def test_every_wrong_choice_has_an_idea_of_its_own():
    """A wrong pair gets the idea behind it before the idea of the source."""
    for part in PARTS.values():
        if part.kind in ("match", "classify", "rate"):
            choices = {"match": "choices", "classify": "bins", "rate": "scale"}[part.kind]
            for row, accepted in part.key.items():
                for choice in set(getattr(part, choices)) - set(accepted):
                    verdicts = KINDS[part.kind].score(part, {row: choice}).verdicts
                    (wrong,) = (v for v in verdicts if v.state == "wrong")
                    idea, _, rest = wrong.reason.partition(part.why[row])
                    assert idea.strip(), (part.id, row, choice)
                    assert rest == ""


def test_no_text_of_the_key_is_in_a_learners_file():
    """No reason stands in what learners receive."""
    whole = public(EXERCISE).model_dump_json()
    for part in PARTS.values():
        why = getattr(part, "why", {})
        texts = why.values() if isinstance(why, dict) else [str(why)]
        assert not [text for text in texts if text in whole]
