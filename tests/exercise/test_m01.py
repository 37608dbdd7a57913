"""The exercise of module 01: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M01-"): item for item in shipped("essence_of_leadership").items}
PARTS = {name: item.parts[0] for name, item in ITEMS.items()}
BEST = {name: full_answers(item)[PARTS[name].id] for name, item in ITEMS.items() if name != "MEMO"}


def varied(name, **changes):
    """Return the best answer to an item with some of its entries changed."""
    return {**BEST[name], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1", varied("E1", charter="principled", minister="norm_based"), 8.75),  # swapped: half for each
        ("E1", varied("E1", village="self_applied", queue="accountable"), 7.5),
        ("E1", {"queue": "self_applied"}, 1.25),
        ("E2", varied("E2", thin_mandate="courage", perfect_plan="room"), 8 * 6 / 7),  # swapped: half each
        ("E2", varied("E2", driver="earned", grade="respect"), 8 * 5 / 7),
        ("E3", varied("E3", speed="technical"), 4.5),  # seven of eight, less what chance gives
        ("E3", dict.fromkeys(BEST["E3"], "polarity"), 0),
        ("E4", varied("E4", close=-1), 8 * 5.5 / 6),  # one step outside: half
        ("E4", varied("E4", close=0), 8 * 5 / 6),
        ("E4", {"opinion": -1, "conditions": 0, "radio": 1, "front": 1, "close": -2, "listen": 0}, 8),
        ("E4", dict.fromkeys(BEST["E4"], 0), 4),  # the middle for all would be 4.7: the limit
        (
            "E5",
            ["handover", "headquarters", "host", "staff", "priorities", "announce"],
            8,
        ),  # all that is free
        ("E5", ["headquarters", "handover", "announce", "staff", "host", "priorities"], 8 * (1 - 6 / 11)),
        ("E5", ["announce", "priorities", "host", "staff", "handover", "headquarters"], 0),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    swapped = said(PARTS["E1"], varied("E1", charter="principled", minister="norm_based"))
    assert "Norm-based is where you start from" in swapped
    assert "Principled is what you do under pressure" in swapped
    assert "Collaborative joins people inside and outside" in said(PARTS["E1"], {"one_plan": "collaborative"})
    assert "Living it oneself is self-applied" in said(PARTS["E1"], {"village": "self_applied"})
    assert "courage is the next step" in said(PARTS["E2"], {"thin_mandate": "courage"})
    assert "care and empowerment are the cause" in said(PARTS["E2"], {"driver": "earned"})
    assert "the point is ego and team" in said(PARTS["E2"], {"motorcade": "earned"})
    assert "Ask them and decide" in said(PARTS["E3"], {"frequency": "polarity"})
    assert "it returns next month" in said(PARTS["E3"], {"centre": "technical"})
    assert "caution inside courage" in said(PARTS["E4"], {"conditions": 2})
    assert "who is left alone?" in said(PARTS["E4"], {"close": 0}).lower()
    assert "It may still be right" in said(PARTS["E4"], {"front": -1})
    early = said(PARTS["E5"], ["announce", "staff", "host", "priorities", "handover", "headquarters"])
    assert "before deployment" in early
    assert "listening costs trust" in said(PARTS["E5"], ["priorities", "staff"])
    assert "co-own" in said(PARTS["E5"], ["priorities", "host"])
