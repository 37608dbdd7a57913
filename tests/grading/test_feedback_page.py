"""The page as a pure function: next step, what was received, what a marker wrote, and how it prints."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from bluehelm.exercise import Exercise, load_exercise
from bluehelm_grading.arrived import arrived
from bluehelm_grading.course import Course
from bluehelm_grading.exercise_notebook import is_memo
from bluehelm_grading.feedback_page import Mark, page
from bluehelm_grading.module_facts import ModuleFacts, module_facts, objectives
from bluehelm_grading.next_step import next_step, shown
from bluehelm_grading.score import score_of
from bluehelm_grading.submission import Handed, handed_in

from .conftest import ASSIGNMENT, ROOT, twelve

WORDS = 'Say *who*.\n\n# Big\n\n<img src="http://a.b/c.png"> ![seen](http://a.b/c.png) [here](javascript:x)'


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    """Return the shipped exercise with its keys."""
    return load_exercise(ROOT / "solutions" / ASSIGNMENT / "exercise.yaml")


@pytest.fixture(scope="module")
def facts() -> ModuleFacts:
    """Return what the shipped module says."""
    return module_facts(Course(ROOT), "M09")


@pytest.fixture
def handed(tmp_path: Path, exercise: Exercise) -> Callable[[Any], Handed]:
    """Read what a learner of the class of twelve handed in."""

    def read(learner: Any) -> Handed:
        content = learner.file()
        if content is not None:
            (tmp_path / "answers.json").write_bytes(content)
        return handed_in(tmp_path, exercise)

    return read


def marks_of(exercise: Exercise, handed: Handed, **given: Mark) -> dict[str, Mark]:
    """Return marks as grading leaves them: memos and unreadable answers wait; `given` is by item kind."""
    marks = {
        item.id: Mark(score_of(item, handed).points, is_memo(item) or handed.notes.flagged)
        for item in exercise.items
    }
    return marks | {item.id: given["memo"] for item in exercise.items if is_memo(item) and "memo" in given}


def words_of(html: str) -> str:
    """Return what a reader reads."""
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)).split())


def test_the_weakest_objective_leads_to_a_section_and_a_decision(
    exercise: Exercise, facts: ModuleFacts, handed: Callable[[Any], Handed]
) -> None:
    """The next step is the weakest objective: its section, and the decision that rests on the same source."""
    given = handed(twelve.PARTIAL_3)
    points = {"M09-E3": 0.5} | {
        item.id: float(item.points) for item in exercise.items if item.id not in {"M09-E3", "M09-MEMO"}
    }
    step = next_step(exercise, points, facts)
    assert step is not None
    assert (step.item.id, step.scenario, step.decision) == ("M09-E3", "Korvu gate", "A message to all staff")
    marks = {name: Mark(value) for name, value in points.items()} | {"M09-MEMO": Mark(0, waits=True)}
    text = words_of(page(exercise, "anna", given, marks, facts=facts))
    assert "rewrite an order so that it protects staff and keeps crisis posts at work (0.5 of 6" in text
    assert "Read again: Module section “One order, precisely worded”" in text
    assert "Before you choose at “A message to all staff”, ask yourself" in text


def test_an_item_counts_for_each_of_its_objectives_once_it_is_marked(exercise: Exercise) -> None:
    """Objectives add up the items that belong to them; a memo that waits is in none."""
    found = {
        one.objective: (one.points, one.max_points) for one in shown(exercise, {"M09-E1": 3, "M09-E7": 1})
    }
    assert found == {"M09-LO1": (4, 10), "M09-LO7": (1, 4)}


def test_every_objective_of_the_exercise_is_said_in_words(exercise: Exercise, facts: ModuleFacts) -> None:
    """The module says each objective that its exercise names."""
    named = {name for item in exercise.items for name in item.objectives}
    assert named == set(facts.objectives)
    assert objectives("No list here (M09-LO1).") == {}


@pytest.mark.parametrize(
    ("learner", "words"),
    [
        (
            twelve.PERFECT,
            "You have all the points that are counted so far. Play the scenario “Korvu gate” again",
        ),
        (twelve.BLANK, "Open the exercise and begin with “Ready or lucky?”."),
        (twelve.MALFORMED, "If you have another copy of the file answers.json, send it."),
    ],
    ids=["perfect", "blank", "malformed"],
)
def test_there_is_always_a_next_step(
    learner: Any, words: str, exercise: Exercise, facts: ModuleFacts, handed: Callable[[Any], Handed]
) -> None:
    """Who has all points, none, or an unreadable file is told what to do as well."""
    given = handed(learner)
    text = words_of(page(exercise, "anna", given, marks_of(exercise, given), facts=facts))
    assert words in text
    assert ("Most can be gained here" in text) is False


def test_what_arrived_is_said(exercise: Exercise, handed: Callable[[Any], Handed]) -> None:
    """Items are complete, partly answered or not begun; the page says so, with the code of the receipt."""
    given = handed(twelve.HALF_FINISHED)
    found = arrived(exercise, given)
    assert [found.count(word) for word in ("complete", "partly", "not begun")] == [3, 1, 4]
    assert found.whole == "partly"
    text = words_of(page(exercise, "anna", given, marks_of(exercise, given), receipt="1A2B-3C4D"))
    assert "3 of 8 exercises answered completely, 1 partly, 4 not begun." in text
    assert "Receipt code: 1A2B-3C4D" in text
    assert "Last answer saved on 22 November 2026, 10:00 UTC." in text


def test_what_a_marker_wrote_cannot_reach_another_host(
    exercise: Exercise, handed: Callable[[Any], Handed]
) -> None:
    """Of a comment emphasis and lists work; HTML, pictures and links are words, and no heading is added."""
    given = handed(twelve.PERFECT)
    html = page(exercise, "<b>anna</b>", given, marks_of(exercise, given, memo=Mark(9, comment=WORDS)))
    assert "Say <em>who</em>." in html
    assert "<p><strong>Big</strong></p>" in html
    assert not re.findall(r"<img|<b>|href=\"[^#]", html)
    assert "4. Ready for the table your level" in words_of(html)


def test_a_memo_that_is_too_long_is_told_so(exercise: Exercise, handed: Callable[[Any], Handed]) -> None:
    """The learner reads how many words the memo has and what the limit is."""
    given = handed(twelve.PARTIAL_2)
    text = words_of(page(exercise, "anna", given, marks_of(exercise, given)))
    assert "340 words. The limit is 300 words" in text


def test_a_penalty_never_makes_points_negative(exercise: Exercise, handed: Callable[[Any], Handed]) -> None:
    """Points that are taken off are named, and the sum stops at 0."""
    given = handed(twelve.WEAK)
    text = words_of(page(exercise, "anna", given, marks_of(exercise, given), late_penalty=10))
    assert "0 of 40 points so far" in text
    assert "10 points were taken off because the submission was late." in text


def test_the_same_input_gives_the_same_page(exercise: Exercise, handed: Callable[[Any], Handed]) -> None:
    """The page is a pure function: scores that the caller has already change no byte."""
    given = handed(twelve.PARTIAL_1)
    scores = {item.id: score_of(item, given) for item in exercise.items}
    marks = marks_of(exercise, given)
    assert page(exercise, "a", given, marks, scores=scores) == page(exercise, "a", given, marks)


@pytest.mark.browser
def test_every_page_is_for_everybody_and_prints(
    exercise: Exercise, facts: ModuleFacts, handed: Callable[[Any], Handed], tmp_path: Path
) -> None:
    """In Chromium axe finds nothing grave, 360 px need no scrolling, nothing is fetched, and it prints."""
    from axe import grave
    from chromium import find
    from playwright.sync_api import sync_playwright

    kinds = {"perfect": {}, "malformed": {}, "hostile": {}, "weak": {"memo": Mark(3, comment=WORDS)}}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page(viewport={"width": 360, "height": 740})
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        for name, memo in kinds.items():
            given = handed(next(one for one in twelve.CLASS if one.name == name))
            path = tmp_path / f"{name}.html"
            path.write_text(page(exercise, name, given, marks_of(exercise, given, **memo), facts=facts))
            tab.goto(path.as_uri())
            assert tab.evaluate("document.documentElement.scrollWidth") == 360
            assert tab.locator("main").count() == 1
            assert grave(tab) == []
            tab.emulate_media(media="print")
            assert not tab.locator(".up").first.is_visible()
            assert tab.pdf(format="A4")[:5] == b"%PDF-"
            tab.emulate_media(media="screen")
        browser.close()
    assert len(asked) == len(kinds)
