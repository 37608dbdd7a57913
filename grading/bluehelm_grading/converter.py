"""nbgrader's autograde, with our intake in front of it."""

from __future__ import annotations

import os
import re
import shutil
import sys
import warnings
from glob import glob
from pathlib import Path
from typing import Any

import nbformat
import nbgrader.apps.api
import nbgrader.apps.autogradeapp
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde as StockAutograde
from nbgrader.utils import temp_attrs
from sqlalchemy.exc import SAWarning
from traitlets import Unicode

from bluehelm_grading.course import Course
from bluehelm_grading.intake import RECEIVED, note_alike, receive, unusable
from bluehelm_grading.release import register
from bluehelm_grading.submission import ANSWERS

# The settings keep these out of releases and feedback folders; grading needs them.
OURS = (ANSWERS, RECEIVED)


class Autograde(StockAutograde):  # type: ignore[misc]
    """Grades clean copies of the submissions. Settings are those of nbgrader's Autograde.

    Stock nbgrader passes over a learner whose folder holds no notebook, and stops at a file that it cannot
    read; here each of them is graded, and told. An assignment that the gradebook does not know yet is
    registered from solutions/, so that a new class needs no step before this one.
    """

    received_directory = Unicode("grading/runs/received", help="Where the clean copies stand.").tag(
        config=True
    )

    @property
    def _input_directory(self) -> str:
        return str(self.received_directory if self._sanitizing else self.coursedir.autograded_directory)

    def start(self) -> None:
        """Register the assignment if needed, receive all submissions, then do what nbgrader does."""
        self.receive_all()
        # An author's own answers must not replace a learner's.
        self.exclude_overwriting = {self.coursedir.assignment_id: [ANSWERS]}
        with temp_attrs(self.coursedir, ignore=[n for n in self.coursedir.ignore if n not in OURS]):
            super().start()

    def receive_all(self) -> dict[str, Path]:
        """Register the assignment if needed and make the clean copies; returns {learner: folder}, sorted.

        Raises ReleaseError if nbgrader cannot register the assignment.
        """
        course, assignment = Course(Path(self.coursedir.root)), self.coursedir.assignment_id
        release = course.release(assignment)
        if not release.is_file():
            self.log.error("%s is missing. Build it first: bluehelm build", release)
            return {}
        self._register(course, assignment)
        for old in self._entries(self.received_directory, assignment):
            shutil.rmtree(old)
        folders = {}
        for handed_in in self._entries(self.coursedir.submitted_directory, assignment):
            learner = self._student(self.coursedir.submitted_directory, handed_in, assignment)
            if unusable(learner):
                self.log.error("Not graded: %s. %s", ascii(str(handed_in)), unusable(learner))
                continue
            into = Path(self.coursedir.format_path(self.received_directory, learner, assignment))
            receive(handed_in, into, release)
            folders[learner] = into
        everybody = map(Path, glob(self.coursedir.format_path(self.received_directory, "*", assignment)))
        note_alike({self._student(self.received_directory, path, assignment): path for path in everybody})
        return folders

    def _register(self, course: Course, assignment: str) -> None:
        source = course.source(assignment)
        if source.is_file() and registered(self.coursedir, assignment) != cells_to_register(source):
            self.log.info("Registering %s in the gradebook", assignment)
            register(course.root, assignment, self.coursedir.db_url)

    def _entries(self, step: str, assignment: str) -> list[Path]:
        """List what stands where folders of an assignment should; a file or a link is not a folder."""
        return sorted(
            map(Path, glob(self.coursedir.format_path(step, self.coursedir.student_id, assignment)))
        )

    def _student(self, step: str, folder: Path, assignment: str) -> str:
        any_name = "(?P<student>(?s:.*))"
        pattern = self.coursedir.format_path(step, any_name, re.escape(assignment), escape=True)
        found: Any = re.fullmatch(pattern, str(folder))
        return str(found["student"])


def registered(coursedir: Any, assignment: str) -> dict[str, float | None]:
    """Return {cell: its points, None if it has none} as the gradebook has them; empty if it has none.

    A registration that was interrupted has only some of them.
    """
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            notebooks = gradebook.find_assignment(assignment).notebooks
        except MissingEntry:
            return {}
        graded = {cell.name: float(cell.max_score) for each in notebooks for cell in each.grade_cells}
        return {cell.name: graded.get(cell.name) for each in notebooks for cell in each.source_cells}


def cells_to_register(source: Path) -> dict[str, float | None]:
    """Return {cell: its points, None if it has none} of nbgrader's source notebook."""
    marks = [cell.metadata.get("nbgrader") for cell in nbformat.read(source, as_version=4).cells]
    return {each["grade_id"]: float(each["points"]) if each["grade"] else None for each in marks if each}


def install() -> None:
    """Make nbgrader's command and formgrader use the class above: nbgrader has no setting for it."""
    nbgrader.apps.autogradeapp.Autograde = Autograde
    nbgrader.apps.api.Autograde = Autograde
    _let_alembic_be_found()
    # SQLAlchemy warns about how nbgrader adds a learner; nobody who grades can do anything about it.
    warnings.filterwarnings("ignore", category=SAWarning, module=r"nbgrader\.")


def _let_alembic_be_found() -> None:
    """Put this Python's programs on the PATH: nbgrader starts `alembic` by name for a new gradebook."""
    if shutil.which("alembic") is None:
        programs = str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", os.defpath)])
