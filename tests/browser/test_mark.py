"""A marker goes through a class: by mouse, by keyboard, blind; and formgrader shows the marks, offline."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import warnings
from contextlib import AbstractContextManager
from pathlib import Path

import class_of_twelve as twelve
import pytest
from axe import grave
from instructor import ASSIGNMENT, graded_class, run, served
from keyboard import press, tab_to
from playwright.sync_api import Page, expect
from served import PHONE, Visit, fits, free_port, start, told_address

from bluehelm_grading.marking.cases import Mark
from bluehelm_grading.marking.desk import Desk

CLASS = (twelve.PERFECT, twelve.BLANK, twelve.MALFORMED, twelve.HOSTILE)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four learners, graded as an instructor does it."""
    return graded_class(tmp_path_factory.mktemp("marked") / "course", CLASS)


@pytest.fixture
def class_of_four(graded: Path, tmp_path: Path) -> Path:
    """A copy of the graded class for one test."""
    return Path(shutil.copytree(graded, tmp_path / "course"))


def marking(course: Path, *options: str) -> AbstractContextManager[str]:
    """Serve the marking page; give its address."""
    farewell = "Every mark that you saved is in the gradebook."
    return served(course, "mark", ASSIGNMENT, *options, farewell=farewell)


def marks(course: Path) -> list[tuple[str, float | None, int, str | None]]:
    """Return (learner, manual score, needs manual grade, comment) of each memo, from the file itself."""
    with sqlite3.connect(course / "grading" / "runs" / "gradebook.db") as db:
        rows = db.execute(
            "SELECT a.student_id, g.manual_score, g.needs_manual_grade, c.manual_comment FROM grade g "
            "JOIN base_cell b ON b.id = g.cell_id JOIN submitted_notebook n ON n.id = g.notebook_id "
            "JOIN submitted_assignment a ON a.id = n.assignment_id JOIN comment c ON c.notebook_id = n.id "
            "WHERE b.name = 'm09-memo' ORDER BY n.id"
        ).fetchall()
    db.close()
    return rows


def learner_gets(course: Path, number: int, points: float) -> None:
    """Give points as another program does, while a page is open."""
    with sqlite3.connect(course / "grading" / "runs" / "gradebook.db") as db:
        db.execute(
            "UPDATE grade SET manual_score = ?, needs_manual_grade = 0 WHERE notebook_id = (SELECT n.id FROM "
            "submitted_notebook n JOIN submitted_assignment a ON a.id = n.assignment_id ORDER BY n.id "
            "LIMIT 1 OFFSET ?) AND cell_id IN (SELECT id FROM base_cell WHERE name = 'm09-memo')",
            (points, number - 1),
        )
    db.close()


def level(page: Page, number: int) -> str:
    """Return the selector of a level's button; level 4 stands first."""
    return f".bh-m-row:nth-of-type({5 - number}) .bh-m-level"


def test_a_marker_goes_through_the_class(class_of_four: Path, visit: Visit) -> None:
    """By mouse, then by keyboard alone, then against another marker: each mark is in nbgrader's gradebook."""
    page = visit.page
    with marking(class_of_four) as address:
        page.goto(address)
        expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text(
            "1 of 11 · Memo · Submission 1 · After Korvu"
        )
        expect(page.locator(".bh-progress-line")).to_contain_text(
            "0 of 4 memos marked · 7 automatic marks to check"
        )
        assert grave(page) == []
        by_mouse(page, class_of_four)
        by_keyboard(page, class_of_four)
        against_another(page, class_of_four)
        the_rest(page, class_of_four)


def by_mouse(page: Page, course: Path) -> None:
    """Nothing is saved without a level; then a level, one point more, a remark of the bank, and save."""
    page.locator(".bh-m-save").click()
    expect(page.locator(".bh-not-saved")).to_have_text("Not saved: choose a level first.")
    sound = page.get_by_role("button", name="3 Sound: 7–8")
    sound.click()
    expect(page.locator(".bh-m-level.bh-q-on")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".bh-m-points input")).to_have_value("7")
    page.get_by_role("button", name="One point more").click()
    expect(page.locator(".bh-m-points input")).to_have_value("8")
    more = page.get_by_role("button", name="One point more")
    expect(more).to_have_attribute("aria-disabled", "true")  # the band ends here
    page.get_by_role("button", name="The tension is seen.").click()
    expect(page.locator(".bh-m-comment textarea")).to_have_value("The tension is seen.")
    page.locator(".bh-m-save").click()
    expect(page.locator(".bh-m-status")).to_contain_text("Saved")
    expect(page.locator(".bh-m-status")).to_contain_text("Submission 1: 8 points, Sound.")
    expect(page.locator(".bh-m-case .bh-lead-in")).to_be_focused()
    assert marks(course)[0][1:] == (8.0, 0, "The tension is seen.")


def by_keyboard(page: Page, course: Path) -> None:
    """Tab, Enter and typing are enough, from the place where the focus is after saving."""
    expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("2 of 11")
    tab_to(page, ".bh-m-level")
    assert "4 Ready for the table" in page.evaluate("document.activeElement.textContent")
    press(page, ".bh-m-row:last-child .bh-m-level")
    expect(page.locator(".bh-m-points input")).to_have_value("1")
    tab_to(page, ".bh-m-points input")
    page.keyboard.press("Control+A")
    page.keyboard.type("2.5")
    tab_to(page, ".bh-m-comment textarea")
    page.keyboard.type("No decision.")
    press(page, ".bh-m-save")
    expect(page.locator(".bh-m-status")).to_contain_text("Submission 2: 2.5 points, Not yet.")
    assert marks(course)[1][1:] == (2.5, 0, "No decision.")


