"""The learner's feedback page: complete, in plain words, and on its own."""

import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from chromium import find

from .conftest import ASSIGNMENT, nbgrader, student_id, twelve


def page_of(course: Path, learner: Any) -> str:
    """Return the HTML of a learner's page."""
    folder = course / "grading" / "runs" / "feedback" / student_id(learner) / ASSIGNMENT
    return (folder / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")


def words_of(html: str) -> str:
    """Return what a reader reads: no tags, no style, single spaces."""
    text = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(text).split())


@pytest.mark.parametrize("learner", twelve.CLASS, ids=student_id)
def test_each_learner_has_a_page_that_fetches_nothing(course: Path, learner: Any) -> None:
    """Every page is whole in one file: no address, no script, no remote style, no picture."""
    html = page_of(course, learner)
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    obeyed = " ".join(re.findall(r"<style>.*?</style>|<[^>]+>", html, flags=re.DOTALL))
    assert not re.findall(r"https?:|//\w|\bsrc=|url\(|@import|<script|<link|<iframe|<img|\bon\w+=", obeyed)
    assert not re.findall(r"Traceback|MathJax|nbgrader|points\(", html)


@pytest.mark.parametrize("learner", twelve.CLASS, ids=student_id)
def test_the_folder_holds_nothing_for_markers(course: Path, learner: Any) -> None:
    """What goes back to the learner is the page and the public exercise: no key, no marker's notes."""
    folder = course / "grading" / "runs" / "feedback" / student_id(learner) / ASSIGNMENT
    assert {path.name for path in folder.iterdir()} == {"exercise.json", f"{ASSIGNMENT}.html"}
    assert "For the marker" not in page_of(course, learner)


def test_a_page_says_answer_verdict_reason_and_reading(course: Path) -> None:
    """The learner reads each answer given, its verdict, the reason, what to read and the source."""
    text = words_of(page_of(course, twelve.PARTIAL_1))
    assert "28.47 of 40 points so far" in text
    assert "Clear roles and responsibilities → Partly in place" in text
    assert "Not yet You gave credit for the commanders who know their orders." in text
    assert "Read again: Module section “Before: prepare”" in text
    assert "Source: Handbook ch. 2, Crisis management, para. 3–4, 6" in text
    assert "Most can be gained here: A year of drills (2.4 of 4 points so far)" in text
    assert "8 of 8 exercises answered completely" in text


def test_lost_points_are_explained_where_answers_were_right(course: Path) -> None:
    """A part with right answers and fewer points than these says how it counts; a perfect one does not."""
    assert "How it counts" not in page_of(course, twelve.PERFECT)
    assert "How it counts" in page_of(course, twelve.PARTIAL_1)


def test_headings_and_tables_can_be_heard(course: Path) -> None:
    """One h1, no level skipped, every table with column heads that have a scope."""
    html = page_of(course, twelve.WEAK)
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not re.findall(r"<th(?![^>]*scope=)[^>]*>", html.replace("<thead>", ""))


def test_an_unreadable_submission_has_its_own_message(course: Path) -> None:
    """The page says what happened and what to do, and keeps the reasons back until the answers come."""
    text = words_of(page_of(course, twelve.MALFORMED))
    assert "The file of your answers could not be read. It breaks off or has a mistake on line" in text
    assert "If you have another copy of the file answers.json, send it." in text
    assert "No points are counted yet." in text
    assert "A role is clear when a named person holds it" not in text


def test_a_blank_submission_has_its_own_message(course: Path) -> None:
    """The page of a learner who handed in no answers says so."""
    assert "No answers were handed in." in words_of(page_of(course, twelve.BLANK))


def test_hostile_text_is_shown_as_text(course: Path) -> None:
    """HTML in answers and memo is read, not obeyed, and no character turns the text around it."""
    html = page_of(course, twelve.HOSTILE)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;drawkcab" in html
    assert "<img" not in html
    assert "\u202e" not in html


def test_marks_and_comment_of_a_person_are_shown(own_course: Path, gradebook: Callable[[Path], Any]) -> None:
    """After marking, the page shows the memo's points, the level of the rubric and the comment."""
    where = ("m09-memo", ASSIGNMENT, ASSIGNMENT, student_id(twelve.PARTIAL_3))
    book = gradebook(own_course)
    grade, comment = book.find_grade(*where), book.find_comment(*where)
    grade.manual_score, grade.needs_manual_grade = 8.5, False
    comment.manual_comment = "Say *who* and by when."
    book.db.commit()
    of_one = ("--force", "--student", student_id(twelve.PARTIAL_3))
    nbgrader(own_course, "generate_feedback", ASSIGNMENT, *of_one)
    html = page_of(own_course, twelve.PARTIAL_3)
    assert "After Korvu 8.5 of 10 points" in words_of(html)
    assert "3. Sound your level" in words_of(html)
    assert "Say <em>who</em> and by when." in html


@pytest.mark.browser
@pytest.mark.parametrize("width", [1200, 360])
def test_a_browser_asks_for_nothing(course: Path, width: int) -> None:
    """In Chromium the page makes no request beyond itself and does not scroll sideways, wide or narrow."""
    from playwright.sync_api import sync_playwright

    folder = course / "grading" / "runs" / "feedback" / student_id(twelve.PARTIAL_2) / ASSIGNMENT
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 800})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((folder / f"{ASSIGNMENT}.html").as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert len(asked) == 1
    assert wide == width
