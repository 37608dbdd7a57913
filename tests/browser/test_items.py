"""Every kind of item on real pages, in Voilà and in JupyterLab: mouse, touch, keyboard alone, axe-core."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from answering import Keys, Mouse, Touch, answer_all
from axe import grave
from playwright.sync_api import Browser, Page, expect
from served import PHONE, ROOT, Course, Visit, fits

from bluehelm.exercise import PublicExercise, load_exercise, public, public_text, unreadable
from bluehelm_grading.cells import text_of
from bluehelm_grading.exercise_notebook import exercise_notebook

NOTEBOOK = "exercises/every_kind/every_kind.ipynb"
OURS = ".jp-Notebook :is(.jp-OutputArea, .jp-RenderedMarkdown)"  # the rest of JupyterLab is not ours
ONE = 1  # control of each sort in a part: the others are like it
FIRST_TABS = 150  # through JupyterLab's menus and toolbars


@pytest.fixture(scope="module")
def exercise(course: Course) -> PublicExercise:
    """Put the exercise with every kind into the served course, as a learner would have it."""
    authored = load_exercise(ROOT / "tests/exercise/kinds_exercise.yaml")
    notebook = exercise_notebook(authored)
    notebook.cells = [cell for cell in notebook.cells if "HIDDEN TESTS" not in cell.source]
    folder = (course.folder / NOTEBOOK).parent
    folder.mkdir()
    (folder / "exercise.json").write_text(public_text(public(authored)), encoding="utf-8")
    (course.folder / NOTEBOOK).write_text(text_of(notebook), encoding="utf-8")
    return public(authored)


@pytest.fixture
def answers(course: Course, exercise: PublicExercise) -> Path:
    """The file of answers, which is not there when a test begins."""
    file = (course.folder / NOTEBOOK).with_name("answers.json")
    for stored in file.parent.glob("answers*.json"):
        stored.unlink()
    return file


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone: narrow, and touched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> Page:
    """Open the exercise and wait until the last of its widgets is there and has its role."""
    page.goto(address)
    expect(page.locator(".bh-handin")).to_be_visible()
    expect(page.locator(".bh-handin-loaded [role=status]")).to_have_count(1)
    return page


def check_saved(exercise: PublicExercise, file: Path) -> None:
    """Every part has an answer in the file that fits it."""
    stored = json.loads(file.read_text())["items"]
    for item in exercise.items:
        for part in item.parts:
            given = stored[item.id]["answers"].get(part.id)
            assert given is not None, (item.id, part.id)
            assert unreadable(part, given) is None


def check_narrow(page: Page) -> None:
    """Neither the page nor anything of ours is wider than its place."""
    fits(page)
    wide = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)"
    assert page.locator(":is(.bh-item, .bh-handin, .bh-exercise-head)").evaluate_all(wide) == []


def test_voila_by_mouse(course: Course, visit: Visit, answers: Path, exercise: PublicExercise) -> None:
    """Every kind is answered with clicks and saved; axe has nothing grave to say before or after."""
    page = opened(visit.page, course.voila(NOTEBOOK))
    assert grave(page) == []
    answer_all(page.locator("body"), Mouse(), ONE)
    check_saved(exercise, answers)
    page.locator(".bh-handin-make").click()
    expect(page.locator(".bh-receipt")).to_be_visible()
    assert grave(page) == []


def test_voila_by_touch(course: Course, phone: Page, answers: Path, exercise: PublicExercise) -> None:
    """On a phone every kind is answered with taps and saved, and nothing scrolls sideways."""
    page = opened(phone, course.voila(NOTEBOOK))
    answer_all(page.locator("body"), Touch(), ONE)
    check_saved(exercise, answers)
    check_narrow(page)


def test_voila_by_keyboard(course: Course, visit: Visit, answers: Path, exercise: PublicExercise) -> None:
    """Every kind is answered with Tab, Space, arrows and letters alone, and the last answer taken back."""
    page = opened(visit.page, course.voila(NOTEBOOK))
    keys = Keys(page)
    answer_all(page.locator("body"), keys, ONE)
    check_saved(exercise, answers)
    keys.go(page.locator(".bh-kind-memo .bh-undo"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bh-kind-memo .bh-saved")).to_contain_text("Taken back")
    assert "memo" not in json.loads(answers.read_text())["items"]["memo"]["answers"]


def test_lab_by_mouse(course: Course, visit: Visit, answers: Path, exercise: PublicExercise) -> None:
    """In JupyterLab every kind is answered with clicks and saved; axe has nothing grave to say of ours."""
    page = opened(visit.page, course.lab(NOTEBOOK))
    answer_all(page.locator("body"), Mouse(), ONE)
    check_saved(exercise, answers)
    assert grave(page, OURS) == []


def test_lab_by_touch(course: Course, phone: Page, answers: Path, exercise: PublicExercise) -> None:
    """In JupyterLab on a phone every kind is answered with taps, and nothing of ours is too wide."""
    page = opened(phone, course.lab(NOTEBOOK))
    answer_all(page.locator("body"), Touch(), ONE)
    check_saved(exercise, answers)
    check_narrow(page)


def test_lab_by_keyboard(course: Course, visit: Visit, answers: Path, exercise: PublicExercise) -> None:
    """In JupyterLab, from its menus to the memo, every kind is answered with the keyboard alone."""
    page = opened(visit.page, course.lab(NOTEBOOK))
    keys = Keys(page)
    keys.go(page.locator(".bh-part input, .bh-part button").first, FIRST_TABS)
    answer_all(page.locator("body"), keys, ONE)
    check_saved(exercise, answers)
