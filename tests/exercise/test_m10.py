"""The exercise of module 10: what guessing earns, what full marks need, and points worked out by hand."""

from fractions import Fraction
from pathlib import Path

import pytest
from guessing import expected_points, score

from bluehelm.exercise import load_exercise, missing, public, score_item
from bluehelm.exercise.kinds import KINDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def m10():
    """The exercise with its keys."""
    return load_exercise(ROOT / "solutions/security_management/exercise.yaml")


@pytest.fixture(scope="module")
def counted(m10):
    """The one part of each item that is counted, by the short name of the item: E1 … E8."""
    return {item.id.removeprefix("M10-"): item.parts[0] for item in m10.items if item.id != "M10-MEMO"}


BEFORE = {
    "bomb": {"likelihood": 4, "impact": 5},
    "ambush": {"likelihood": 2, "impact": 5},
    "crowd": {"likelihood": 3, "impact": 4},
    "accident": {"likelihood": 5, "impact": 3},
    "sickness": {"likelihood": 3, "impact": 3},
}
AFTER = {
    "bomb": {"likelihood": 3, "impact": 4},
    "ambush": {"likelihood": 1, "impact": 4},
    "crowd": {"likelihood": 2, "impact": 4},
    "accident": {"likelihood": 3, "impact": 3},
    "sickness": {"likelihood": 2, "impact": 2},
}
BEST = {
    "E1": {
        "responsible": "accountability",
        "covered": "applicability",
        "threats": "risk_management",
        "worth": "criticality",
    },
    "E2": {
        "top": "chief",
        "middle": "department",
        "bottom": "official",
        "table": "team",
        "secretary": "adviser",
        "first": "host",
    },
    "E3": {
        "before": BEFORE,
        "measures": ["clearance", "medical", "training", "elders"],
        "after": AFTER,
    },
    "E4": ["assessments", "facilities", "standards", "wardens", "exercises", "medical"],
    "E5": {
        "vaccination": {"rating": "now", "goes": "goes"},
        "food": {"rating": "now", "goes": "goes"},
        "voters": {"rating": "matters", "goes": "goes"},
        "survey": {"rating": "later", "goes": "stays"},
        "camp": {"rating": "later", "goes": "stays"},
    },
    "E6": {"push_on": -2, "by_air": 1, "stand_still": 2, "two_go": 0, "all_go": -2, "review": 0},
    "E7": {
        "convoy": "both",
        "base": "both",
        "wardens": "security",
        "families": "security",
        "contact": "command",
        "police_unit": "command",
    },
    "E8": {
        "first_duty": "yes",
        "mission_only": "no",
        "keeps_record": "yes",
        "country_team": "yes",
        "force_answers": "no",
        "rotation": "yes",
        "afterwards": "no",
        "low_capacity": "no",
    },
}


def points(part, answer):
    """Return the exact points of a part for an answer as a file holds it."""
    kind = KINDS[part.kind]
    return float(kind.score(part, kind.read(part, answer)).fraction * part.points)


def varied(name, **changes):
    """Return the best answer to an item with some of its entries changed."""
    return {**BEST[name], **changes}


def test_forty_points_are_counted_and_ten_marked(m10):
    """The items have the points of the brief: 40 automatically and 10 by a person."""
    assert [item.points for item in m10.items] == [4, 6, 8, 4, 6, 4, 4, 4, 10]
    assert [item.id for item in m10.items if score_item(item, {}).needs_marker] == ["M10-MEMO"]


def test_every_objective_is_shown_by_an_item(m10):
    """Each of the seven objectives of the module belongs to an item."""
    named = {objective for item in m10.items for objective in item.objectives}
    assert named == {f"M10-LO{number}" for number in range(1, 8)}


@pytest.mark.parametrize("name", BEST)
def test_full_marks_can_be_reached(counted, name):
    """The answer that the module teaches earns all points, and the page says that nothing is missing."""
    part = counted[name]
    assert points(part, BEST[name]) == part.points
    assert missing(part, BEST[name]) == []


