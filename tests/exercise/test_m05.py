"""The exercise of module 05: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

from bluehelm.exercise.kinds.order import implied

ITEMS = {item.id.removeprefix("M05-"): item for item in shipped("human_rights_and_wps").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
STEPS = ["path", "weigh", "measures", "hand", "fuel", "eyes", "brake"]
PLAN = {"advisers": 6, "tracking": 3, "groups": 4, "meetings": 3, "leaders": 4}


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 statements", ["leaders", "two_lines", "promote"], 3),
        ("E1 statements", ["leaders", "two_lines", "promote", "outputs", "at_talks"], 3),
        ("E1 statements", ["leaders", "two_lines", "promote", "outputs", "at_talks", "experts_only"], 0),
        ("E2 open_host", "geneva", 1),
        ("E2 open_host", "act", 0),
        ("E2 talks", "act", 1),
        ("E2 talks", "publish", 0),
        ("E2 tonight", "publish", 1),
        ("E2 tonight", "geneva", 0),
        ("E3 steps", STEPS, 5),
        ("E3 steps", ["weigh", "measures", "path", "hand", "eyes", "fuel", "brake"], 5),  # as good
        ("E3 steps", ["fuel", "path", "weigh", "measures", "hand", "eyes", "brake"], 5 * (1 - 2 * 4 / 18)),
        ("E3 steps", STEPS[::-1], 0),
        ("E3 looked_at", ["record", "safeguards", "benefits", "cost"], 2),
        ("E3 looked_at", ["record", "safeguards", "benefits", "cost", "wishes"], 0),
        ("E4 measures", full("E4 measures", complain="line", searches="poster"), 4),
        ("E5 plan", PLAN, 6),
        ("E5 plan", {**PLAN, "advisers": 0, "dinner": 6}, 6 * (1 - 0.25 - 0.05)),
        ("E5 plan", {**PLAN, "leaders": 3}, 3),  # 19 of 20 points given
        ("E6 signs", full("E6 signs", salt="holds"), 4 * (5 / 6 - 1 / 2) * 2),
        ("E6 signs", dict.fromkeys(PARTS["E6 signs"].cards, "misses"), 0),  # four of six would be 1.33
        ("E7 sentences", full("E7 sentences", any_claim="yes"), 6 * (7 / 8 - 1 / 3) * 1.5),
        ("E7 sentences", dict.fromkeys(PARTS["E7 sentences"].cards, "yes"), 0),  # four of eight would be 1.5
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_silence_earns_nothing_in_any_case():
    """Not to report is worth nothing in each of the three cases, and says why."""
    for case in ("open_host", "talks", "tonight"):
        part = PARTS[f"E2 {case}"]
        assert points_of(part, "silence") == 0
        assert "Silence is never one of the options" in said(part, "silence")


def test_the_steps_imply_eighteen_pairs():
    """P = 18, as the brief says; the link that names the forbidden order adds a sentence and no pair."""
    key = PARTS["E3 steps"].key
    assert (len(key), len(implied(key)), len(implied(key[:-1]))) == (8, 18, 18)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    early = ["fuel", "path", "weigh", "measures", "hand", "eyes", "brake"]
    assert "all know and promote" in said(PARTS["E1 statements"], ["experts_only"])
    assert "the phase changes only how" in said(PARTS["E1 statements"], ["at_talks"])
    assert "another voice carries the same facts" in said(PARTS["E2 talks"], "publish")
    assert "Geneva cannot move faster" in said(PARTS["E2 tonight"], "geneva")
    assert "the one order that the policy forbids" in said(PARTS["E3 steps"], early)
    assert "agreed afterwards is a hope" in said(PARTS["E3 steps"], early)
    assert "not due diligence" in said(PARTS["E3 looked_at"], ["cost"])
    assert "do not assess the risk" in said(PARTS["E3 looked_at"], ["wishes"])
    for row in PARTS["E4 measures"].rows:
        assert "Posters inform" in said(PARTS["E4 measures"], {row: "poster"})
    assert "who will answer it?" in said(PARTS["E4 measures"], {"complain": "line"})
    assert "the witnesses live elsewhere" in said(PARTS["E4 measures"], {"reprisals": "visit"})
    assert "budgets should carry advisers" in said(PARTS["E5 plan"], {"dinner": 20})
    assert "What changes on Monday?" in said(PARTS["E5 plan"], {"dinner": 20})
    assert "in nobody's patrol report" in said(PARTS["E6 signs"], {"salt": "holds"})
    assert "what patrols are for" in said(PARTS["E6 signs"], {"trucks": "misses"})
    assert "meant to support" in said(PARTS["E7 sentences"], {"forbids": "yes"})
