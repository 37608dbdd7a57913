"""The exercise of module 04: points worked out by hand, and what its key says."""

from __future__ import annotations

import pytest
from guessing import counting, filling
from marked import full_answers, points_of, shipped

from bluehelm.exercise.kinds.order import implied

ITEMS = {item.id.removeprefix("M04-"): item for item in shipped("primacy_of_politics").items}
PARTS = {name: item.parts[0] for name, item in ITEMS.items()}
FULL = {name: full_answers(item)[PARTS[name].id] for name, item in ITEMS.items() if name != "MEMO"}
TESTS = ("impartial", "force", "legitimate", "credible", "owned")


def test_counting_tables_agrees_with_trying_them_all():
    """For two reports all tables can be tried; counting them by what they share gives the same mean."""
    part = PARTS["E5"]
    few = part.model_copy(
        update={name: dict(list(getattr(part, name).items())[:2]) for name in ("rows", "key")}
    )
    assert counting(few) == filling(few)


@pytest.mark.parametrize(
    ("name", "answer", "earned"),
    [
        ("E1", ["alone", "component", "only_srsg"], 1),  # two right, one wrong, of four
        ("E1", ["alone", "component", "only_srsg", "reach", "never_force", "ownership"], 0),  # tick all
        ("E2", {row: dict.fromkeys(TESTS, "passes") for row in PARTS["E2"].rows}, 0),  # all equal
        (
            "E2",
            {"everything": {"impartial": "fails", "owned": "fails"}, "list": {"force": "passes"}},
            8 * 2 / 12,
        ),
        (
            "E3",
            {"guarantors": "political", "lake": "operation", "base": "operation"},
            6 * (3 / 8 - 1 / 3) * 1.5,
        ),
        ("E4", ["package", "law", "camps", "campaign", "vote", "court", "watch"], 4 * (1 - 2 * 5 / 16)),
        ("E4", ["watch", "campaign", "vote", "court", "package", "law", "camps"], 4 * (1 - 2 * 6 / 16)),
        (
            "E5",
            {"adviser": {"level": "provincial", "trend": "falling"}, "water": {"trend": "falling"}},
            6 * 3 / 16,
        ),
        ("E5", {"television": {"level": "national", "trend": "rising"}}, 6 * 2 / 16),
        ("E6", {**FULL["E6"], "pressure": "right_cost"}, 8),  # both costs are accepted
        ("E6", {**FULL["E6"], "momentum": "left_cost"}, 8 * (0.9 - 0.25) / 0.75),
        ("E7", {"travel": "corridor", "staff": "dawn"}, 1),
    ],
)
def test_exact_points_of_an_answer(name, answer, earned):
    """Each rule of the brief gives the points that a reader works out with a pencil."""
    assert float(points_of(PARTS[name], answer)) == pytest.approx(earned)


def test_few_falling_marks_cap_the_heat_map():
    """Who sees consent fall less than three times gets three of six points at most."""
    rosy = {r: {**cells, "trend": "rising"} for r, cells in FULL["E5"].items()}
    assert points_of(PARTS["E5"], rosy) == 3  # 11 of 16 half-items would be 4.1


def test_the_links_of_the_bargain_imply_sixteen_pairs():
    """The key of M04-E4 has seven links, and P = 16 with all that follows, as the brief says."""
    assert (len(PARTS["E4"].key), len(implied(PARTS["E4"].key))) == (7, 16)