def against_another(page: Page, course: Path) -> None:
    """A mark that somebody else gave meanwhile is shown, not overwritten; then the marker decides."""
    expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("3 of 11")
    learner_gets(course, 3, 5.0)
    page.get_by_role("button", name="4 Ready for the table").click()
    page.locator(".bh-m-save").click()
    expect(page.locator(".bh-not-saved")).to_contain_text("somebody else changed this mark")
    expect(page.locator(".bh-not-saved")).to_contain_text("In the gradebook: 5 points, Partial.")
    assert marks(course)[2][1] == 5.0
    page.get_by_role("button", name="Replace it with mine").click()
    expect(page.locator(".bh-m-status")).to_contain_text("Submission 3: 9 points, Ready for the table.")
    assert marks(course)[2][1] == 9.0


def the_rest(page: Page, course: Path) -> None:
    """Learners' texts stay texts, names come on request, automatic marks are confirmed on a phone."""
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("1 of 11")
    assert "blank" not in page.locator("#rendered_cells").inner_text()
    page.get_by_role("button", name="Show names").click()
    expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text(f"({marks(course)[0][0]})")
    hostile = [row[0] for row in marks(course)].index("hostile")
    for _ in range(hostile):
        page.get_by_role("button", name="Skip").click()
    expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("(hostile)")
    expect(page.locator(".bh-m-memo")).to_contain_text("<script>alert(1)</script>drawkcab {{ 7*7 }}")
    expect(page.locator(".bh-m-memo img")).to_have_count(0)
    for _ in range(4 - hostile):
        page.get_by_role("button", name="Skip").click()
    expect(page.locator(".bh-m-notes")).to_contain_text("answers.json could not be read")
    page.set_viewport_size(PHONE)
    fits(page)
    assert grave(page) == []
    page.get_by_role("button", name="Confirm all 7 of this submission").click()
    expect(page.locator(".bh-m-status")).to_contain_text("7 automatic marks confirmed.")
    expect(page.locator(".bh-progress-line")).to_have_text("3 of 4 memos marked")


def test_blind_markers_and_a_third_look(class_of_four: Path, visit: Visit) -> None:
    """Ben sees none of Anna's marks; the report names what differs; a third look sets the mark."""
    page = visit.page
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        anna = Desk(class_of_four, ASSIGNMENT, "anna", blind=True)
        anna.save(anna.cases[anna.keys[0]], Mark(9.0, "Anna writes.", waits=False))
    with marking(class_of_four, "--blind", "--marker", "ben") as address:
        page.goto(address)
        expect(page.locator(".bh-m-head")).to_contain_text("Marker: ben. Blind: you see your own marks only.")
        expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("1 of 4 · Memo")
        page.get_by_role("button", name="2 Partial").click()
        expect(page.locator(".bh-m-remark").first).to_be_visible()
        assert "Anna" not in page.content()
        page.locator(".bh-m-save").click()
        expect(page.locator(".bh-progress-line")).to_have_text("1 of 4 memos marked")
    assert [row[1] for row in marks(class_of_four)] == [None] * 4
    said = run(class_of_four, "mark", ASSIGNMENT, "--report")
    assert "To moderate: 1" in said
    assert "Submission 1, M09-MEMO: anna 9 (level 4); ben 5 (level 2)" in said
    with marking(class_of_four) as address:
        page.goto(address)
        page.get_by_role("button", name="To moderate").click()
        expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("1 of 1")
        expect(page.locator(".bh-m-given")).to_have_count(2)
        assert grave(page) == []
        page.get_by_role("button", name="Take ben’s mark").click()
        page.locator(".bh-m-save").click()
        expect(page.locator(".bh-m-status")).to_contain_text("Submission 1: 5 points, Partial.")
    assert [row[1] for row in marks(class_of_four)] == [5.0, None, None, None]


def test_formgrader_shows_the_mark_and_asks_no_other_host(class_of_four: Path, visit: Visit) -> None:
    """Formgrader shows the mark, the rubric and the model points, and stays on this machine."""
    learner_gets(class_of_four, 1, 8.0)
    page = visit.page
    server = start(class_of_four, class_of_four / "home", free_port())
    try:
        address = told_address(server)
        page.goto(f"{address}/formgrader?token=test")
        for part in (
            "manage_assignments",
            "gradebook",
            "manage_students",
            f"gradebook/{ASSIGNMENT}/{ASSIGNMENT}",
        ):
            page.goto(f"{address}/formgrader/{part}", wait_until="networkidle")
        page.locator("a[href*='/submissions/']").first.click()
        expect(page.locator("#m09-memo")).to_have_value("8")
        expect(page.locator("body")).to_contain_text("Marking aid: After Korvu")
        expect(page.locator("body")).to_contain_text("A strong memo has")
        page.wait_for_load_state("networkidle")
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)
    assert visit.foreign == []
