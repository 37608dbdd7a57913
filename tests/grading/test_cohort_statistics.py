"""Figures about items, held against numpy, against sums done by hand, and against their laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from bluehelm_grading.cohort.statistics import difficulty, item_rest, upper_lower

POINTS = st.lists(st.floats(0, 10).map(lambda x: round(x, 2)), min_size=4, max_size=40)
PAIRS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 50)), min_size=4, max_size=40)


def test_difficulty_is_the_mean_share() -> None:
    """Three of four right is 0.75, partial credit counts as far as it goes, and nobody is said in words."""
    assert difficulty([1, 1, 1, 0]).value == 0.75
    assert difficulty([1, 0.5, 0, 0.5]).value == 0.5
    assert difficulty([]).text() == "Nobody has been marked here."


def test_correlation_by_hand() -> None:
    """Item 0 0 1 1 with rest 1 2 3 4: deviations give 2 / sqrt(1 * 5)."""
    assert item_rest([0, 0, 1, 1], [1, 2, 3, 4]).value == pytest.approx(2 / 5**0.5)


@given(PAIRS)
def test_correlation_is_scipys(pairs: list[tuple[int, int]]) -> None:
    """Wherever it is defined it is Pearson's r; where it is not, the reason is said."""
    item, rest = (np.array(values, float) for values in zip(*pairs, strict=True))
    found = item_rest(item, rest)
    if item.std() and rest.std():
        assert found.value == pytest.approx(stats.pearsonr(item, rest).statistic, abs=1e-9)
        assert item_rest(3 * item + 1, rest).value == pytest.approx(found.value)
        assert item_rest(-item, rest).value == pytest.approx(-found.value)  # type: ignore[operator]
    else:
        assert found.value is None
        assert "same points" in found.why


@pytest.mark.parametrize(
    ("item", "rest", "why"),
    [
        ([1, 0], [3, 4], "Fewer than 3 learners."),
        ([1, 1, 1], [1, 2, 3], "All have the same points here."),
        ([0.1 + 0.2, 0.3, 0.3], [1, 2, 3], "All have the same points here."),
        ([1, 2, 3], [5, 5, 5], "All have the same points in the other items."),
    ],
)
def test_a_correlation_that_is_not_defined_says_why(item: list[float], rest: list[float], why: str) -> None:
    """Small classes and equal points give a sentence and no number; rounding is not a difference."""
    assert item_rest(item, rest).text() == why


def test_upper_lower_by_hand() -> None:
    """Of eleven learners the best and weakest three: (1 + 1 + 0.5) / 3 - (0 + 0 + 0.25) / 3 = 0.75."""
    shares = [0, 0, 0.25, 0.9, 0.1, 0.7, 0.3, 0.2, 0.5, 1, 1]
    assert upper_lower(shares, list(range(11))).value == pytest.approx(0.75)


def test_learners_who_are_equal_share_the_places_of_a_group() -> None:
    """With totals 0 0 1 1 one place is shared by two: 0.5 - 0.25, whoever is listed first."""
    assert upper_lower([0.5, 0, 1, 0], [0, 0, 1, 1]).value == pytest.approx(0.25)
    assert upper_lower([0, 0.5, 0, 1], [0, 0, 1, 1]).value == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("shares", "totals", "why"),
    [
        ([0, 1, 1], [0, 1, 2], "Fewer than 4 learners."),
        ([0, 1, 1, 0], [2, 2, 2, 2], "Totals are too much alike to make two groups."),
    ],
)
def test_groups_that_cannot_be_made_are_said(shares: list[float], totals: list[float], why: str) -> None:
    """Without two groups there is a sentence and no number."""
    assert upper_lower(shares, totals).text() == why


@given(PAIRS, st.randoms())
def test_upper_lower_keeps_its_bounds_and_does_not_see_the_order(
    pairs: list[tuple[int, int]], order: object
) -> None:
    """D is from -1 to 1, is the same for every order of learners, and turns its sign with the totals."""
    mixed = list(pairs)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    shares, totals = (np.array(values, float) for values in zip(*pairs, strict=True))
    found = upper_lower(shares / 20, totals).value
    again = upper_lower(
        *(np.array(v, float) / by for v, by in zip(zip(*mixed, strict=True), (20, 1), strict=True))
    ).value
    if found is None:
        assert again is None
        return
    assert -1 - 1e-9 <= found <= 1 + 1e-9
    assert again == pytest.approx(found)
    assert upper_lower(shares / 20, -totals).value == pytest.approx(-found)


@given(POINTS)
def test_an_item_that_is_the_total_tells_best(totals: list[float]) -> None:
    """No item can tell learners apart better than the total itself does."""
    values = np.array(totals)
    if values.std() > 1e-6:
        assert item_rest(values, values).value == pytest.approx(1)
