"""What a whole class is graded with: read once from course and gradebook, then sent to each worker."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nbformat.v4 import writes_json
from nbgrader.utils import find_all_files

import bluehelm.exercise
import bluehelm_grading
from bluehelm.exercise import load_exercise
from bluehelm_grading.class_folders import print_of
from bluehelm_grading.class_grade import Key
from bluehelm_grading.course import Course
from bluehelm_grading.memo import MemoText
from bluehelm_grading.module_facts import module_facts
from bluehelm_grading.restore import RestoreRelease, source_notebook
from bluehelm_grading.settings import Settings
from bluehelm_grading.submission import ANSWERS


@dataclass(frozen=True)
class ClassKey:
    """`key` packed for workers; `files` go beside each graded notebook; prints change when a result may."""

    key: Key
    packed: bytes
    files: dict[str, bytes]
    grade_print: str
    page_print: str


def class_key(course: Settings, assignment: str) -> ClassKey:
    """Read the key of an assignment that is registered in the gradebook.

    Raises ExerciseError if exercise.yaml has problems.
    """
    place = Course(course.root)
    exercise = load_exercise(place.key(assignment), shown_as=f"solutions/{assignment}/exercise.yaml")
    facts = module_facts(place, exercise.module)
    key = Key(exercise, writes_json(_released(course, assignment)), facts)
    files = dict(_master_files(course, place.solutions / assignment))
    written = place.key(assignment).read_bytes()
    grade_print = print_of(_code(), key.notebook, written, *(part for pair in files.items() for part in pair))
    page_print = print_of(grade_print, *_module_files(place, exercise.module))
    return ClassKey(key, key.packed(), files, grade_print, page_print)


def _released(course: Settings, assignment: str) -> Any:
    """Do once what nbgrader's sanitizing does to every notebook, now that all are the same notebook."""
    place = course.received / "anybody" / assignment
    where = {"student": "", "assignment": assignment, "notebook": assignment, "db_url": course.db_url}
    resources: Any = {"nbgrader": where, "metadata": {"path": str(place)}}
    book = source_notebook(place, assignment)
    for step in course.config.Autograde.sanitize_preprocessors:
        if step not in (RestoreRelease, MemoText):  # the one is done above, the other differs by learner
            book, resources = step(config=course.config, log=_quiet()).preprocess(book, resources)
    return book


def _quiet() -> logging.Logger:
    log = logging.getLogger("bluehelm.grading.key")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return log


def _master_files(course: Settings, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the files that nbgrader copies from the source of an assignment beside each graded notebook."""
    ignored = [*course.config.CourseDirectory.ignore, "*.ipynb", ANSWERS]
    for path in sorted(map(Path, find_all_files(str(folder), ignored))):
        yield str(path.relative_to(folder)), path.read_bytes()


def _module_files(place: Course, module: str) -> Iterator[bytes]:
    """Give the files from which module_facts reads what feedback says about the module."""
    folder = place.modules / (place.module(module) or "")
    yield from (path.read_bytes() for path in sorted(folder.glob("*")) if path.suffix in {".md", ".yaml"})


@cache
def _code() -> str:
    """Return a print of the code that grades and shows: what was graded by older code is graded again."""
    ours, exercise = Path(bluehelm_grading.__file__).parent, Path(bluehelm.exercise.__file__).parent
    files = [*ours.glob("*.py"), *(ours / "templates").glob("feedback*"), *exercise.rglob("*.py")]
    return print_of(*(path.read_bytes() for path in sorted(files)))
