"""The exercise of module 00: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M00-"): item for item in shipped("preparing_to_lead").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
RATED = full_answers(ITEMS["E5"])["areas"]["ratings"]


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 gaps", full("E1 gaps", pressure="doctrine"), 8 * (7.5 / 8 - 1 / 4) * 4 / 3),
        ("E1 gaps", full("E1 gaps", past="doctrine"), 8 * (7 / 8 - 1 / 4) * 4 / 3),
        (
            "E1 gaps",
            full("E1 gaps", paper="team", story="team"),
            4,
        ),  # six right would be 5.3; three bins only
        ("E1 gaps", dict.fromkeys(PARTS["E1 gaps"].cards, "team"), 0),
        ("E2 impediments", ["selection", "time"], 4),
        ("E2 impediments", ["selection", "time", "money", "centres"], 4),
        ("E2 impediments", list(PARTS["E2 impediments"].options), 0),  # tick all
        ("E3 figures", full("E3 figures", women=42, raised=85), 8),  # five off still counts in full
        ("E3 figures", full("E3 figures", women=43, internal=44), 6.4),  # 43 and 44 are half right
        ("E3 figures", full("E3 figures", internal=45), 6.4),  # thirteen off
        ("E3 figures", dict.fromkeys(PARTS["E3 figures"].rows, 37), 0),  # one number for all
        ("E4 when", full("E4 when", mediation="later"), 8),
        ("E4 when", full("E4 when", programme="departure"), 4),  # seven right: 6.5; the days do not fit
        ("E4 when", full("E4 when", mediation="later", programme="departure"), 8 * (7 / 8 - 1 / 3) * 1.5),
        ("E4 when", dict.fromkeys(PARTS["E4 when"].cards, "departure"), 8 * (4 / 8 - 1 / 3) * 1.5),
        ("E5 areas", {"ratings": RATED, "chosen": ["crisis", "money", "authority"]}, 8),  # ties count
        ("E5 areas", {"ratings": RATED, "chosen": ["crisis", "money", "team"]}, 4 + 8 / 3),
        ("E5 areas", {"ratings": dict.fromkeys(RATED, "5"), "chosen": ["crisis", "money", "team"]}, 7),
        ("E5 areas", {"ratings": {"crisis": "1"}, "chosen": []}, 0),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_any_five_items_before_departure_take_more_than_fifteen_days():
    """The limit on items before departure says what the lengths on the cards add up to."""
    days = {
        "inbriefing": 7,
        "official": 3,
        "crisis": 0.25,
        "programme": 5,
        "orientation": 5,
        "smart": 15,
        "course": 10,
        "mediation": 2,
    }
    assert days.keys() == PARTS["E4 when"].cards.keys()
    assert sum(sorted(days.values())[:5]) > 15
    placed = [card for card, bins in PARTS["E4 when"].key.items() if "departure" in bins]
    assert sum(days[card] for card in placed) <= 15


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    gaps, when, areas = PARTS["E1 gaps"], PARTS["E4 when"], PARTS["E5 areas"]
    assert "still two leaders do not work together" in said(gaps, {"past": "doctrine"})
    assert "a shared understanding of policy" in said(gaps, {"meaning": "team"})
    assert "the skill of the team" in said(gaps, {"pressure": "doctrine"})
    assert "more than 110 centres" in said(PARTS["E2 impediments"], ["centres"])
    assert "It does not say how many had it" in said(PARTS["E3 figures"], full("E3 figures", raised=70))
    assert "about four in ten had not done it" in said(PARTS["E3 figures"], {"completed": 95, "women": 37})
    assert "for you this train has left" in said(when, {"course": "departure"})
    assert "from your first day" in said(when, {"official": "later"})
    assert "the least that you should take" in said(when, {"crisis": "never"})
    assert "You chose a strength" in said(areas, {"ratings": RATED, "chosen": ["team"]})
    assert "we need you as facilitator" in said(areas, {"ratings": dict.fromkeys(RATED, "5"), "chosen": []})
