"""From the instructor's page to the points on the home: the real page carries what the learner gets."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bluehelm.exercise import Exercise, load_exercise
from bluehelm.feedback import LARGEST, Given, NotFeedback, read
from bluehelm.record import Record, progress
from bluehelm.ui.home import Home
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.feedback_page import page
from bluehelm_grading.submission import handed_over

ROOT = Path(__file__).parents[2]
NAME = "crisis_management"


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    """A real exercise, with its keys."""
    return load_exercise(ROOT / "solutions" / NAME / "exercise.yaml")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course folder with one module and its exercise."""
    for part in (f"modules/09_{NAME}", f"exercises/{NAME}"):
        shutil.copytree(
            ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("answers*", "play*", "data")
        )
    return tmp_path


def page_of(exercise: Exercise, points: float = 3.0, waits: str = "", late: float = 0.0) -> bytes:
    """Return the feedback page of a learner who got `points` for each item; items of kind `waits` wait."""
    marks = {item.id: Mark(min(points, item.points), item.parts[0].kind == waits) for item in exercise.items}
    handed = handed_over(None, exercise)
    return page(exercise, "learner", handed, marks, late_penalty=late).encode()


def graded(course: Path) -> tuple[float, float] | None:
    """Return the points of the module in the record."""
    found = progress(Record(course).statements()).module("M09").graded
    return (found.points, found.of) if found else None


def fetch(course: Path, content: bytes, time: str) -> Path:
    """Put a page where nbgrader's fetch_feedback puts it."""
    path = course / "exercises" / NAME / "feedback" / time / f"{NAME}.html"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


def test_the_page_carries_what_it_shows(exercise: Exercise) -> None:
    """Points, what could be had, and what waits are those of the summary; lateness is taken off."""
    all_of = sum(item.points for item in exercise.items)
    memo = sum(item.points for item in exercise.items if item.parts[0].kind == "memo")
    whole = 3.0 * len(exercise.items)
    assert read(page_of(exercise)) == Given(module="M09", exercise=NAME, points=whole, of=all_of)
    marked = read(page_of(exercise, waits="memo", late=1.5))
    assert marked == Given(module="M09", exercise=NAME, points=whole - 3.0 - 1.5, of=all_of - memo, waiting=1)
    assert (
        f"<strong>{marked.points:g}</strong> of {marked.of:g} points so far"
        in page_of(exercise, waits="memo", late=1.5).decode()
    )


def test_a_page_without_points_carries_none(exercise: Exercise) -> None:
    """As long as nothing is counted there is nothing to load, and the learner is told so."""
    marks = {item.id: Mark(0, True) for item in exercise.items}
    with pytest.raises(NotFeedback, match="no points are counted yet"):
        read(page(exercise, "learner", handed_over(None, exercise), marks).encode())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><p>Hello</p></html>",
        b"\xff\xfe\x00",
        b'<meta name="bluehelm-feedback" content="{">',
        b'<meta name="bluehelm-feedback">',
        b'<meta name="bluehelm-feedback" content=\'{"module":"M09","exercise":"x","points":9,"of":3}\'>',
        b'<meta name="bluehelm-feedback" content=\'{"module":"M09","exercise":"x","points":"NaN","of":3}\'>',
        b"x" * (LARGEST + 1),
    ],
)
def test_what_is_no_feedback_is_refused(content: bytes) -> None:
    """Another file, a broken one, or points that cannot be are refused with words for the learner."""
    with pytest.raises(NotFeedback):
        read(content)


def test_a_loaded_page_stands_beside_the_module(course: Path, exercise: Exercise) -> None:
    """The points are told, kept in the record, and shown on the home at once."""
    home = Home(course)
    home.feedback.load(page_of(exercise, waits="memo"))
    whole = 3.0 * (len(exercise.items) - 1)
    assert f"Module 9, Crisis management: {whole:g} of 40 points." in home.feedback.said.value
    assert "One exercise still waits for your marker." in home.feedback.said.value
    assert graded(course) == (whole, 40)
    assert f"{whole:g} of 40 points" in home.list.value


def test_a_page_of_another_course_changes_nothing(course: Path) -> None:
    """Points for an exercise that is not here are refused."""
    home = Home(course)
    home.feedback.load(
        b'<meta name="bluehelm-feedback" content=\'{"module":"M77","exercise":"other","points":1,"of":3}\'>'
    )
    assert "not in this course (other)" in home.feedback.said.value
    assert Record(course).statements() == ()


def test_a_fetched_page_is_seen_when_the_home_opens(course: Path, exercise: Exercise) -> None:
    """What nbgrader fetched counts without a click, the latest page of several, and only once."""
    fetch(course, page_of(exercise, 1.0), "2026-11-01 10:00:00 UTC")
    fetch(course, page_of(exercise, 2.0), "2026-11-08 10:00:00 UTC")
    Home(course)
    assert graded(course) == (2.0 * len(exercise.items), 50)
    Home(course)
    assert len(Record(course).statements()) == 1


def test_a_loaded_page_is_not_undone_by_an_older_fetched_one(course: Path, exercise: Exercise) -> None:
    """The latest news counts: what was fetched, then what was loaded, then what was fetched after that."""
    old = fetch(course, page_of(exercise, 1.0), "2026-11-01 10:00:00 UTC")
    home = Home(course)
    home.feedback.load(page_of(exercise, 3.0))
    Home(course)
    assert graded(course) == (3.0 * len(exercise.items), 50)
    later = old.stat().st_mtime + 3600
    os.utime(fetch(course, page_of(exercise, 2.0), "2026-11-09 10:00:00 UTC"), (later, later))
    Home(course)
    assert graded(course) == (2.0 * len(exercise.items), 50)
