"""The settings of a course, read as nbgrader reads them, so that one file changes every command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitlets.config import PyFileConfigLoader

CONFIG = "nbgrader_config.py"


@dataclass(frozen=True)
class Settings:
    """What all verbs need to know. Each folder holds LEARNER/ASSIGNMENT; `config` is nbgrader's, whole."""

    root: Path
    db_url: str
    course_id: str
    submitted: Path
    received: Path
    autograded: Path
    feedback: Path
    config: Any


def settings(root: Path) -> Settings:
    """Read grading/nbgrader_config.py of a course; raises FileNotFoundError if there is none."""
    from nbgrader.coursedir import CourseDirectory

    from bluehelm_grading.converter import Autograde

    config = load_config(root)
    folders = CourseDirectory(config=config)
    base = Path(folders.root)
    return Settings(
        root=base,
        db_url=str(folders.db_url),
        course_id=str(folders.course_id),
        submitted=base / folders.submitted_directory,
        received=base / Autograde(coursedir=folders, config=config).received_directory,
        autograded=base / folders.autograded_directory,
        feedback=base / folders.feedback_directory,
        config=config,
    )


def load_config(root: Path) -> Any:
    """Run the settings file as nbgrader does and return its traitlets Config.

    Raises FileNotFoundError.
    """
    path = root.resolve() / "grading" / CONFIG
    if not path.is_file():
        raise FileNotFoundError(
            f"{path} is missing. Run this in the course folder, or name that folder with --root."
        )
    return PyFileConfigLoader(path.name, path=str(path.parent)).load_config()


@contextmanager
def gradebook(course: Settings) -> Iterator[Any]:
    """Open nbgrader's Gradebook of a course, wherever db_url says that it is, and close it again.

    Commit with `book.db.commit()`; what is not committed at the end is dropped.
    """
    from nbgrader.api import Gradebook

    with Gradebook(course.db_url, course.course_id) as book:
        _finish_beginning(book)
        yield book


def _finish_beginning(book: Any) -> None:
    """Note nbgrader's version of the tables in a new gradebook whose first opening was interrupted."""
    from nbgrader.api import get_alembic_version
    from sqlalchemy import text

    if not book.assignments and not book.students:
        book.db.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
        if not book.db.execute(text("SELECT * FROM alembic_version")).all():
            head = {"head": get_alembic_version()}
            book.db.execute(text("INSERT INTO alembic_version VALUES (:head)"), head)
    book.db.commit()
