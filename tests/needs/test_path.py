"""N02 and N03: the order of the path and its reasons, skipped reading, and what changes with the post."""

from __future__ import annotations

import pytest
from rated import Make

from bluehelm.needs import Needs, Path, Times, learning_path, profile_of
from bluehelm.needs.path import reading_stays

THIRTEEN = {f"M{number:02}" for number in range(1, 14)}


def _path(make: Make, course: Needs, post: str, low: dict[str, int], **more: object) -> Path:
    return learning_path(course, post, profile_of(make(post, low, **more), course))


def test_n02_two_learners_get_two_paths(make: Make, course: Needs) -> None:
    """A general weak in money rules and a diplomat weak in the use of uniformed tools begin elsewhere.

    Both see thirteen modules, the total time, and a reason of their own for each.
    """
    general = _path(make, course, "FC", {"money": 1})
    diplomat = _path(make, course, "SRSG", {"command": 1, "protection": 2})
    assert [stop.id for stop in general.stops[:2]] == ["M12", "M02"]
    assert [stop.id for stop in diplomat.stops[:2]] == ["M02", "M09"]
    assert general.stops[0].reasons[0] == "Because you rated “UN money and people rules” 1 of 5."
    assert diplomat.stops[0].reasons[0] == "Because you rated “Authority, command and control” 1 of 5."
    for path in (general, diplomat):
        assert {stop.id for stop in path.stops} == THIRTEEN
        assert all(stop.reasons for stop in path.stops)
        assert path.minutes == path.start.minutes + sum(stop.minutes for stop in path.stops) > 0


def test_reading_is_skipped_only_where_rating_and_situation_agree(make: Make, course: Needs) -> None:
    """With all areas at 4 and the situations well, reading is skipped; the scenario and exercises stay."""
    sure = {stop.id: stop for stop in _path(make, course, "FC", {}).stops}
    assert {name for name, stop in sure.items() if stop.skip} == THIRTEEN - {"M13"}
    assert all(stop.minutes >= stop.times.play + stop.times.exercise for stop in sure.values())
    low = {stop.id: stop for stop in _path(make, course, "FC", {"security": 3}).stops}
    missed = {stop.id: stop for stop in _path(make, course, "FC", {}, answers={"night_flight": "a"}).stops}
    assert low["M10"].skip == missed["M10"].skip == ""
    assert low["M10"].minutes == low["M10"].times.all
    assert "answered the situation well" in sure["M10"].skip


def test_a_high_rating_alone_shortens_nothing_and_the_page_says_why(make: Make, course: Needs) -> None:
    """Who rated 5 and missed the situation, or whom a colleague rated 2, reads, and sees the reason."""
    for more, why in (
        ({"answers": {"night_flight": "b"}}, "the situation was not answered well"),
        ({"colleague": {"security": 2}}, "your colleague rated lower"),
    ):
        found = profile_of(make("FC", {"security": 5}, **more), course)
        stop = next(one for one in learning_path(course, "FC", found).stops if one.id == "M10")
        told = reading_stays(stop, course, found)
        assert told == f"The reading stays: you rated “Security management” 5, but {why}."


def test_a_first_mission_brings_two_modules_forward(make: Make, course: Needs) -> None:
    """Newcomers meet M01 and M02 earlier than others with the same ratings, and see why."""
    places = {
        who: {stop.id: stop for stop in _path(make, course, "FC", {}, experience=who).stops}
        for who in ("first", "several")
    }
    assert places["first"]["M01"].place < places["several"]["M01"].place
    assert "Because this will be your first UN mission." in places["first"]["M01"].reasons


def test_the_capstone_is_last_and_done_modules_cost_nothing(make: Make, course: Needs) -> None:
    """M13 comes last whatever is rated; a module that is done stays on the path without minutes."""
    found = profile_of(make("FC", {"team": 1, "crisis": 1}), course)
    path = learning_path(course, "FC", found, done={"M02"})
    assert path.stops[-1].id == "M13"
    by = {stop.id: stop for stop in path.stops}
    assert (by["M02"].done, by["M02"].minutes) == (True, 0)


def test_the_path_has_the_modules_and_minutes_of_the_course(course: Needs) -> None:
    """A module that is still to be written is not promised; minutes are those that the pages say."""
    path = learning_path(course, "FC", times={"M02": Times(1, 1, 1), "M09": Times(1, 2, 3)})
    assert [(stop.id, stop.minutes) for stop in path.stops] == [("M02", 3), ("M09", 6)]


def test_without_an_assessment_the_course_has_its_own_order(course: Needs) -> None:
    """The path can be read before any assessment: the order of the course, nothing skipped, and why."""
    path = learning_path(course, "COS")
    assert [stop.id for stop in path.stops] == sorted(THIRTEEN)
    assert path.saved == 0
    assert all("Take the assessment" in stop.reasons[0] for stop in path.stops[:-1])


@pytest.mark.parametrize("place", range(13))
def test_n03_the_post_changes_emphasis_seat_and_example_and_leaves_the_core(
    make: Make, course: Needs, place: int
) -> None:
    """From Police Commissioner to Director of Mission Support: three texts change, the core is the same."""
    module = f"M{place + 1:02}"
    first, second = (
        next(stop for stop in learning_path(course, post).stops if stop.id == module)
        for post in ("PC", "DMS")
    )
    for field in ("read", "seat", "example"):
        assert getattr(first.note, field) != getattr(second.note, field)
    assert (first.title, first.core, first.times) == (second.title, second.core, second.times)
