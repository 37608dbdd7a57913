"""Agreement of two markers: held against scikit-learn, and the cases where a number would mislead."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from bluehelm_grading.agreement import agreement, weighted_kappa

RUBRIC = [1, 2, 3, 4]
LEVELS = st.lists(st.tuples(st.sampled_from(RUBRIC), st.sampled_from(RUBRIC)), min_size=1, max_size=40)


@given(LEVELS)
def test_kappa_is_that_of_scikit_learn(levels: list[tuple[int, int]]) -> None:
    """Quadratic weighted kappa is scikit-learn's wherever it is defined, and None wherever that gives nan."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scikit-learn warns where it divides by zero
        theirs = cohen_kappa_score(*zip(*levels, strict=True), labels=RUBRIC, weights="quadratic")
    ours = weighted_kappa(levels, RUBRIC)
    assert (theirs != theirs) if ours is None else theirs == pytest.approx(ours, abs=1e-12)


@given(LEVELS)
def test_kappa_does_not_depend_on_who_is_first(levels: list[tuple[int, int]]) -> None:
    """Exchanging the markers changes nothing but the sign of the mean difference."""
    points = [(float(a), float(b)) for a, b in levels]
    one = agreement(levels, points, RUBRIC)
    other = agreement([(b, a) for a, b in levels], [(b, a) for a, b in points], RUBRIC)
    assert (one.kappa, one.exact, one.mean_difference) == (
        other.kappa,
        other.exact,
        -(other.mean_difference or 0.0),
    )


def test_one_level_for_all_has_no_kappa() -> None:
    """Two markers who give every memo level 3 agree in full, and kappa is said to be undefined, in words."""
    found = agreement([(3, 3)] * 5, [(7, 8)] * 5, RUBRIC)
    assert (found.kappa, found.exact, found.mean_difference) == (None, 1.0, -1.0)
    assert "both markers gave level 3 to every memo" in found.why


def test_no_memo_in_common_has_no_agreement() -> None:
    """Where no memo is marked by both, nothing is a number and the words say why."""
    found = agreement([], [], RUBRIC)
    assert (found.count, found.kappa, found.exact, found.mean_difference) == (0, None, None, None)
    assert found.why == "No memo has been marked by both."


def test_full_and_opposite_agreement() -> None:
    """Equal levels that vary give 1; levels that run the other way give less than 0."""
    assert weighted_kappa([(1, 1), (4, 4)], RUBRIC) == 1.0
    assert (weighted_kappa([(1, 4), (4, 1)], RUBRIC) or 0.0) == -1.0


def test_a_level_that_the_rubric_does_not_have_is_refused() -> None:
    """A wrong level is an error that lists the right ones, never a number."""
    with pytest.raises(ValueError, match=r"\[7\]: not in the rubric, which has the levels \[1, 2, 3, 4\]"):
        weighted_kappa([(7, 1)], RUBRIC)
