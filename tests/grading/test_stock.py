"""nbgrader's own way, with a kernel, holds against ours: the same points, the same feedback."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import ASSIGNMENT, RAN, ROOT, hand_in, nbgrader, new_course, student_id, twelve
from .hostile import answers
from .hostile.case import Case
from .state import rows, saved_state

# A kernel takes seconds to start, so of the corpus only what reaches the scorer in ways of its own.
HOSTILE = tuple(
    case for case in answers.CASES if case.id in {"wrong-types", "digits-4000", "names-90000-and-one-twice"}
)


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade the class with nbgrader's own autograde steps: a kernel runs the hidden tests."""
    course = new_course(tmp_path_factory.mktemp("stock"), ASSIGNMENT)
    with open(course / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write("del c.Autograde.autograde_preprocessors\n")
    for learner in twelve.CLASS:
        hand_in(course, learner)
    nbgrader(course, "autograde", ASSIGNMENT)
    return course


@pytest.mark.parametrize("learner", twelve.CLASS, ids=student_id)
def test_a_kernel_gives_the_same_points(stock: Path, gradebook: Callable[[Path], Any], learner: Any) -> None:
    """Points by nbgrader's kernel are those worked out by hand, which grading without one gives as well."""
    submission = gradebook(stock).find_submission_notebook(ASSIGNMENT, ASSIGNMENT, student_id(learner))
    given = {grade.name.upper(): grade.auto_score for grade in submission.grades}
    assert given == {item: None if item.endswith("MEMO") else learner.points(item) for item in twelve.ITEMS}


def test_three_ways_to_grade_leave_the_same_rows(stock: Path, course: Path, graded: Path) -> None:
    """A kernel, nbgrader in process and `bluehelm grade` fill the gradebook alike, row by row.

    The kernel's way has no step that flags what cannot be read; its flags of that one learner are set here.
    """
    by_kernel = _rows(stock)
    for row in by_kernel["grade"]:
        row[-1] = 1 if row[0] == student_id(twelve.MALFORMED) else row[-1]
    assert by_kernel == saved_state(course)["rows"]
    assert _rows(graded) == saved_state(course)["rows"]


@pytest.fixture(scope="module")
def stock_hostile(stock: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let some of the hostile class hand in too, in a copy of that course, and grade with a kernel."""
    course = tmp_path_factory.mktemp("stock-hostile") / "course"
    shutil.copytree(stock, course)
    for case in HOSTILE:
        case.hand_in(course / "grading" / "runs")
    nbgrader(course, "autograde", ASSIGNMENT)
    return course


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.id)
def test_a_kernel_gives_the_same_points_for_hostile_answers(
    stock_hostile: Path, gradebook: Callable[[Path], Any], case: Case
) -> None:
    """Points by nbgrader's kernel are those that the corpus expects, as they are without a kernel."""
    submission = gradebook(stock_hostile).find_submission_notebook(ASSIGNMENT, ASSIGNMENT, case.id)
    assert {grade.name.upper(): grade.auto_score for grade in submission.grades} == case.expected()


def test_a_kernel_shows_the_same_feedback(stock: Path, course: Path) -> None:
    """The feedback of an item is in the notebook whichever way it was graded."""
    pages = [
        [
            output["data"]["text/html"]
            for cell in _read(folder).cells
            for output in cell.get("outputs", [])
            if cell.metadata.get("nbgrader", {}).get("grade") and "text/html" in output.get("data", {})
        ]
        for folder in (stock, course)
    ]
    assert len(pages[0]) == 7
    assert pages[0] == pages[1]


def test_a_kernel_runs_no_learners_code(stock: Path) -> None:
    """Cells that a learner added are gone before a kernel sees the notebook."""
    assert not list(stock.rglob(RAN))


def test_the_command_makes_the_committed_release(stock: Path) -> None:
    """`nbgrader generate_assignment` by hand, with a class in the gradebook, makes what we commit."""
    nbgrader(stock, "generate_assignment", ASSIGNMENT, "--force")
    made, committed = (folder / "exercises" / ASSIGNMENT for folder in (stock, ROOT))
    names = {path.name for path in made.iterdir()}
    assert names == {"exercise.json", f"{ASSIGNMENT}.ipynb"}
    for name in names:
        assert (made / name).read_text().strip() == (committed / name).read_text().strip()


def _read(course: Path) -> Any:
    import nbformat

    folder = course / "grading" / "runs" / "autograded" / student_id(twelve.PARTIAL_1) / ASSIGNMENT
    return nbformat.read(folder / f"{ASSIGNMENT}.ipynb", as_version=4)


def _rows(course: Path) -> dict[str, list[list[Any]]]:
    return rows(f"sqlite:///{course}/grading/runs/gradebook.db")
