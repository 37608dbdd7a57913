"""The exercise of module 10: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M10-"): item for item in shipped("security_management").items}
PARTS = {name: item.parts[0] for name, item in ITEMS.items()}
BEST = {name: full_answers(item)[PARTS[name].id] for name, item in ITEMS.items() if name != "MEMO"}
BEFORE = BEST["E3"]["before"]


def varied(name, **changes):
    """Return the best answer to an item with some of its entries changed."""
    return {**BEST[name], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "expected"),
    [
        ("E1", varied("E1", worth="risk_management", threats="criticality"), 2),
        ("E2", varied("E2", table="commander"), 4),  # one place lost, and one point for the wrong card
        ("E2", varied("E2", middle="official", bottom="department"), 4),
        ("E2", {"table": "coordinator", "secretary": "commander"}, 0),
        ("E3", varied("E3", measures=["clearance", "medical", "training", "wall"]), 5),  # wall: three checks
        ("E3", varied("E3", after=BEFORE), 7),  # nothing was lowered
        ("E3", varied("E3", measures=["clearance", "medical", "training"]), 7),  # the crowd moved by itself
        ("E3", {"before": BEFORE}, 3),
        ("E4", ["assessments", "facilities", "offensive"], 0.67),
        ("E4", [*BEST["E4"], "offensive"], 3.33),
        ("E4", [*BEST["E4"], "offensive", "embargo"], 0),
        ("E5", varied("E5", camp={"rating": "matters", "goes": "stays"}), 6),
        ("E5", varied("E5", voters={"rating": "now", "goes": "goes"}), 5.7),
        ("E5", varied("E5", survey={"rating": "matters", "goes": "goes"}), 3.4),  # rating, stays, too many
        ("E5", {row: {"goes": "goes"} for row in BEST["E5"]}, 1),
        ("E6", varied("E6", stand_still=1, two_go=-2), 3.33),
        ("E6", dict.fromkeys(BEST["E6"], 0), 1),  # the middle for all: the limit
        ("E7", varied("E7", base="command"), 3),
        ("E7", dict.fromkeys(BEST["E7"], "both"), 0),
        ("E8", varied("E8", low_capacity="yes"), 3),
        ("E8", dict.fromkeys(BEST["E8"], "yes"), 0),
    ],
)
def test_exact_points_of_an_answer(name, answer, expected):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(expected, abs=0.005)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    assert "SRM lowers risk; criticality asks whether the rest" in said(
        PARTS["E1"], {"worth": "risk_management"}
    )
    assert "he is not head of security of all" in said(PARTS["E2"], {"table": "commander"})
    assert "A good wall in the wrong place." in said(PARTS["E3"], {"measures": ["wall"]})
    assert "Residual risk stays; say it." in said(PARTS["E3"], varied("E3", after=_flat()))
    assert "Whose life changes if it waits?" in said(PARTS["E5"], {"survey": {"rating": "now"}})
    assert "Somebody pays for the safe week." in said(PARTS["E6"], {"stand_still": 0})
    assert "Three groups, two systems: it must be drilled." in said(PARTS["E7"], {"base": "command"})
    assert "Proactive assessments help quick decisions." in said(PARTS["E8"], {"afterwards": "yes"})


def _flat():
    return {risk: {"likelihood": 1, "impact": 1} for risk in BEFORE}
