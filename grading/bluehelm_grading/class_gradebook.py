"""What the gradebook holds of one assignment, read at once; and what grading writes into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import select

from bluehelm_grading.class_grade import Graded
from bluehelm_grading.feedback_items import Mark

Points = Mapping[str, float | None]


@dataclass(frozen=True)
class Standing:
    """One learner's rows: by graded cell the points of the grader and the mark; `time` is of submission."""

    points: dict[str, float | None] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    penalty: float = 0.0
    time: datetime | None = None

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the graded cells that wait for a person."""
        return tuple(name for name, mark in self.marks.items() if mark.waits)


NOTHING = Standing()


def standings(book: Any, assignment: str) -> dict[str, Standing]:
    """Read {learner: standing} in two queries, however large the class is."""
    found: dict[str, Standing] = {}
    comments: dict[str, dict[str, str]] = defaultdict(dict)
    for learner, cell, comment in book.db.execute(_of(assignment, Comment, Comment.comment)):
        comments[learner][cell] = comment or ""
    columns = (Grade.auto_score, Grade.score, Grade.needs_manual_grade)
    more = (SubmittedNotebook.late_submission_penalty, SubmittedAssignment.timestamp)
    for learner, cell, auto, score, waits, penalty, time in book.db.execute(
        _of(assignment, Grade, *columns, *more)
    ):
        one = found.setdefault(learner, Standing(penalty=penalty or 0.0, time=time))
        one.points[cell] = auto
        one.marks[cell] = Mark(float(score), bool(waits), comments[learner].get(cell, ""))
    return found


def _of(assignment: str, row: Any, *columns: Any) -> Any:
    """Select (learner, cell, *columns) of all grades or comments of an assignment."""
    return (
        select(SubmittedAssignment.student_id, BaseCell.name, *columns)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(row, row.notebook_id == SubmittedNotebook.id)
        .join(BaseCell, BaseCell.id == row.cell_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == assignment)
        .order_by(SubmittedAssignment.student_id, BaseCell.name)
    )


@dataclass(frozen=True)
class Entry:
    """One graded submission to be written down; `time` of submission in UTC, None if it is not known."""

    graded: Graded
    time: datetime | None


def record(book: Any, assignment: str, entries: Sequence[Entry], config: Any) -> None:
    """Write the results of some learners, as nbgrader's SaveAutoGrades and AssignLatePenalties do.

    What a person gave stays, and waits to be looked at again. All grades of these learners are written in one
    transaction; what nbgrader writes before (learner, empty submission) does no harm if it stays alone.
    """
    penalty = _penalties(config)
    for entry in entries:
        learner = entry.graded.learner
        book.update_or_create_student(learner)
        known = {} if entry.time is None else {"timestamp": entry.time}
        book.update_or_create_submission(assignment, learner, **known)
    for entry in entries:
        submission = book.find_submission(assignment, entry.graded.learner)
        (notebook,) = submission.notebooks
        for grade in notebook.grades:
            _write(grade, entry.graded)
        notebook.late_submission_penalty = penalty(submission, notebook)
    book.db.commit()


def _write(grade: Any, graded: Graded) -> None:
    points = graded.points[grade.name]
    grade.auto_score = points
    grade.needs_manual_grade = graded.notes.flagged or points is None or grade.manual_score is not None


def _penalties(config: Any) -> Callable[[Any, Any], float | None]:
    """Return nbgrader's own judgement of late submissions, with the plug-in that the settings name."""
    judge = AssignLatePenalties(config=config)
    judge.init_plugin()

    def penalty(submission: Any, notebook: Any) -> float | None:
        late_s = submission.total_seconds_late
        if late_s <= 0:
            return None
        submission_score = notebook.score
        learner = submission.student.id
        found = judge.plugin_inst.late_submission_penalty(learner, submission_score, late_s)
        return None if found is None else float(judge._check_late_penalty(notebook, found))

    return penalty
