"""What grading left behind, so that two gradings can be compared: rows without ids, files by their hash."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

# Each table with natural names in the place of nbgrader's random ids.
QUERIES = {
    "course": "SELECT id FROM course",
    "version": "SELECT version_num FROM alembic_version",
    "assignment": "SELECT name, duedate, course_id FROM assignment",
    "notebook": (
        "SELECT a.name, n.name, n.kernelspec FROM notebook n JOIN assignment a ON a.id = n.assignment_id"
    ),
    "base_cell": "SELECT n.name, c.name, c.type FROM base_cell c JOIN notebook n ON n.id = c.notebook_id",
    "grade_cells": (
        "SELECT c.name, g.max_score, g.cell_type FROM grade_cells g JOIN base_cell c ON c.id = g.id"
    ),
    "source_cell": "SELECT name, cell_type, locked, source, checksum FROM source_cell",
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submitted_assignment": (
        "SELECT a.name, s.student_id, s.timestamp, s.extension"
        " FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id"
    ),
    "submitted_notebook": (
        "SELECT s.student_id, n.name, b.flagged, b.late_submission_penalty"
        " FROM submitted_notebook b JOIN submitted_assignment s ON s.id = b.assignment_id"
        " JOIN notebook n ON n.id = b.notebook_id"
    ),
    "grade": (
        "SELECT s.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade"
        " FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook b ON b.id = g.notebook_id"
        " JOIN submitted_assignment s ON s.id = b.assignment_id"
    ),
    "comment": (
        "SELECT s.student_id, c.name, g.auto_comment, g.manual_comment"
        " FROM comment g JOIN base_cell c ON c.id = g.cell_id"
        " JOIN submitted_notebook b ON b.id = g.notebook_id"
        " JOIN submitted_assignment s ON s.id = b.assignment_id"
    ),
}
OURS = frozenset({"graded.json", "shown.json"})  # how far `bluehelm grade` came; nbgrader has no such files

State = dict[str, Any]


def rows(db_url: str) -> dict[str, list[list[Any]]]:
    """Return every row of a gradebook, sorted; SQLite and PostgreSQL give the same."""
    engine = create_engine(db_url)
    with engine.connect() as connection:
        found = {name: [list(row) for row in connection.execute(text(sql))] for name, sql in QUERIES.items()}
    engine.dispose()
    return {name: sorted(map(_plain, table), key=repr) for name, table in found.items()}


def _plain(row: list[Any]) -> list[Any]:
    """Make truth values and times of two databases alike."""
    plain = [int(value) if isinstance(value, bool) else value for value in row]
    return [str(value).removesuffix(".000000") if hasattr(value, "isoformat") else value for value in plain]


def files(folder: Path) -> dict[str, str]:
    """Return {path: mode and hash} of all files under a folder, links not followed."""
    return {
        str(path.relative_to(folder)): f"{path.lstat().st_mode:o} {sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in OURS
    }


def state(course: Path, db_url: str | None = None) -> State:
    """Return rows, graded notebooks and feedback of a course."""
    runs = course / "grading" / "runs"
    kept = rows(db_url or f"sqlite:///{runs / 'gradebook.db'}")
    return {"rows": kept, "files": {step: files(runs / step) for step in ("autograded", "feedback")}}


def save_state(course: Path) -> None:
    """Keep the state of a course as it is now: later tests may mark in it."""
    (course / "state.json").write_text(json.dumps(state(course)))


def saved_state(course: Path) -> State:
    """Return the state that was kept."""
    return dict(json.loads((course / "state.json").read_text()))
