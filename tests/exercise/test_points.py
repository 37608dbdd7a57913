"""What answers are worth: points worked out by hand, against the scorer."""

from fractions import Fraction

import pytest
from marked import points_of

from bluehelm.exercise import AnswersDamaged, parse_answers, score_item
from bluehelm.exercise.kinds.order import implied


def test_the_class_of_twelve_gets_the_points_worked_out_by_hand(exercise, the_class):
    """Each of twelve learners gets, item by item, what was worked out without the scorer."""
    for learner in the_class:
        try:
            raw = learner.file()
            answers = parse_answers(raw, exercise) if raw else None
        except AnswersDamaged:
            answers = None
        for item in exercise.items:
            given = answers.of(item.id) if answers else {}
            assert score_item(item, given).points == learner.points(item.id), (learner.name, item.id)


def test_the_links_of_the_first_hours_imply_ten_pairs(parts):
    """The key of M09-E2 has six links and four pairs that follow from them: P = 10, as the brief says."""
    links = parts["E2 steps"].key
    assert len(links) == 6
    assert len(implied(links)) == 10


@pytest.mark.parametrize(
    ("name", "answer", "points"),
    [
        ("E1 marks", {"policies": "not_in_place", "roles": "not_in_place"}, 0.75),
        ("E1 marks", {"flow": "in_place"}, 0),
        ("E1 repair", {"update_list": 5, "exercise": 5}, 2.4),  # no night calls
        ("E1 repair", {"update_list": 2, "night_calls": 1, "exercise": 3, "policy": 2, "furniture": 2}, 2.7),
        ("E1 repair", {"update_list": 10, "night_calls": 10, "exercise": 10}, 1.5),  # overspent: half
        ("E1 repair", {"update_list": 0}, 0),
        ("E2 steps", ["report", "meet", "inform", "limits", "line", "message", "task"], 4),
        ("E2 steps", ["limits", "report", "meet", "line", "task", "inform", "message"], 4),
        ("E2 steps", ["report"], 0),
        ("E2 owners", {"inform": "COS"}, 0.2),
        ("E2 owners", {"report": "COS", "line": "SRSG"}, 0.8),
        ("E3 order", ["shelter"], 1.5),
        ("E3 order", ["roll_call", "next_message"], 3),
        ("E3 order", ["exempt", "roll_call", "next_message"], 4.5),
        ("E3 order", ["shelter", "roll_call", "next_message"], 2),  # the cap
        ("E3 order", ["shelter", "roll_call", "next_message", "judgement"], 2),
        ("E3 order", ["shelter", "discipline", "roll_call", "judgement"], 0),
        ("E3 order", ["route", "everybody"], 0),
        ("E4 decisions", {"open_gate": -1, "field": -2, "shut_gate": 0}, 1.5),
        ("E4 decisions", {"field": 1}, 0.5),
        ("E4 decisions", {"field": 2, "shut_gate": 2, "open_gate": 0}, 1),
        ("E5 first_step", "order_him", 0.5),
        ("E5 first_step", "keep_quiet", 0),
        ("E5 conditions", ["time_frame", "joint_move", "rings", "no_contact"], 1),
        ("E5 conditions", ["time_frame", "joint_move", "rings", "no_contact", "memorandum"], 0),
        ("E7 year", {"12": ["tabletop", "mission_exercise", "casevac", "review"]}, 3.2),
        ("E7 year", {"7": ["tabletop", "mission_exercise", "casevac", "review"]}, 4),
        ("E7 year", {"8": ["tabletop"], "10": ["review"]}, 1.6),  # the review comes too late
        ("E7 year", {"1": ["review"]}, 0),
        ("E7 year", {"6": ["tabletop"], "5": ["review"]}, 0.8),  # reviewed before it took place
        ("E7 year", {"9": ["tabletop", "review"]}, 1.6),
    ],
)
def test_exact_points_of_a_part(parts, name, answer, points):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(parts[name], answer)) == pytest.approx(points)


def test_points_are_builtin_floats_with_two_decimals(items):
    """Thirds and sevenths become ordinary floats: nbgrader takes any other type for full marks."""
    score = score_item(items["E6"], {"facts": {"people": "about_50000"}})
    assert type(score.points) is float
    assert score.points == 0.86
    assert score.parts[0].fraction == Fraction(1, 7)
