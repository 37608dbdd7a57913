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

import nbgrader.apps.api
import nbgrader.apps.autogradeapp
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde as StockAutograde
from nbgrader.utils import temp_attrs
from sqlalchemy.exc import SAWarning
from traitlets import Unicode

from bluehelm_grading.course import Course
from bluehelm_grading.intake import RECEIVED, receive
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
        course, assignment = Course(Path(self.coursedir.root)), self.coursedir.assignment_id
        if course.key(assignment).is_file() and not self._is_registered(assignment):
            self.log.info("Registering %s in the gradebook", assignment)
            register(course.root, assignment, self.coursedir.db_url)
        self._receive_all(course, assignment)
        self.exclude_overwriting = {
            assignment: [ANSWERS]
        }  # an author's own answers must not replace a learner's
        with temp_attrs(self.coursedir, ignore=[n for n in self.coursedir.ignore if n not in OURS]):
            super().start()

    def _is_registered(self, assignment: str) -> bool:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                return bool(gradebook.find_assignment(assignment).notebooks)
            except MissingEntry:
                return False

    def _receive_all(self, course: Course, assignment: str) -> None:
        release = course.release(assignment)
        if not release.is_file():
            self.log.error("%s is missing. Build it first: bluehelm build", release)
            return
        for old in self._folders(self.received_directory, assignment):
            shutil.rmtree(old)
        for folder in self._folders(self.coursedir.submitted_directory, assignment):
            student = self._student(folder, assignment)
            into = self.coursedir.format_path(self.received_directory, student, assignment)
            receive(folder, Path(into), release)

    def _folders(self, step: str, assignment: str) -> list[Path]:
        pattern = self.coursedir.format_path(step, self.coursedir.student_id, assignment)
        return sorted(Path(path) for path in glob(pattern) if os.path.isdir(path))

    def _student(self, folder: Path, assignment: str) -> str:
        submitted = self.coursedir.submitted_directory
        pattern = self.coursedir.format_path(submitted, "(?P<student>.*)", re.escape(assignment), escape=True)
        found: Any = re.fullmatch(pattern, str(folder))
        return str(found["student"])


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
