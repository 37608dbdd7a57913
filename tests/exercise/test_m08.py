"""The exercise of module 08: points worked out by hand, and the feedback of the brief."""

from __future__ import annotations

import pytest
from marked import full_answers, points_of, said, shipped

from bluehelm.exercise.kinds.order import implied

ITEMS = {item.id.removeprefix("M08-"): item for item in shipped("strategic_communication").items}
PARTS = {f"{name} {part.id}": part for name, item in ITEMS.items() for part in item.parts}
STATEMENT = ["seen", "ours", "facts_at"]
HOURS = ["check", "words", "staff", "partners", "local", "who", "lessons"]


def full(name, **changes):
    """Return a full answer to a part with some of its entries changed."""
    item, part = name.split()
    return {**full_answers(ITEMS[item])[part], **changes}


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1 pieces", full("E1 pieces", press="dialogue"), 6 * (7 / 8 - 1 / 2) * 2),
        ("E1 pieces", dict.fromkeys(PARTS["E1 pieces"].cards, "one_way"), 0),
        ("E2 statement", STATEMENT, 8),
        ("E2 statement", [*STATEMENT, "pass", "call"], 8),
        ("E2 statement", ["seen", "ours"], 16 / 3),
        ("E2 statement", [*STATEMENT, "lie"], 6),
        ("E2 statement", ["ours", "seen", "facts_at"], 4),  # a broken order halves
        ("E2 statement", ["lie", "never", "rumours"], 0),
        ("E3 channels", full("E3 channels", groups=8, community=37), 6.4),
        ("E3 channels", full("E3 channels", networks=0, markets=33), 6.8),
        ("E3 channels", {"national_tv": 100}, 0),
        ("E3 channels", {"networks": 60, "community": 40}, 1.2),  # only the capital has little
        ("E3 channels", full("E3 channels", markets=30), 4),  # 105 points given: half
        ("E4 cases", full("E4 cases", leaflets="disinformation"), 4 * (5 / 6 - 1 / 3) * 1.5),
        ("E4 cases", dict.fromkeys(PARTS["E4 cases"].cards, "hate"), 0),
        ("E4 response", "analyse", 2),
        ("E4 response", "platforms", 1),
        ("E4 response", "name_him", 0),
        ("E5 hours", HOURS, 6),
        ("E5 hours", ["words", "check", "who", "staff", "partners", "local", "lessons"], 6),
        ("E5 hours", ["check", "words", "partners", "local", "staff", "who", "lessons"], 6 * 10 / 12),
        ("E5 hours", HOURS[::-1], 0),
        ("E6 sentences", full("E6 sentences", proven="in_source", every="in_source"), 3),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_the_first_six_hours_imply_twelve_pairs():
    """The key has eight links and four pairs that follow from them: P = 12, as the brief says."""
    links = PARTS["E5 hours"].key
    assert len(links) == 8
    assert len(implied(links)) == 12


def test_the_feedback_of_the_brief_is_given():
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""
    assert "It explains reasons and opens a line" in said(PARTS["E1 pieces"], {"closed_road": "one_way"})
    assert "Made with the audience" in said(PARTS["E1 pieces"], {"play": "one_way"})
    assert "nobody can answer it" in said(PARTS["E1 pieces"], {"press": "dialogue"})
    assert "before you know one" in said(PARTS["E2 statement"], ["lie"])
    assert "that you have not checked" in said(PARTS["E2 statement"], ["driver"])
    assert "one photograph can break" in said(PARTS["E2 statement"], ["never"])
    assert "Without a time, silence returns" in said(PARTS["E2 statement"], ["seen"])
    assert "Who in Lake sees it?" in said(PARTS["E3 channels"], {"newspapers": 100})
    assert "are vital audiences" in said(PARTS["E3 channels"], {"networks": 100})
    assert "Rumours live on social media" in said(PARTS["E3 channels"], {"networks": 0, "markets": 100})
    assert "Six in ten people are not" in said(PARTS["E3 channels"], {"networks": 100})
    assert "Intent decides; here there is none" in said(PARTS["E4 cases"], {"cousin": "disinformation"})
    assert "attacks people for who they are" in said(PARTS["E4 cases"], {"leaflets": "disinformation"})
    assert "Feeds him" in said(PARTS["E4 response"], "name_him")
    assert "in danger tonight" in said(PARTS["E4 response"], "wait")
    late_staff = ["check", "words", "partners", "local", "staff", "who", "lessons"]
    assert "should not learn it from the market" in said(PARTS["E5 hours"], late_staff)
    assert "Perfect facts, lost hour" in said(PARTS["E5 hours"], ["check", "local", "words"])
    assert "The next story is on its way" in said(PARTS["E5 hours"], ["lessons", "local"])
    assert "not yet well understood" in said(PARTS["E6 sentences"], {"proven": "in_source"})
    assert "No such claim" in said(PARTS["E6 sentences"], {"networks": "in_source"})
    assert "careful response of several fields" in said(PARTS["E6 sentences"], {"every": "in_source"})
