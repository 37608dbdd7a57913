"""The exercise of module 02: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M02-"): item for item in shipped("mission_leadership_team").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
KEYED = ["circle", "written", "newspaper", "name", "detached"]


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 duties", full("E1 duties", beyond="agencies"), 8 * 13 / 14),
        ("E1 duties", dict.fromkeys(PARTS["E1 duties"].rows, "staff"), 8 * 2 / 14),
        ("E2 leads", full("E2 leads", hill="police"), 6 * (7 / 8 - 1 / 4) * 4 / 3),
        ("E2 leads", dict.fromkeys(PARTS["E2 leads"].cards, "joint"), 0),
        ("E3 week", {"core": 3, "advisers": 3, "wide": 2, "field": 2, "pairs": 2}, 6),
        ("E3 week", {"core": 2, "advisers": 1, "wide": 3, "field": 3, "pairs": 3}, 6 * 0.7),
        ("E3 week", {"core": 4, "advisers": 4, "field": 2, "pairs": 2}, 6 * 0.8),  # nobody else is heard
        ("E3 week", {"core": 0, "advisers": 0, "wide": 12}, 0),
        (
            "E3 week",
            {"core": 2, "advisers": 2, "wide": 1, "field": 1, "pairs": 1},
            3,
        ),  # seven hours of twelve
        ("E4 signs", KEYED, 6),
        ("E4 signs", [*KEYED, "fuel"], 6 * 4 / 5),
        ("E4 signs", ["circle", "detached"], 6 * 2 / 5),
        ("E4 signs", list(PARTS["E4 signs"].options), 0),  # tick all
        ("E5 minutes", {"standing": 25, "visits": 20, "meal": 10, "roles": 5}, 6),
        ("E5 minutes", {"saving": 60}, 6 * 0.2),  # no speech, and nothing else
        ("E5 minutes", dict.fromkeys(PARTS["E5 minutes"].options, 10), 6 * 0.6),
        ("E5 minutes", {"standing": 30, "speech": 30}, 6 * 0.2),
        ("E6 hill", {"choice": "joint", "reason": "owns"}, 5),
        ("E6 hill", {"choice": "ask", "reason": "owns"}, 1),
        ("E6 hill", {"choice": "back", "reason": "separate"}, 2),
        ("E6 hill", {"choice": "ask", "reason": "separate"}, 3),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    assert "third level of the head of mission" in said(PARTS["E1 duties"], {"beyond": "agencies"})
    assert "have their own chain" in said(PARTS["E1 duties"], {"officers": "force"})
    assert "have their own chain" in said(PARTS["E1 duties"], {"police_line": "force"})
    assert "money advice comes from mission support" in said(PARTS["E1 duties"], {"money": "staff"})
    assert "makes deciding possible" in said(PARTS["E1 duties"], {"structures": "head"})
    for bin_ in ("police", "joint"):
        assert "not light infantry" in said(PARTS["E2 leads"], {"hill": bin_})
    assert "crowd into an enemy" in said(PARTS["E2 leads"], {"crowd": "military"})
    assert "police inside, military outside" in said(PARTS["E2 leads"], {"site": "military"})
    assert "known source of friction" in said(PARTS["E2 leads"], {"aircraft": "military"})
    assert "efficient decisions suffer" in said(PARTS["E3 week"], {"wide": 12})
    assert "heard before decisions" in said(PARTS["E3 week"], {"core": 12})
    assert "may be initiative" in said(PARTS["E4 signs"], ["earlier"])
    assert "small and repeated efforts count" in said(PARTS["E5 minutes"], {"saving": 60})
    assert "Unity is done, not told" in said(PARTS["E5 minutes"], {"speech": 60})
    assert "documented mistake" in said(PARTS["E6 hill"], {"choice": "back", "reason": "part"})
    assert "answers for unity" in said(PARTS["E6 hill"], {"choice": "settle", "reason": "learn"})
