"""The exercise of module 12: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M12-"): item for item in shipped("stewardship").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
DAY = full_answers(ITEMS["E4"])["first_day"]
MATRIX = full_answers(ITEMS["E6"])["matrix"]


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


def moved(step, place):
    """Return the best order of the first day with one step elsewhere."""
    rest = [one for one in DAY if one != step]
    return [*rest[:place], step, *rest[place:]]


def rated(**changes):
    """Return the best matrix with the ratings of some risks changed."""
    return {**MATRIX, "before": {**MATRIX["before"], **changes}}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 authority", full("E1 authority", answer="moves"), 6 * (7 / 8 - 1 / 3) * 1.5),
        ("E1 authority", dict.fromkeys(PARTS["E1 authority"].cards, "moves"), 6 * (1 / 2 - 1 / 3) * 1.5),
        ("E1 authority", dict.fromkeys(PARTS["E1 authority"].cards, "stays"), 0),
        ("E2 lines", full("E2 lines", voting="assessed"), 4 * (5 / 6 - 1 / 2) * 2),
        ("E2 lines", dict.fromkeys(PARTS["E2 lines"].cards, "voluntary"), 0),
        ("E3 steps", ["decide", "ask_interest", "check_need", "one_table", "exchange"], 0),  # 4 of 5 pairs
        ("E3 steps", ["exchange", "ask_interest", "check_need", "one_table", "decide"], 3 * (1 - 2 / 5)),
        ("E3 conditions", ["served", "in_need"], 0),  # one right, one wrong
        ("E3 conditions", ["served"], 1.5),
        ("E3 conditions", ["served", "unneeded", "in_need"], 1.5),
        ("E3 conditions", ["served", "unneeded", "in_need", "aged"], 0),  # tick all
        ("E3 solution", "all_gift", 0),
        ("E4 first_day", moved("contributor", 0), 6 * (1 - 4 / 12)),  # survivors are second: no more is lost
        ("E4 first_day", moved("survivors", 2), 6 * 0.8),  # no pair is broken, and they wait
        ("E4 first_day", DAY[::-1], 0),
        ("E5 effort", {"vacancies": 4, "women": 4, "training": 4, "welfare": 4, "logo": 4}, 4 * 0.88),
        ("E5 effort", {"vacancies": 8, "training": 8, "welfare": 4}, 4 * 0.78),
        ("E5 effort", {"vacancies": 5, "women": 5, "training": 5, "welfare": 4}, 2),  # 19 of 20: half
        ("E6 matrix", rated(smoke={"likelihood": 2, "impact": 2}), 7),
        ("E6 matrix", {**MATRIX, "measures": ["treatment", "paint", "solar"]}, 6),  # paint, and no trade
        ("E6 matrix", {**MATRIX, "measures": ["paint", "solar", "incinerator"]}, 5),
        ("E6 matrix", rated(**{key: {"likelihood": 5, "impact": 5} for key in MATRIX["before"]}), 7),
        ("E7 facts", ["ended", "followed", "asked", "recovery", "police", "all_free"], 3.2),
        ("E7 facts", list(PARTS["E7 facts"].options), 0),  # tick all
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    assert "hand over the pen, not the answer" in said(PARTS["E1 authority"], {"answer": "moves"})
    assert "Leadership posts are for headquarters" in said(PARTS["E1 authority"], {"appointment": "stays"})
    assert "Mandated does not mean assessed" in said(PARTS["E2 lines"], {"voting": "assessed"})
    assert "Plan for less than is pledged" in said(PARTS["E2 lines"], {"grants": "assessed"})
    assert "a signature before an interest" in said(PARTS["E3 steps"], ["decide", "ask_interest"])
    assert "Need is no rule here" in said(PARTS["E3 conditions"], ["in_need", "served"])
    assert "Only a part changed hands, and with a reason" in said(PARTS["E3 solution"], "all_gift")
    assert "People first" in said(PARTS["E4 first_day"], DAY[::-1])
    assert "can destroy proof" in said(PARTS["E4 first_day"], ["community", "evidence"])
    assert "Silence costs legitimacy" in said(PARTS["E4 first_day"], ["record", "community"])
    assert "will at the top" in said(PARTS["E5 effort"], {"vacancies": 20})
    assert "supports morale and discipline" in said(PARTS["E5 effort"], {"vacancies": 20})
    low = rated(smoke={"likelihood": 1, "impact": 2}, contracts={"likelihood": 4, "impact": 1})
    assert "best international practice all the same" in said(PARTS["E6 matrix"], low)
    assert "may look like bias" in said(PARTS["E6 matrix"], low)
    assert "What does it repair?" in said(PARTS["E6 matrix"], {**MATRIX, "measures": ["paint"]})
    facts = said(PARTS["E7 facts"], ["all_free", "assembly"])
    assert "subset" in facts
    assert "not in the source" in facts
