"""Collecting archives before a class is graded: nbgrader's zip_collect, when there is something new."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory

from bluehelm_grading.class_folders import WRITABLE, print_of, write
from bluehelm_grading.release import errors_of
from bluehelm_grading.settings import Settings

MARKER = "collected.txt"


class CollectError(ValueError):
    """nbgrader could not collect the archives."""


def collect(course: Settings, assignment: str) -> int:
    """Run zip_collect if there are archives that it has not collected yet; returns how many there are.

    Raises CollectError.
    """
    app = ZipCollectApp(config=course.config, force=True, log_level=logging.ERROR)
    app.coursedir = CourseDirectory(config=course.config, assignment_id=assignment)
    archives = Path(app._format_collect_path(app.archive_directory))
    found = sorted(path for path in archives.glob("*") if path.is_file())
    marker = archives.parent / MARKER
    seen = print_of(*(part for path in found for part in (path.name, path.read_bytes())))
    if not found or (marker.is_file() and marker.read_text("ascii") == seen):
        return 0
    _run(app, assignment)
    write(marker, seen.encode(), WRITABLE)
    return len(found)


def _run(app: Any, assignment: str) -> None:
    app.log.handlers.clear()  # what it says goes into our message
    with errors_of(app.log) as said:
        try:
            app.init_plugins()
            app.extract_archive_files()
            app.process_extracted_files()
        except (Exception, SystemExit) as problem:  # zip_collect ends the program where it cannot go on
            why = " ".join(said) or str(problem)
            raise CollectError(f"The archives of {assignment} could not be collected: {why}") from problem
