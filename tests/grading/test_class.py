"""A whole class through the real nbgrader commands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from .conftest import ASSIGNMENT, HOSTILE_CELLS, RAN, nbgrader, student_id, twelve

LEARNERS = pytest.mark.parametrize("learner", twelve.CLASS, ids=student_id)


def grades(book: Any, learner: Any) -> dict[str, Any]:
    """Return {item id: nbgrader's grade} of a learner."""
    submission = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student_id(learner))
    return {grade.name.upper(): grade for grade in submission.grades}


def autograded(course: Path, learner: Any) -> Any:
    """Return a learner's autograded notebook."""
    folder = course / "grading" / "runs" / "autograded" / student_id(learner) / ASSIGNMENT
    return nbformat.read(folder / f"{ASSIGNMENT}.ipynb", as_version=4)


@LEARNERS
def test_each_item_gets_the_expected_points(
    course: Path, gradebook: Callable[[Path], Any], learner: Any
) -> None:
    """Every learner gets exactly the points that were worked out by hand, item by item."""
    given = {name: grade.auto_score for name, grade in grades(gradebook(course), learner).items()}
    assert given == {item: None if item.endswith("MEMO") else learner.points(item) for item in twelve.ITEMS}


@LEARNERS
def test_each_memo_waits_for_a_person(course: Path, gradebook: Callable[[Path], Any], learner: Any) -> None:
    """Every memo is in the marker's queue, a blank one and an unreadable one too."""
    memo = grades(gradebook(course), learner)["M09-MEMO"]
    assert memo.needs_manual_grade
    assert memo.max_score == 10


@LEARNERS
def test_what_was_handed_in_is_untouched(course: Path, learner: Any) -> None:
    """Grading leaves the original submission byte for byte as it was."""
    folder = course / "grading" / "runs" / "submitted" / student_id(learner) / ASSIGNMENT
    answers = folder / "answers.json"
    assert (answers.read_bytes() if answers.exists() else None) == learner.file()
    assert {path.name for path in folder.iterdir()} <= {"answers.json", f"{ASSIGNMENT}.ipynb"}


@LEARNERS
def test_the_autograded_notebook_has_only_our_cells(course: Path, learner: Any) -> None:
    """Whatever came in, the graded notebook holds the released cells, in order, and notes for the marker."""
    ids = [cell.id for cell in autograded(course, learner).cells]
    released = nbformat.read(course / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
    assert [each for each in ids if each not in {"for-the-marker", "m09-memo-aid"}] == [
        cell.id for cell in released.cells
    ]
    assert autograded(course, learner).metadata.kernelspec == {"name": "python3", "display_name": "Python 3"}


def test_no_learners_code_ran(course: Path) -> None:
    """None of the cells that learners added left a trace anywhere in the course."""
    assert not list(course.rglob(RAN))


def test_dropped_cells_are_shown_to_the_marker(course: Path) -> None:
    """The marker sees, as text, which cells a learner had added."""
    notes = autograded(course, twelve.EXTRA_CELLS).cells[0]
    assert notes.id == "for-the-marker"
    assert notes.cell_type == "markdown"
    assert "while True: pass" in notes.source
    assert notes.source.count("dropped and not run") == len(HOSTILE_CELLS) + 1


def test_only_an_unreadable_submission_is_flagged(course: Path, gradebook: Callable[[Path], Any]) -> None:
    """Points from answers that cannot be read wait for a person; no one else's counted points do."""
    book = gradebook(course)
    flagged = {
        learner.name
        for learner in twelve.CLASS
        for name, grade in grades(book, learner).items()
        if grade.needs_manual_grade and not name.endswith("MEMO")
    }
    assert flagged == {"malformed"}


def test_grading_again_changes_nothing(own_course: Path, gradebook: Callable[[Path], Any]) -> None:
    """A second run, forced, gives the same points and keeps what a marker gave."""
    who = twelve.PARTIAL_2
    book = gradebook(own_course)
    book.find_grade("m09-memo", ASSIGNMENT, ASSIGNMENT, student_id(who)).manual_score = 3.0
    book.db.commit()
    nbgrader(own_course, "autograde", ASSIGNMENT, "--force", "--student", student_id(who))
    book.db.expire_all()
    after = grades(book, who)
    assert {name: grade.auto_score or 0.0 for name, grade in after.items()} == {
        item: who.points(item) for item in twelve.ITEMS
    }
    assert after["M09-MEMO"].manual_score == 3.0


def test_a_memo_is_text_for_the_marker(course: Path) -> None:
    """HTML, Markdown and control characters of a memo reach the marker as text in one block."""
    cell = next(cell for cell in autograded(course, twelve.HOSTILE).cells if cell.id == "m09-memo")
    assert "<script" not in cell.source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;drawkcab {{ 7*7 }} $(id)" in cell.source
    assert "\n" not in cell.source
    assert "\u202e" not in cell.source


def test_a_blank_memo_says_so(course: Path) -> None:
    """The marker reads that no memo was handed in, where there is none."""
    cell = next(cell for cell in autograded(course, twelve.BLANK).cells if cell.id == "m09-memo")
    assert "No memo was handed in." in cell.source


def test_the_marker_has_the_rubric_beside_the_memo(course: Path) -> None:
    """Rubric, markers and model points stand in the marker's notebook, before the memo."""
    cells = autograded(course, twelve.PERFECT).cells
    place = [cell.id for cell in cells].index("m09-memo")
    assert cells[place - 1].id == "m09-memo-aid"
    assert "Ready for the table" in cells[place - 1].source
