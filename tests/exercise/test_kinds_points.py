"""What answers to the sample of every kind are worth: points worked out by hand, against the scorer."""

from fractions import Fraction

import pytest
from kind_answers import PERFECT
from marked import points_of

from bluehelm.exercise import missing, score_item
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.kinds.order import implied

GOOD = {item: dict(parts) for item, parts in PERFECT.items()}
CELLS = GOOD["matrix"]
RANK = GOOD["rank"]
FRAME = GOOD["framework"]["m07e3"]
CHAIN = GOOD["framework"]["m10e2"]
ROAD = GOOD["risk"]["m10e3"]
WATER = GOOD["risk"]["m12e6"]
SELF = GOOD["self_rating"]["m00e5"]
ALLOTTED = GOOD["allocate"]["m03e3"]
EVEN = dict.fromkeys([*ALLOTTED, "museum"], 11)


def but(answer, **changes):
    """Return the answer with other values under these names; None takes a name out."""
    changed = {**answer, **changes}
    return {name: value for name, value in changed.items() if value is not None}


def cells(answer, row, **changes):
    """Return a matrix with other choices in one row."""
    return {**answer, row: but(answer[row], **changes)}


def moved(answer, when, risk, **steps):
    """Return a risk plan with other steps of one risk."""
    return {**answer, when: {**answer[when], risk: but(answer[when][risk], **steps)}}


def test_every_kind_is_in_the_sample(kind_parts):
    """A kind that is added is added to the sample too, so that every page and every grader meets it."""
    assert {part.kind for part in kind_parts.values()} == set(KINDS)


def test_full_answers_earn_all_points_and_lack_nothing(every_kind):
    """The reference answers are complete and earn every point that is counted; a memo waits for a person."""
    for item in every_kind.items:
        score = score_item(item, PERFECT[item.id])
        assert score.points == (0 if item.id == "memo" else item.points)
        for part in item.parts:
            assert missing(part, PERFECT[item.id][part.id]) == []


def test_nothing_answered_earns_nothing(every_kind):
    """Blank answers of every shape earn 0 in every kind, also where a rule forbids something."""
    for item in every_kind.items:
        for blank in (None, {}, [], ""):
            assert score_item(item, {part.id: blank for part in item.parts}).points == 0


def test_the_links_of_an_allegation_imply_twelve_pairs(kind_parts):
    """The key of M12-E4 implies P = 12 pairs, as the brief says."""
    assert len(implied(kind_parts["m12e4"].key)) == 12


