"""Run the real `nbgrader generate_assignment` without touching a class's gradebook."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.api import Gradebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from bluehelm_grading.settings import load_config


class ReleaseError(ValueError):
    """nbgrader refused to make the release."""


def generate_release(root: Path, assignment: str, source: Mapping[str, str]) -> dict[str, str]:
    """Turn the source files of an assignment into what learners receive: name -> text, for both.

    Works in a temporary folder with its own gradebook. Raises ReleaseError.
    """
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for file, text in source.items():
            path = folder / "solutions" / assignment / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        (folder / "gradebook.db").write_bytes(_empty_gradebook(root))
        _convert(root, folder, assignment, f"sqlite:///{folder / 'gradebook.db'}")
        made = sorted((folder / "exercises" / assignment).iterdir())
        return {path.name: path.read_text(encoding="utf-8").rstrip("\n") + "\n" for path in made}


@cache
def _empty_gradebook(root: Path) -> bytes:
    """Return the file of a gradebook in which nothing is yet: nbgrader takes a second to begin one."""
    load_config(root)  # which puts the program that nbgrader asks on the PATH
    with TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = Path(name) / "gradebook.db"
        Gradebook(f"sqlite:///{file}").close()
        return file.read_bytes()


def register(root: Path, assignment: str, db_url: str) -> None:
    """Record the cells and points of an assignment in a gradebook, from solutions/; releases nothing.

    Raises ReleaseError.
    """
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "solutions").symlink_to(root / "solutions", target_is_directory=True)
        _convert(root, folder, assignment, db_url)


def _convert(root: Path, folder: Path, assignment: str, db_url: str) -> None:
    config = load_config(root)
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.db_url = db_url
    config.CourseDirectory.assignment_id = assignment
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    with errors_of(converter.log) as errors, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader uses parts of Python and SQLAlchemy that are going away
        try:
            converter.start()
        except Exception as problem:
            why = "\n".join(errors) or str(problem)
            raise ReleaseError(
                f"solutions/{assignment}: nbgrader could not make the release: {why}"
            ) from problem


@contextmanager
def errors_of(log: logging.Logger) -> Iterator[list[str]]:
    """Keep what nbgrader writes to its log as errors: its exceptions do not say what is wrong."""
    kept: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: kept.append(record.getMessage())  # type: ignore[method-assign]
    log.addHandler(handler)
    try:
        yield kept
    finally:
        log.removeHandler(handler)
