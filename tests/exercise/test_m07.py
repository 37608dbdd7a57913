"""The exercise of module 07: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M07-"): item for item in shipped("integrated_planning").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
CYCLE = full_answers(ITEMS["E4"])["cycle"]
PLAN = full_answers(ITEMS["E7"])["plan"]


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


def plan(**changes):
    """Return the full plan with some quarters changed."""
    return {row: {**cells, "start": changes.get(row, cells["start"])} for row, cells in PLAN.items()}


def ranked(*high):
    """Return the full plan with other programmes high."""
    return {row: {**cells, "priority": "high" if row in high else "other"} for row, cells in PLAN.items()}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 principles", full("E1 principles", sat="owner", draft="inclusive"), 6 * 7 / 9),
        ("E2 purposes", ["together", "rank", "shift"], 3),
        ("E2 purposes", ["together", "rank", "shift", "stock", "new"], 3),
        ("E2 purposes", list(PARTS["E2 purposes"].options), 0),  # tick all
        ("E3 frame", full("E3 frame", outcome="twelve"), 8 * 0.8),
        ("E3 frame", full("E3 frame", outcome_indicator="patrols"), 5),  # 6.4 by its rules
        ("E3 frame", full("E3 frame", outcome_baseline="no_start", outcome_data="opinion"), 8 * 0.8),
        ("E3 frame", full("E3 frame", first_indicator="settled", second_indicator="patrols"), 8 * 0.6),
        ("E4 cycle", CYCLE, 4),
        ("E4 cycle", CYCLE[::-1], 0),
        ("E4 cycle", [*CYCLE[:4], "dashboard", "analyse", "inform"], 4 * (1 - 2 / 21)),
        ("E4 cycle", ["inform", *CYCLE[:6]], 4 * (1 - 12 / 21)),
        ("E5 meaning", "wrong", 1),
        ("E5 meaning", "success", 0),
        ("E5 step", "other_measure", 0),
        ("E6 elements", full("E6 elements", traders="causes"), 4 * (7.5 / 8 - 1 / 4) * 4 / 3),
        ("E6 elements", dict.fromkeys(PARTS["E6 elements"].cards, "profile"), 0),
        ("E7 plan", plan(), 6),
        ("E7 plan", plan(hearings="q1"), 6 * 0.85),
        ("E7 plan", plan(camp="q2", posts="q2"), 6 * 0.70),
        ("E7 plan", plan(**dict.fromkeys(PLAN, "q3")), 0),  # no sequence at all
        ("E7 plan", ranked("posts", "camp", "roads"), 6 * 0.70),
        ("E7 plan", ranked("land"), 6 * 0.60),  # one is high, and it starts in the first quarter
        ("E8 flight", ["experts", "frequency", "law", "decision", "collect"], 3),
        ("E8 flight", ["experts", "law"], 2),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    principles = PARTS["E1 principles"]
    assert "ownership is about the host" in said(principles, {"sat": "owner"})
    assert "ownership is about the host" in said(principles, {"draft": "inclusive"})
    assert "Structure against process" in said(principles, {"dropped": "flexible"})
    assert "Structure against process" in said(principles, {"workshop": "form"})
    assert "differences inside the UN" in said(principles, {"photo": "role"})
    assert "Another UN planning framework can serve" in said(PARTS["E2 purposes"], ["new"])
    assert "purses stay apart" in said(PARTS["E2 purposes"], ["purses"])
    assert "Activity, not change" in said(PARTS["E3 frame"], {"outcome": "twelve"})
    assert "Without a start, no change" in said(PARTS["E3 frame"], {"outcome_baseline": "no_start"})
    assert "Ask the people who use the road" in said(PARTS["E3 frame"], {"outcome_data": "opinion"})
    assert "does not replace it" in said(PARTS["E4 cycle"], CYCLE[::-1])
    assert "What would you measure against?" in said(PARTS["E4 cycle"], CYCLE[::-1])
    assert "do not hope for it" in said(PARTS["E5 meaning"], "wrong")
    assert "turn a chart green" in said(PARTS["E5 step"], "other_measure")
    assert "half the truth" in said(PARTS["E5 step"], "outputs")
    assert "how things move: dynamics" in said(PARTS["E6 elements"], {"salt": "causes"})
    assert "an actor, and a driver of peace" in said(PARTS["E6 elements"], {"traders": "dynamics"})
    assert "put it with causes" in said(PARTS["E6 elements"], {"titles": "profile"})
    assert "High importance does not mean first" in said(PARTS["E7 plan"], plan(hearings="q1"))
    assert "not at suppliers" in said(PARTS["E7 plan"], ranked("posts", "camp", "roads"))
    assert "where is the sequence?" in said(PARTS["E7 plan"], plan(**dict.fromkeys(PLAN, "q1")))
    assert "must not break the law" in said(PARTS["E8 flight"], ["collect"])
