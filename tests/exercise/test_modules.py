"""The exercise of every module: its points, what guessing earns, full marks, and the idea of each choice."""

from fractions import Fraction
from functools import cache

import pytest
from briefs import BRIEFS
from guessing import GUESS, expected_points, score
from marked import SHIPPED, full_answers, shipped, verdicts

from bluehelm.exercise import missing, public, score_item

EXERCISES = [shipped(slug) for slug in SHIPPED]
ITEMS = {item.id: item for exercise in EXERCISES for item in exercise.items}
COUNTED = {name: item for name, item in ITEMS.items() if not name.endswith("-MEMO")}
CHOICES = {"match": "choices", "classify": "bins", "rate": "scale"}
ROWS = {"match": "rows", "classify": "cards"}
POINTS = {f"M{number}": brief["points"] for number, brief in BRIEFS.items()}
GUESSED_PERCENT = {f"M{number}": brief["guessed_percent"] for number, brief in BRIEFS.items()}


@cache
def guessed(name):
    """Return the points that a guesser gets for an item, by its id."""
    return expected_points(ITEMS[name])


@pytest.fixture(params=EXERCISES, ids=lambda exercise: exercise.module)
def exercise(request):
    """Each exercise with its keys."""
    return request.param


@pytest.fixture(params=COUNTED.values(), ids=COUNTED)
def item(request):
    """Each item that is counted, with its keys."""
    return request.param


def test_forty_points_to_count_and_ten_to_mark(exercise):
    """The points of each item are those of the brief, and only the memo waits for a person."""
    assert [item.points for item in exercise.items] == POINTS[exercise.module]
    assert (sum(POINTS[exercise.module][:-1]), POINTS[exercise.module][-1]) == (40, 10)
    waiting = [item.id for item in exercise.items if score_item(item, {}).needs_marker]
    assert waiting == [f"{exercise.module}-MEMO"]


def test_full_marks_can_be_reached(item):
    """A full answer earns every point, every verdict is right, and nothing is said to be missing."""
    answer = full_answers(item)
    found = score_item(item, answer)
    assert found.points == item.points
    assert {v.state for part in found.parts for v in part.verdicts} == {"right"}
    assert [missing(part, answer[part.id]) for part in item.parts] == [[] for _ in item.parts]


@pytest.mark.parametrize("blank", [None, {}, [], ""], ids=repr)
def test_nothing_answered_earns_nothing(item, blank):
    """Blank answers of every shape earn 0, also where leaving an option out would be right."""
    assert score_item(item, {part.id: blank for part in item.parts}).points == 0


@pytest.mark.parametrize(
    ("name", "percent"),
    [(f"{m}-E{n}", percent) for m, row in GUESSED_PERCENT.items() for n, percent in enumerate(row, 1)],
)
def test_what_a_guesser_gets_for_an_item(name, percent):
    """The expected share of a guesser is known for each item, so that a changed key shows its effect."""
    item = ITEMS[name]
    assert float(100 * guessed(name) / item.points) == pytest.approx(percent, abs=0.05)


def test_the_guesser_has_tried_every_item():
    """No item that is counted is left out of the shares above."""
    assert [len(row) for row in GUESSED_PERCENT.values()] == [len(row) - 1 for row in POINTS.values()]
    assert len(COUNTED) == sum(map(len, GUESSED_PERCENT.values()))


def test_a_guesser_gets_about_a_third_of_the_module_at_most(exercise):
    """Over the items that are counted, guessing earns under 35 %, item by item and point by point."""
    counted = [item for item in exercise.items if item.id in COUNTED]
    expected = [guessed(item.id) for item in counted]
    shares = [points / item.points for points, item in zip(expected, counted, strict=True)]
    assert sum(shares) / len(shares) < Fraction(35, 100)
    assert sum(expected) < 40 * Fraction(35, 100)


def test_the_published_order_does_not_lead_to_the_key(exercise):
    """Choices taken in the order in which they stand in exercise.json earn little."""
    keyed = {part.id: part for item in exercise.items for part in item.parts}
    for part in (part for item in public(exercise).items for part in item.parts):
        key = keyed[part.id]
        match part.kind:
            case "order":
                assert score(key, tuple(part.steps)) <= GUESS["order"](key)
            case "select_many":
                assert score(key, frozenset(list(part.options)[: len(key.key)])) <= Fraction(1, 2), part.id
            case "match" | "classify":
                choices = list(getattr(part, CHOICES[part.kind]))
                rows = enumerate(getattr(part, ROWS[part.kind]))
                in_turn = {row: choices[n % len(choices)] for n, row in rows}
                assert score(key, in_turn) <= Fraction(3, 10), part.id


def test_every_wrong_choice_has_an_idea_of_its_own(item):
    """A wrong choice for a row gets the idea behind it before the idea of the source."""
    for part in (part for part in item.parts if part.kind in CHOICES):
        for row, accepted in part.key.items():
            for choice in set(getattr(part, CHOICES[part.kind])) - set(accepted):
                (verdict,) = (v for v in verdicts(part, {row: choice}) if v.state in ("wrong", "partly"))
                idea, _, rest = verdict.reason.partition(part.why[row])
                assert idea.strip(), (part.id, row, choice)
                assert rest == ""
