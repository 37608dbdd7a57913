"""The exercise of module 04: what guessing earns, what answers are worth, and what its key says."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from guessing import GUESS, counting, expected_points, filling, score

from bluehelm.exercise import load_exercise, public, score_item
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.kinds.order import implied

SOLUTION = Path(__file__).parents[2] / "solutions" / "primacy_of_politics" / "exercise.yaml"
EXERCISE = load_exercise(SOLUTION)
ITEMS = {item.id.removeprefix("M04-"): item for item in EXERCISE.items}
PARTS = {name: item.parts[0] for name, item in ITEMS.items()}
COUNTED = [item for name, item in ITEMS.items() if name != "MEMO"]
TESTS = ("impartial", "force", "legitimate", "credible", "owned")


def points(name, answer):
    """Return the exact points of an answer to the only part of an item."""
    part = PARTS[name]
    kind = KINDS[part.kind]
    return float(kind.score(part, kind.read(part, answer)).fraction * part.points)


def full_answer(part):
    """Return an answer that takes the first accepted choice everywhere."""
    if part.kind == "select_many":
        return list(part.key)
    if part.kind == "order":
        return ["watch", "package", "camps", "law", "campaign", "vote", "court"]
    if part.kind == "matrix":
        return {r: {c: accepted[0] for c, accepted in cells.items()} for r, cells in part.key.items()}
    return {row: accepted[0] for row, accepted in part.key.items()}


@pytest.mark.parametrize(
    ("name", "percent"),
    [("E1", 27.3), ("E2", 50.0), ("E3", 10.2), ("E4", 15.0), ("E5", 30.7), ("E6", 7.5), ("E7", 16.7)],
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


def test_counting_tables_agrees_with_trying_them_all():
    """For two reports all tables can be tried; counting them by what they share gives the same mean."""
    part = PARTS["E5"]
    few = part.model_copy(
        update={name: dict(list(getattr(part, name).items())[:2]) for name in ("rows", "key")}
    )
    assert counting(few) == filling(few)


def test_the_published_order_does_not_lead_to_the_key():
    """Answering in the order in which options stand in exercise.json earns no more than guessing does."""
    for item in public(EXERCISE).items[:-1]:
        part, key = item.parts[0], PARTS[item.id[4:]]
        if part.kind == "order":
            assert score(key, tuple(part.steps)) <= GUESS["order"](key)
        if part.kind in ("match", "classify"):
            rows = part.rows if part.kind == "match" else part.cards
            choices = list(part.choices if part.kind == "match" else part.bins)
            in_turn = {row: choices[n % len(choices)] for n, row in enumerate(rows)}
            assert score(key, in_turn) <= Fraction(3, 10), item.id


def test_forty_points_to_count_and_ten_to_mark():
    """The points of each item are those of the brief."""
    assert [item.points for item in EXERCISE.items] == [4, 8, 6, 4, 6, 8, 4, 10]


@pytest.mark.parametrize("item", COUNTED, ids=lambda item: item.id)
def test_full_marks_can_be_reached(item):
    """The keyed answers earn every point, and every verdict is right."""
    found = score_item(item, {part.id: full_answer(part) for part in item.parts})
    assert found.points == item.points
    assert {v.state for part in found.parts for v in part.verdicts} == {"right"}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1", ["alone", "component", "only_srsg"], 1),  # two right, one wrong, of four
        ("E1", ["alone", "component", "only_srsg", "reach", "never_force", "ownership"], 0),  # tick all
        ("E2", {row: dict.fromkeys(TESTS, "passes") for row in PARTS["E2"].rows}, 0),  # all equal
        (
            "E2",
            {"everything": {"impartial": "fails", "owned": "fails"}, "list": {"force": "passes"}},
            8 * 2 / 12,
        ),
        (
            "E3",
            {"guarantors": "political", "lake": "operation", "base": "operation"},
            6 * (3 / 8 - 1 / 3) * 1.5,
        ),
        ("E4", ["package", "law", "camps", "campaign", "vote", "court", "watch"], 4 * (1 - 2 * 5 / 16)),
        ("E4", ["watch", "campaign", "vote", "court", "package", "law", "camps"], 4 * (1 - 2 * 6 / 16)),
        (
            "E5",
            {"adviser": {"level": "provincial", "trend": "falling"}, "water": {"trend": "falling"}},
            6 * 3 / 16,
        ),
        ("E5", {"television": {"level": "national", "trend": "rising"}}, 6 * 2 / 16),
        ("E6", {**full_answer(PARTS["E6"]), "pressure": "right_cost"}, 8),  # both costs are accepted
        ("E6", {**full_answer(PARTS["E6"]), "momentum": "left_cost"}, 8 * (0.9 - 0.25) / 0.75),
        ("E7", {"travel": "corridor", "staff": "dawn"}, 1),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert points(name, answer) == pytest.approx(earned)


def test_few_falling_marks_cap_the_heat_map():
    """Who sees consent fall less than three times gets three of six points at most."""
    rosy = {r: {**cells, "trend": "rising"} for r, cells in full_answer(PARTS["E5"]).items()}
    assert points("E5", rosy) == 3  # 11 of 16 half-items would be 4.1


def test_the_links_of_the_bargain_imply_sixteen_pairs():
    """The key of M04-E4 has seven links, and P = 16 with all that follows, as the brief says."""
    assert (len(PARTS["E4"].key), len(implied(PARTS["E4"].key))) == (7, 16)


def test_each_objective_is_shown_by_an_item():
    """All seven objectives of the module stand beside at least one item."""
    assert {name for item in EXERCISE.items for name in item.objectives} == {
        f"M04-LO{n}" for n in range(1, 8)
    }


def test_no_text_of_the_key_is_in_a_learners_file():
    """No reason, feedback or marker stands in what learners receive."""
    whole = public(EXERCISE).model_dump_json()
    for item in COUNTED:
        secret = [item.read, item.source, *getattr(item.parts[0], "why", {}).values()]
        assert not [text for text in secret if text in whole]