@pytest.mark.parametrize("name", BEST)
def test_nothing_answered_earns_nothing(counted, name):
    """Blank answers of every shape earn 0."""
    part = counted[name]
    assert [points(part, blank) for blank in (None, type(BEST[name])())] == [0, 0]


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
def test_exact_points(counted, name, answer, expected):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert points(counted[name], answer) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("E1", 20.0),
        ("E2", 2.7),
        ("E3", 43.3),
        ("E4", 33.7),
        ("E5", 47.2),
        ("E6", 53.8),
        ("E7", 11.0),
        ("E8", 13.7),
    ],
)
def test_what_a_guesser_gets_for_an_item(m10, name, percent):
    """The expected share of a guesser is known for each item, so that a changed key shows its effect."""
    (item,) = (one for one in m10.items if one.id == f"M10-{name}")
    assert float(100 * expected_points(item) / item.points) == pytest.approx(percent, abs=0.05)


def test_a_guesser_gets_less_than_a_third_of_the_module(m10):
    """Guessing earns under 35 % on average over the items, and of the 40 points."""
    items = m10.items[:-1]
    shares = [expected_points(item) / item.points for item in items]
    assert sum(shares) / len(items) < Fraction(35, 100)
    assert sum(expected_points(item) for item in items) < Fraction(35, 100) * 40


def test_the_published_order_does_not_lead_to_the_key(m10, counted):
    """Choices taken in turn, in the order of exercise.json, earn no more than three tenths."""
    for item in public(m10).items:
        (part,) = item.parts
        if part.kind in ("match", "classify"):
            rows = part.rows if part.kind == "match" else part.cards
            choices = list(part.choices if part.kind == "match" else part.bins)
            in_turn = {row: choices[n % len(choices)] for n, row in enumerate(rows)}
            assert score(counted[item.id.removeprefix("M10-")], in_turn) <= Fraction(3, 10), item.id
        if part.kind == "select_many":
            first = list(part.options)[: len(BEST["E4"])]
            assert score(counted["E4"], frozenset(first)) < 1


def test_every_wrong_choice_has_an_idea_of_its_own(counted):
    """A wrong pair in E1, E7 and E8 gets the idea behind it before the idea of the source."""
    for name in ("E1", "E7", "E8"):
        part = counted[name]
        choices = part.choices if part.kind == "match" else part.bins
        for row, accepted in part.key.items():
            for choice in set(choices) - set(accepted):
                verdicts = KINDS[part.kind].score(part, {row: choice}).verdicts
                (wrong,) = (v for v in verdicts if v.state == "wrong")
                idea, _, rest = wrong.reason.partition(part.why[row])
                assert idea.strip(), (name, row, choice)
                assert rest == ""


def test_the_feedback_of_the_brief_is_given(counted):
    """Sentences that the brief gives for common mistakes reach the learner who makes them."""

    def said(name, answer):
        part = counted[name]
        kind = KINDS[part.kind]
        return " ".join(v.reason for v in kind.score(part, kind.read(part, answer)).verdicts)

    assert "SRM lowers risk; criticality asks whether the rest" in said("E1", {"worth": "risk_management"})
    assert "he is not head of security of all" in said("E2", {"table": "commander"})
    assert "A good wall in the wrong place." in said("E3", {"measures": ["wall"]})
    assert "Residual risk stays; say it." in said("E3", varied("E3", after=_flat()))
    assert "Whose life changes if it waits?" in said("E5", {"survey": {"rating": "now"}})
    assert "Somebody pays for the safe week." in said("E6", {"stand_still": 0})
    assert "Three groups, two systems: it must be drilled." in said("E7", {"base": "command"})
    assert "Proactive assessments help quick decisions." in said("E8", {"afterwards": "yes"})


def _flat():
    return {risk: {"likelihood": 1, "impact": 1} for risk in BEFORE}