@pytest.mark.parametrize(
    ("part", "answer", "points"),
    [
        # ONE, and one option near.
        ("m08e4", "platforms", 1),
        ("m08e4", "wait", 0),
        # MANY: (right - wrong) / 5 of 4 points.
        ("m12e7", ["ended", "followed", "all_free"], "4/5"),
        # Any two of three, 1.5 points each; a wrong tick costs nothing, a third tick everything.
        ("m06e6", ["planning", "duty"], 3),
        ("m06e6", ["planning", "teams"], "3/2"),
        ("m06e6", ["planning"], "3/2"),
        ("m06e6", ["planning", "duty", "change"], 0),
        # CLASS(4): one card of eight half right: (7.5/8 - 1/4) / (3/4) of 8 points.
        ("m00e1", but(GOOD["classify"]["m00e1"], pressure="D"), "22/3"),
        # Six of eight right with three bins: 2/3 of 8, cut to 4 since a bin is not used.
        ("m00e1", but(GOOD["classify"]["m00e1"], paper="D", story="D"), 4),
        # MATCH: two that are exchanged earn half each; one that is right twice, once.
        ("m01e1", but(GOOD["match"]["m01e1"], charter="principled", minister="norm"), "35/4"),
        ("m01e1", but(GOOD["match"]["m01e1"], charter="principled"), "35/4"),
        ("m01e1", but(GOOD["match"]["m01e1"], one_plan="collab", region="multi"), "15/2"),
        # ORDER: all pairs kept but the survivors come third: x 0.8 of nothing lost, P = 12, D = 0.
        ("m12e4", ["evidence", "report", *GOOD["order"]["m12e4"][:1], *GOOD["order"]["m12e4"][3:]], "24/5"),
        # The contributor before the report: one pair of twelve, 6 x (1 - 2/12).
        ("m12e4", ["survivors", "evidence", "contributor", "report", "community", "others", "record"], 5),
        # COMPOSE: 3/3, halved by the order; 3/3 - 1/4; 2/3 - 1/4.
        ("m08e2", ["ours", "seen", "facts_at"], 4),
        ("m08e2", ["seen", "ours", "facts_at", "never"], 6),
        ("m08e2", ["seen", "ours", "lie"], "10/3"),
        # ALLOC: all rules; 46 in the core; the largest tied; the museum; shares all equal and four too few.
        ("m03e3", but(ALLOTTED, process=10, civilians=25, rights=20), 8),
        ("m03e3", but(ALLOTTED, process=22, civilians=13, rights=20), 8),
        ("m03e3", but(ALLOTTED, process=20, civilians=20, rights=15), 8),
        ("m03e3", but(ALLOTTED, process=20, civilians=15, rights=20), 6),
        ("m03e3", but(ALLOTTED, women=2, museum=5), "26/5"),
        ("m03e3", but(ALLOTTED, process=24), 4),
        ("m03e3", EVEN, "4/5"),  # 88 of 92: only the floor of 3 is kept, 0.2 of 8, halved
        # POLAR, five inside and one a step outside: 5.5/6 of 8; three places only: cut to 6.
        ("m01e4", but(GOOD["place"]["m01e4"], radio=0), "22/3"),
        ("m01e4", {"opinion": -2, "conditions": 1, "radio": 1, "front": 1, "close": -2, "listen": 1}, 6),
        # Decision 5 and reason 3: near 1; the right reason alone 2, also beside the near decision.
        ("m02e6", {"choice": "joint", "reason": "part"}, 5),
        ("m02e6", {"choice": "joint"}, 5),
        ("m02e6", {"choice": "ask", "reason": "owns"}, 1),
        ("m02e6", {"choice": "ask", "reason": "separate"}, 3),
        ("m02e6", {"choice": "back", "reason": "separate"}, 2),
        ("m02e6", {"reason": "separate"}, 2),
        # 2 + 2; "nobody" is near only together with the right reason.
        ("m06e7", {"choice": "nobody", "reason": "both"}, 3),
        ("m06e7", {"choice": "nobody", "reason": "forbid"}, 0),
        ("m06e7", {"choice": "fc", "reason": "both"}, 2),
        # EST: 42 is within 5, 43 within 12, 50 outside; each of five is worth 1.6.
        ("m00e3", but(GOOD["estimate"]["m00e3"], women=42), 8),
        ("m00e3", but(GOOD["estimate"]["m00e3"], women=43), "36/5"),
        ("m00e3", but(GOOD["estimate"]["m00e3"], women=49, cut=43), "32/5"),
        ("m00e3", but(GOOD["estimate"]["m00e3"], women=50, completed=None), "24/5"),
        ("m00e3", dict.fromkeys(GOOD["estimate"]["m00e3"], 40), 0),  # all equal, though one is near
        # A matrix: eight cells of 0.75; two levels are accepted; one "falling" only: cut to 4.
        ("m04e5", cells(CELLS["m04e5"], "chief", level="W"), 6),
        ("m04e5", cells(CELLS["m04e5"], "chief", level="N"), "21/4"),
        ("m04e5", cells(CELLS["m04e5"], "stamps", trend="steady"), 4),
        ("m04e5", {"elders": {"level": "L"}}, "3/4"),
        # Nine cells of 2/3; one layout that wins everything: 8 right cells would be 16/3, cut to 4.
        ("m06e2", cells(CELLS["m06e2"], "bridge", security="1"), "16/3"),
        ("m06e2", cells(CELLS["m06e2"], "one", independence="3"), 4),
        # Six cells of 1; a room with the untrue opening earns nothing, and the others stay.
        ("m11e5", cells(CELLS["m11e5"], "radio", opening="plain"), 5),
        ("m11e5", cells(CELLS["m11e5"], "radio", opening="progress"), 4),
        # A rank: 0.3 + 4 x 0.15 + 0.1 of 6.
        ("m07e7", cells(RANK["m07e7"], "land", start="Q4"), "51/10"),
        ("m07e7", cells(RANK["m07e7"], "posts", priority="high"), "21/5"),
        ("m07e7", cells(RANK["m07e7"], "camp", start="Q2"), "51/10"),
        ("m07e7", cells(RANK["m07e7"], "roads", start="Q4"), "51/10"),  # at the same time is not before
        ("m07e7", {row: {**given, "start": "Q4"} for row, given in RANK["m07e7"].items()}, 0),
        ("m07e7", {row: but(given, start=None) for row, given in RANK["m07e7"].items()}, 0),
        # Five ratings of 0.6 and three rules of 1; voters as essential earn half.
        ("m10e5", cells(RANK["m10e5"], "voters", rating="E"), "57/10"),
        ("m10e5", cells(RANK["m10e5"], "ddr", rating="I"), 6),
        ("m10e5", {row: {**given, "goes": "goes"} for row, given in RANK["m10e5"].items()}, 4),
        ("m10e5", {row: but(given, goes=None) for row, given in RANK["m10e5"].items()}, 3),
        # FRAME: 0.2, 0.2, 0.1, 0.1, 0.2, 0.2 of 8; outputs may change places, with their indicators.
        ("m07e3", but(FRAME, first="P1", first_indicator="I3", second="P2", second_indicator="I2"), 8),
        ("m07e3", but(FRAME, first="P1", second="P2"), "24/5"),
        ("m07e3", but(FRAME, outcome="O2"), "32/5"),
        ("m07e3", but(FRAME, outcome_indicator="I2"), 5),  # 6.4, cut: the outcome is not a count of patrols
        ("m07e3", {"outcome_baseline": "B1"}, "4/5"),
        # A chain: six places of 1; a wrong card loses its place and one point more, never below 0.
        ("m10e2", but(CHAIN, middle="official", country="usg"), 4),
        ("m10e2", but(CHAIN, body="hc"), 4),
        ("m10e2", {"top": "fc"}, 0),
        # RISK: eight checks of 1.
        ("m10e3", moved(ROAD, "before", "T1", impact=3), 7),
        ("m10e3", moved(ROAD, "before", "T1", likelihood=2), 6),  # too low, and clearance lowers it no more
        ("m10e3", moved(moved(ROAD, "before", "T2", likelihood=5), "after", "T2", likelihood=5), 7),
        ("m10e3", {**ROAD, "measures": [*ROAD["measures"], "wall"]}, 6),  # the wall, and it lowers nothing
        (
            "m10e3",
            {**ROAD, "measures": ["medical", "training"]},
            7,
        ),  # bombs are left open; medical fits T1 too
        ("m10e3", moved(ROAD, "after", "T3", likelihood=1), 7),  # no chosen measure fits the crowd
        ("m10e3", but(ROAD, after=None), 5),
        ("m10e3", {"before": ROAD["before"]}, 3),
        (
            "m10e3",
            {**ROAD, "measures": ["clearance", "elders", "medical", "training", "vehicles"]},
            4,  # five measures, four asked for: checks 4 to 7 are not met
        ),
        ("m12e6", moved(WATER, "before", "R1", impact=3), 7),
        ("m12e6", {**WATER, "measures": ["fence", "solar", "water"]}, 6),
        ("m12e6", but(WATER, measures=None), 5),
        ("m12e6", {**WATER, "before": {risk: {"likelihood": 4, "impact": 4} for risk in WATER["before"]}}, 7),
        # DONE: 3 for all twelve, 1 for two different ratings, 4/3 for each of the lowest; ties are allowed.
        ("m00e5", {**SELF, "chosen": ["gender", "media", "money"]}, 8),
        ("m00e5", {**SELF, "chosen": ["crisis", "media", "team"]}, "20/3"),
        ("m00e5", {**SELF, "chosen": ["crisis"]}, "16/3"),
        ("m00e5", {**SELF, "chosen": ["crisis", "gender", "media", "money"]}, 4),  # four are not three
        ("m00e5", {**SELF, "ratings": dict.fromkeys(SELF["ratings"], "5")}, 7),
        ("m00e5", {**SELF, "ratings": but(SELF["ratings"], team=None)}, 5),
        ("m00e5", {"chosen": ["crisis", "media", "money"]}, 0),
    ],
)
def test_exact_points_of_a_part(kind_parts, part, answer, points):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert points_of(kind_parts[part], answer) == Fraction(points)
