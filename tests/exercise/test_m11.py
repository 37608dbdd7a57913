"""The exercise of module 11: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

ITEMS = {item.id.removeprefix("M11-"): item for item in shipped("headquarters_and_partners").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
NINE_DAYS = ["figures", "line", "rehearse", "members", "host", "briefing", "afterwards"]
ROOMS = full_answers(ITEMS["E5"])["rooms"]


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 doors", full("E1 doors", daily="politics"), 8.75),
        ("E1 doors", full("E1 doors", region="team"), 9.375),  # possible for a case: half
        ("E1 doors", dict.fromkeys(PARTS["E1 doors"].rows, "team"), 1.875),
        ("E2 contacts", full("E2 contacts", fuel="bypass"), 6),
        ("E2 contacts", dict.fromkeys(PARTS["E2 contacts"].cards, "bypass"), 0),
        ("E3 steps", ["figures", "line", "host", "members", "rehearse", "briefing", "afterwards"], 8),
        (
            "E3 steps",
            ["figures", "members", "line", "rehearse", "host", "briefing", "afterwards"],
            8 * 16 / 18,
        ),
        (
            "E3 steps",
            ["figures", "line", "rehearse", "members", "briefing", "host", "afterwards"],
            8 * 16 / 18,
        ),
        ("E3 steps", NINE_DAYS[::-1], 0),
        ("E4 roles", full("E4 roles", detainees="minister"), 8 * 5 / 6),
        ("E4 roles", {"talks": "serve", "land": "advise"}, 8 / 3),
        ("E5 rooms", {**ROOMS, "council": {"opening": "plain", "ask": "keep"}}, 5),
        ("E5 rooms", {**ROOMS, "council": {"opening": "progress", "ask": "press"}}, 4),  # the room is lost
        ("E5 rooms", {row: {"opening": "progress", "ask": "press"} for row in ROOMS}, 0),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_fact_stands_in_every_right_opening():
    """The word land, the cause of the number, is in all three rooms."""
    openings = PARTS["E5 rooms"].columns["opening"].options
    assert all("land" in openings[cells["opening"]].lower() for cells in ROOMS.values())


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    doors, contacts, roles = PARTS["E1 doors"], PARTS["E2 contacts"], PARTS["E4 roles"]
    assert "the team is the main point of entry" in said(doors, {"daily": "politics"})
    assert "Money has committees of its own" in said(doors, {"budget": "council"})
    assert "The department holds the view across the region" in said(doors, {"region": "team"})
    assert "consistent, and no secret: fine" in said(contacts, {"fuel": "bypass"})
    assert "a second line of command" in said(contacts, {"contingent": "contact"})
    early = ["figures", "members", "line", "rehearse", "host", "briefing", "afterwards"]
    assert "Which message did they hear?" in said(PARTS["E3 steps"], early)
    late = ["figures", "line", "rehearse", "members", "briefing", "host", "afterwards"]
    assert "should not learn it from the webcast" in said(PARTS["E3 steps"], late)
    assert "Independence is its strength" in said(roles, {"detainees": "minister"})
    assert "first need due diligence" in said(roles, {"trainers": "serve"})
    assert "and not a second chair" in said(roles, {"talks": "minister"})
    progress = {"council": {"opening": "progress", "ask": "patient"}}
    assert "does not stay in its room" in said(PARTS["E5 rooms"], progress)
    assert "Patience is not an ask" in said(
        PARTS["E5 rooms"], {"radio": {"opening": "home", "ask": "patient"}}
    )
