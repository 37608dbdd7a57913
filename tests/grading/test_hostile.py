"""The hostile class: everything that a learner may hand in by mistake or malice, graded with one command."""

import os
import socket
import warnings
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbconvert.filters import markdown2html
from nbgrader.api import Gradebook

from .conftest import ASSIGNMENT, RAN, bluehelm_grade, hand_in, nbgrader, new_course, student_id, twelve
from .hostile import answers, archives, notebooks, places
from .hostile.case import RELEASED, USUAL_ANSWERS, Case

CASES = (*answers.CASES, *notebooks.CASES, *places.CASES, *archives.CASES)
INNOCENT = (twelve.PERFECT, twelve.PARTIAL_3, twelve.BLANK)
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNUSABLE = ("[brackets]", "new\nline", os.fsdecode(b"\xff"), "y" * 129)
EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


def state_of(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return what there is to know about every file below a folder, links not followed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        state = path.lstat()
        content = sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
        found[str(path)] = (state.st_mode, state.st_size, state.st_mtime_ns, content)
    return found


@dataclass(frozen=True, eq=False)
class Hostile:
    """The class after grading. grades: {learner: {item: (points, whether it waits for a person)}}."""

    course: Path
    printed: str
    grades: dict[str, dict[str, tuple[float | None, bool]]]

    @cache  # noqa: B019  (one object a class, and pages take long to parse)
    def page(self, learner: str) -> BeautifulSoup:
        """Return a learner's feedback page, parsed."""
        return BeautifulSoup(self._read("feedback", learner, "html"), "html.parser")

    @cache  # noqa: B019
    def book(self, learner: str) -> Any:
        """Return a learner's autograded notebook."""
        return nbformat.reads(self._read("autograded", learner, "ipynb"), as_version=4)

    def _read(self, step: str, learner: str, suffix: str) -> str:
        path = self.course / "grading" / "runs" / step / learner / ASSIGNMENT / f"{ASSIGNMENT}.{suffix}"
        return path.read_text(encoding="utf-8")


def by_nbgrader(course: Path) -> str:
    """Collect, grade and write feedback with nbgrader's own commands."""
    commands = ("zip_collect", "autograde", "generate_feedback")
    return "".join(nbgrader(course, command, ASSIGNMENT) for command in commands)


def by_bluehelm(course: Path) -> str:
    """Collect, grade and write feedback with one command."""
    return "".join(bluehelm_grade(course))


@pytest.fixture(scope="module", params=[by_nbgrader, by_bluehelm])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Collect and grade the class; what was handed in stays as it was, times included."""
    course = new_course(tmp_path_factory.mktemp("hostile"), ASSIGNMENT)
    runs = course / "grading" / "runs"
    archives = runs / "downloaded" / ASSIGNMENT / "archive"
    archives.mkdir(parents=True)
    for case in (*CASES, *(Case(name, USUAL_ANSWERS) for name in UNUSABLE)):
        case.hand_in(runs)
    innocent = [hand_in(course, learner) for learner in INNOCENT]
    originals = [*innocent, archives, *(runs / "submitted").iterdir()]
    before = [state_of(folder) for folder in originals]
    with socket.create_server(("127.0.0.1", 0)) as ear, pytest.MonkeyPatch.context() as patch:
        patch.setenv(notebooks.EAR, str(ear.getsockname()[1]))
        printed = request.param(course)
        ear.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody called
            ear.accept()
    assert [state_of(folder) for folder in originals] == before
    return Hostile(course, printed, grades_of(course))


def grades_of(course: Path) -> dict[str, dict[str, tuple[float | None, bool]]]:
    """Read the gradebook of a course."""
    address = f"sqlite:///{course}/grading/runs/gradebook.db"
    with warnings.catch_warnings(action="ignore"), Gradebook(address) as book:  # the warnings are nbgrader's
        return {
            each.student.id: {
                grade.name.upper(): (grade.auto_score, grade.needs_manual_grade)
                for notebook in each.notebooks
                for grade in notebook.grades
            }
            for each in book.assignment_submissions(ASSIGNMENT)
        }


def words_of(part: Any) -> str:
    """Return the text of a parsed piece of HTML, with single spaces."""
    return " ".join(part.get_text(" ").split())


def notes_of(book: Any) -> list[str]:
    """Return what the marker reads on top of an autograded notebook."""
    cells = [cell for cell in book.cells if cell.id == "for-the-marker"]
    shown = BeautifulSoup("".join(cell.source for cell in cells), "html.parser")
    return [part.get_text("\n") for part in shown.select("li > div")]


def test_the_corpus_is_large() -> None:
    """At least 45 cases, each a learner of its own."""
    ids = [case.id for case in CASES]
    assert len(set(ids)) == len(ids) >= 45


@EACH
def test_each_gets_the_points_of_what_can_be_read(hostile: Hostile, case: Case) -> None:
    """Points by item are those of the corpus; the memo waits for a person, or all if flagged."""
    grades = hostile.grades[case.id]
    assert {item: points for item, (points, _) in grades.items()} == case.expected()
    waits = {item for item, (_, waits) in grades.items() if waits}
    assert waits == (set(twelve.ITEMS) if case.flagged else {"M09-MEMO"})


@EACH
def test_each_learner_and_the_marker_are_told(hostile: Hostile, case: Case) -> None:
    """Page and notebook have exactly the messages of the corpus, and its words about single parts."""
    page = hostile.page(case.id)
    assert tuple(part.get_text() for part in page.select(".notice p")) == case.learner
    assert tuple(notes_of(hostile.book(case.id))) == case.marker
    for words in case.says:
        assert words in words_of(page.main)


@EACH
def test_nothing_of_a_learner_is_obeyed_or_run(hostile: Hostile, case: Case) -> None:
    """The graded notebook has our cells only, and a parse finds no element or direction mark of a learner."""
    book = hostile.book(case.id)
    ids = [cell.id for cell in book.cells if cell.id not in {"for-the-marker", "m09-memo-aid"}]
    assert ids == [cell.id for cell in nbformat.reads(RELEASED, as_version=4).cells]
    assert book.metadata.kernelspec == {"name": "python3", "display_name": "Python 3"}
    theirs = [cell.source for cell in book.cells if cell.id in {"for-the-marker", "m09-memo"}]
    rendered = "".join(map(markdown2html, theirs))
    for shown in (hostile.page(case.id), BeautifulSoup(rendered, "html.parser")):
        assert not shown.select("script, img, iframe, object, embed, form, base, svg, textarea")
        assert not [name for part in shown.find_all(True) for name in part.attrs if name.startswith("on")]
        assert not [a for a in shown.select("[href]") if "evil" in a["href"] or "javascript" in a["href"]]
        assert not set(shown.get_text()) & TURNING


@pytest.mark.parametrize("learner", INNOCENT, ids=student_id)
def test_nobody_else_is_harmed(hostile: Hostile, learner: Any) -> None:
    """Learners with ordinary submissions in this class get the points that were worked out by hand."""
    given = {item: points for item, (points, _) in hostile.grades[student_id(learner)].items()}
    assert given == {item: None if item.endswith("MEMO") else learner.points(item) for item in twelve.ITEMS}


def test_nobody_came_by_a_side_door(hostile: Hostile) -> None:
    """The class in the gradebook is the one that handed in: no archive or folder made up a learner."""
    assert set(hostile.grades) == {case.id for case in CASES} | {student_id(each) for each in INNOCENT}


@pytest.mark.parametrize("name", UNUSABLE, ids=ascii)
def test_a_name_that_nbgrader_cannot_keep_is_said(hostile: Hostile, name: str) -> None:
    """A folder that cannot be graded under its name stops nobody, and the instructor reads what to do."""
    lines = [line for line in hostile.printed.splitlines() if "Not graded" in line]
    (line,) = (line for line in lines if f"{ascii(name)[1:-1]}/{ASSIGNMENT}" in line)
    assert "Rename the folder: a learner's name has at most 128 characters" in line


def test_no_learners_code_ran(hostile: Hostile) -> None:
    """None of the code that learners handed in left a trace."""
    assert not list(hostile.course.rglob(RAN))
