"""The exercise of module 03: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

from bluehelm.exercise.kinds.order import implied

ITEMS = {item.id.removeprefix("M03-"): item for item in shipped("mandate_to_plan").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
EVEN = {
    "process": 12,
    "civilians": 12,
    "rights": 12,
    "authority": 12,
    "access": 11,
    "women": 11,
    "personnel": 11,
    "museum": 11,
}


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 chain", full("E1 chain", patrols="means"), 8 * (11 / 12 - 1 / 3) * 1.5),
        ("E1 chain", dict.fromkeys(PARTS["E1 chain"].cards, "means"), 0),
        ("E2 radio", "means_short", 0),
        ("E2 posts", "end_missing", 2),
        ("E3 shares", EVEN, 1.6),  # each task has three points or more, and nothing else is kept
        ("E3 shares", full("E3 shares", process=23, museum=2), 8),
        ("E3 shares", full("E3 shares", process=20, museum=5), 6.8),
        ("E3 shares", full("E3 shares", access=2, process=29), 6.4),
        ("E3 shares", full("E3 shares", process=33), 4),  # 100 points given: half
        ("E3 shares", {"museum": 92}, 1.6),  # a clear priority, and no other rule
        ("E3 shares", {}, 0),
        ("E4 findings", full("E4 findings", army="trigger"), 6 * (7.5 / 8 - 1 / 4) * 4 / 3),
        ("E4 findings", full("E4 findings", bus="deep", savings="deep"), 4),
        ("E5 years", ["sought", "interests", "advice", "adjusts", "influence"], 4),
        ("E5 years", ["interests", "sought", "advice", "influence", "adjusts"], 4 * 7 / 9),
        ("E5 years", ["adjusts", "influence", "advice", "interests", "sought"], 0),
        ("E6 court", full("E6 court", effectiveness="days", review="closing"), 16 / 3),
        ("E6 court", {"baseline": "measured"}, 4 / 3),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_years_of_a_guest_imply_nine_pairs():
    """The key has four links and five pairs that follow from them: P = 9, as the brief says."""
    links = PARTS["E5 years"].key
    assert len(links) == 4
    assert len(implied(links)) == 9


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    assert "means in this scheme" in said(PARTS["E1 chain"], {"backing": "way"})
    assert "people and cars are the means" in said(PARTS["E1 chain"], {"patrols": "means"})
    assert "accepted elections are an end" in said(PARTS["E1 chain"], {"elections": "way"})
    assert "Does radio make roads safe?" in said(PARTS["E2 radio"], "means_short")
    assert "with more than one judge" in said(PARTS["E2 courts"], "way_astray")
    assert "What are the posts for?" in said(PARTS["E2 posts"], "no_break")
    assert "A little for all is the choice of no priority" in said(PARTS["E3 shares"], EVEN)
    assert "for example for gender advisers" in said(PARTS["E3 shares"], full("E3 shares", women=0))
    assert "who asked for it?" in said(PARTS["E3 shares"], EVEN)
    assert "Look for what holds people together" in said(PARTS["E4 findings"], {"bus": "deep"})
    assert "can change in months" in said(PARTS["E4 findings"], {"committees": "deep"})
    assert "can set fire tonight" in said(PARTS["E4 findings"], {"speech": "middle"})
    assert "The start is usually warm" in said(PARTS["E5 years"], ["interests", "sought"])
    assert "natural and not always bad" in said(PARTS["E5 years"], full_answers(ITEMS["E5"])["years"])
    assert "Counts effort, not effect" in said(PARTS["E6 court"], {"effectiveness": "days"})
    assert "Legitimacy sits with people" in said(PARTS["E6 court"], {"legitimacy": "minister"})
    assert "Corrective action needs earlier looks" in said(PARTS["E6 court"], {"review": "closing"})
