"""From answers to a profile: values, what is sure, the three priorities, and two results of one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated import Make

from bluehelm.needs import Draft, Needs, Result, finish, missing, needs, profile_of, read_result
from bluehelm.needs.words import change_words, changes, gap_words, profile_words, summary_words

RATINGS = st.fixed_dictionaries({area: st.integers(1, 5) for area in needs().areas})
ANSWERS = st.fixed_dictionaries({one.id: st.sampled_from(sorted(one.options)) for one in needs().situations})
POSTS = st.sampled_from(sorted(needs().posts))


def _result(post: str, own: dict[str, int], answers: dict[str, str], **more: object) -> Result:
    kept = {"post": post, "experience": "one", "own": own, "answers": answers, "at": "2026-11-29T12:00:00Z"}
    return Result.model_validate({**kept, **more})


@given(post=POSTS, own=RATINGS, answers=ANSWERS, colleague=RATINGS)
def test_priorities_are_the_lowest_values(
    post: str, own: dict[str, int], answers: dict[str, str], colleague: dict[str, int]
) -> None:
    """Whatever is answered, three areas are chosen, and no other area has a lower value than any of them."""
    for result in (_result(post, own, answers), _result(post, own, answers, colleague=colleague)):
        found = profile_of(result, needs())
        chosen = [found.of(area).value for area in found.priorities]
        others = [one.value for one in found.areas if one.id not in found.priorities]
        assert len(set(found.priorities)) == 3
        assert max(chosen) <= min(others)
        assert chosen == sorted(chosen)


def test_a_tie_is_settled_by_the_situation_and_then_by_the_post(make: Make, course: Needs) -> None:
    """Among equal ratings an area whose situation went wrong comes first; then what the post needs more."""
    lows = {"money": 2, "security": 2, "communication": 2, "rights": 2}
    missed = make("SRSG", lows, answers={"quiet_market": "a"})
    assert profile_of(missed, course).priorities[0] == "rights"
    assert profile_of(make("FC", lows), course).priorities == ("security", "rights", "money")
    assert profile_of(make("DMS", lows), course).priorities[0] == "money"
    assert "“Strategic communication and media” has the same value" in summary_words(
        profile_of(make("FC", lows), course)
    )


def test_many_equal_areas_are_counted_and_not_named(make: Make, course: Needs) -> None:
    """Nine areas of the value of the third are told as a number: nobody reads a list of nine."""
    said = summary_words(profile_of(make("COS", {"team": 1}), course))
    assert "9 more areas have the same value as the third." in said
    assert said.count("“") == 3


def test_an_area_is_sure_only_where_all_agree(make: Make, course: Needs) -> None:
    """A 4 with a situation answered well is sure; a 3, a missed situation, or a colleague's 3 is not."""
    assert profile_of(make("FC"), course).of("security").sure
    assert not profile_of(make("FC", {"security": 3}), course).of("security").sure
    assert not profile_of(make("FC", answers={"night_flight": "b"}), course).of("security").sure
    assert not profile_of(make("FC", colleague={"security": 3}), course).of("security").sure
    assert profile_of(make("FC", colleague={"security": 5}), course).of("security").sure


def test_a_colleague_counts_as_much_as_the_learner(make: Make, course: Needs) -> None:
    """The value is the mean of both ratings, and differences of two steps are named."""
    found = profile_of(make("FC", {"team": 5}, colleague={"team": 2, "money": 4}), course)
    assert found.of("team").value == 3.5
    assert found.of("money").value == 4
    assert found.of("doctrine").value == 4
    assert gap_words(found) == ["Building a team: you rated 5, your colleague 2. Talk about why."]
    assert "the mean of both ratings" in profile_words(found)


def test_two_results_are_told_side_by_side(make: Make, course: Needs) -> None:
    """What rose and what fell is said with both values, and that a rating is no proof."""
    before, now = (profile_of(make("FC", low), course) for low in ({"money": 1}, {"money": 3, "crisis": 3}))
    words = change_words(changes(before, now))
    assert "Higher than before: “UN money and people rules” (from 1 to 3)." in words
    assert "Lower: “Crisis management” (from 4 to 3)." in words
    assert "Unchanged: 10 of 12 areas." in words
    assert "Ratings are no proof." in words


def test_an_incomplete_draft_makes_no_result(course: Needs) -> None:
    """What is missing is said, and a result cannot be made before."""
    draft = Draft(post="FC", own={"team": 3})
    assert missing(draft, course) == ["your experience", "11 ratings", "8 situations"]
    with pytest.raises(ValueError, match="not complete: your experience, 11 ratings, 8 situations"):
        finish(draft, course, __import__("datetime").datetime(2026, 1, 1))


def test_a_stored_result_survives_changes_of_the_course(make: Make, course: Needs) -> None:
    """A result reads back as it was kept; one with a post or area that is gone is no result, and no crash."""
    kept = make("PC").model_dump()
    assert read_result(kept, course) == make("PC")
    assert read_result({**kept, "post": "XX"}, course) is None
    assert read_result({**kept, "own": {**kept["own"], "old_area": 3}}, course) == make("PC")
    assert read_result({**kept, "own": {"team": 9}}, course) is None
    assert read_result({"own": "nonsense"}, course) is None
