"""The exercise of module 06: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M06-"): item for item in shipped("integrated_missions").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
WEAK = dict.fromkeys(PARTS["E6 marks"].rows, "weak")


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 definition", "compound", 0),
        ("E1 vision", ["understanding"], 1),
        ("E1 vision", ["understanding", "response", "budget_line"], 1),
        ("E1 vision", ["understanding", "response", "budget_line", "uniform"], 0),  # tick all
        ("E2 layouts", {"camp": {"cooperation": "3", "security": "3", "independence": "3"}}, 4 / 3),
        (
            "E2 layouts",
            full("E2 layouts", apart={"cooperation": "1", "security": "1", "independence": "2"}),
            6,
        ),
        (
            "E2 layouts",
            full("E2 layouts", camp={"cooperation": "3", "security": "3", "independence": "3"}),
            4,  # eight of nine cells would be 5.3; one layout wins everything
        ),
        ("E3 cards", full("E3 cards", side="space_cost"), 5),
        ("E3 cards", dict.fromkeys(PARTS["E3 cards"].cards, "space_cost"), 0),
        ("E3 signs", {"convoys": "space"}, 1),
        ("E3 signs", dict.fromkeys(PARTS["E3 signs"].rows, "secure"), 1),
        ("E4 leads", full("E4 leads", school_meals="mission"), 6 * (7 / 8 - 1 / 3) * 1.5),
        ("E4 leads", dict.fromkeys(PARTS["E4 leads"].cards, "agency"), 6 * (3 / 8 - 1 / 3) * 1.5),
        ("E5 structures", full("E5 structures", trends="operations_centre"), 3),
        ("E6 marks", WEAK, 2),  # seven of eight rows would be 4.4; all the same is no diagnosis
        ("E6 marks", {**WEAK, "diversity": "strong"}, 5),
        ("E6 marks", {**WEAK, "diversity": "strong", "duty": "strong"}, 5 * 7 / 8),
        ("E6 first_two", ["change", "teams"], 1.5),
        ("E6 first_two", ["duty", "planning"], 3),
        ("E6 first_two", ["change", "duty", "planning"], 0),  # more than was asked for
        ("E7 escort", {"choice": "nobody", "reason": "both"}, 3),
        ("E7 escort", {"choice": "nobody", "reason": "forbidden"}, 0),
        ("E7 escort", {"choice": "coordinator", "reason": "soldiers"}, 2),
        ("E7 escort", {"choice": "commander", "reason": "both"}, 2),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    assert "it does not define it" in said(PARTS["E1 definition"], "compound")
    assert "Who could tell the difference" in said(PARTS["E2 layouts"], {"camp": {"independence": "3"}})
    assert "spread still means thin" in said(PARTS["E2 layouts"], {"apart": {"security": "3"}})
    assert "Think who the convoy travels with" in said(PARTS["E3 cards"], {"side": "space_cost"})
    assert "Distance slows sharing" in said(PARTS["E3 cards"], {"slow": "secure_cost"})
    assert "Relief is not a tool of the mission" in said(PARTS["E4 leads"], {"school_meals": "mission"})
    assert "operations watch the hour" in said(
        PARTS["E5 structures"], {"around_the_clock": "analysis_centre"}
    )
    assert "use it" in said(PARTS["E6 marks"], {"diversity": "weak"})
    assert "Ask who signed for the fuel" in said(PARTS["E6 marks"], {"duty": "strong"})
    assert "Which weakness will hurt tomorrow?" in said(PARTS["E6 first_two"], ["teams", "diversity"])
    assert "doubtful aid" in said(PARTS["E7 escort"], {"choice": "commander", "reason": "soldiers"})
