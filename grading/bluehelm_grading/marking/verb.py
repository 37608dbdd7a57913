"""The verb `bluehelm mark`: what a person typed, and what they are told."""

from __future__ import annotations

import sys
from pathlib import Path

from bluehelm_grading.course import Course
from bluehelm_grading.marking.desk import Desk, NothingToMarkError
from bluehelm_grading.marking.serve import agreement_report, serve_marking


def mark(
    root: Path, assignment: str | None, marker: str, blind: bool, report: bool, port: int, open_browser: bool
) -> int:
    """Serve the marking page, or print the report; returns 2 if there is nothing to mark.

    Raises FileNotFoundError where there is no course.
    """
    try:
        name = assignment or only_assignment(Course(root))
        desk = Desk(root, name, marker, blind and not report)
    except (NothingToMarkError, ValueError) as problem:
        print(f"bluehelm: {problem}", file=sys.stderr)
        return 2
    if report:
        print(agreement_report(desk))
    else:
        serve_marking(desk, port, open_browser)
    return 0


def only_assignment(course: Course) -> str:
    """Return the one exercise of a course; raises NothingToMarkError that lists them if there are more."""
    names = sorted(path.parent.name for path in course.solutions.glob("*/exercise.yaml"))
    if len(names) != 1:
        listed = ", ".join(names) or "none is here"
        raise NothingToMarkError(f"Say which exercise is to be marked, as in: bluehelm mark NAME ({listed})")
    return names[0]
