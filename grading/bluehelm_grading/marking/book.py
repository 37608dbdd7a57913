"""Reading cases from nbgrader's gradebook, and writing marks into it without overwriting anybody's.

A mark is Grade.manual_score, a remark Comment.manual_comment; a grade that is marked or confirmed loses
needs_manual_grade. These are the columns that formgrader reads and writes, so a mark made in one shows in the
other.
"""

from __future__ import annotations

from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    GradeCell,
    SolutionCell,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import func, select, update

from bluehelm.exercise import Exercise
from bluehelm_grading.exercise_notebook import grade_id, is_memo
from bluehelm_grading.marking.cases import Case, Mark, in_order


class ChangedMeanwhileError(Exception):
    """Somebody else changed the mark after it was read; nothing was written."""


def read_cases(book: Any, assignment: str, exercise: Exercise) -> list[Case]:
    """Return the queue: every memo, and every automatic mark that waits for a person.

    A cell that the exercise does not have (of an older version) is passed over.
    """
    items = {grade_id(item.id): item for item in exercise.items}
    rows = book.db.execute(_grades(assignment)).all()
    comments = {(one.notebook_id, one.name): one for one in book.db.execute(_comments(assignment))}
    numbers = {each: n for n, each in enumerate(sorted({row.submission for row in rows}), start=1)}
    cases = []
    for row in rows:
        item = items.get(row.name)
        if item is not None and (is_memo(item) or row.needs_manual_grade):
            comment = comments.get((row.submission, row.name))
            cases.append(_case(row, comment, item.id, is_memo(item), numbers[row.submission]))
    return in_order(cases, (item.id for item in exercise.items))


def _grades(assignment: str) -> Any:
    return (
        select(
            Grade.id,
            Grade.auto_score,
            Grade.manual_score,
            Grade.needs_manual_grade,
            GradeCell.name,
            GradeCell.max_score.label("most"),
            SubmittedNotebook.id.label("submission"),
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            SubmittedAssignment.extension,
            Assignment.duedate,
        )
        .join(GradeCell, Grade.cell_id == GradeCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == assignment)
    )


def _comments(assignment: str) -> Any:
    return (
        select(Comment.id, Comment.notebook_id, Comment.manual_comment, SolutionCell.name)
        .join(SolutionCell, Comment.cell_id == SolutionCell.id)
        .join(SubmittedNotebook, Comment.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .where(Assignment.name == assignment)
    )


def _case(row: Any, comment: Any, item: str, memo: bool, number: int) -> Case:
    written = (comment.manual_comment or "") if comment else ""
    return Case(
        submission=row.submission,
        item=item,
        number=number,
        learner=row.student_id,
        is_memo=memo,
        most=float(row.most),
        auto=row.auto_score,
        late_s=_late_s(row),
        grade=row.id,
        comment=comment.id if comment else None,
        mark=Mark(row.manual_score, written, bool(row.needs_manual_grade)),
    )


def _late_s(row: Any) -> float:
    """Return what nbgrader's SubmittedAssignment.total_seconds_late says."""
    if row.duedate is None or row.timestamp is None:
        return 0.0
    due = row.duedate + row.extension if row.extension else row.duedate
    return max(0.0, float((row.timestamp - due).total_seconds()))


def write_mark(book: Any, case: Case, new: Mark) -> None:
    """Write a mark if the gradebook still holds what `case` was read with, in one transaction.

    Raises ChangedMeanwhileError, and sqlalchemy's errors where the gradebook cannot be written.
    """
    grade = {"manual_score": new.points, "needs_manual_grade": new.waits}
    as_read = (
        Grade.manual_score.is_not_distinct_from(case.mark.points),
        Grade.needs_manual_grade == case.mark.waits,
    )
    try:
        _replace(book, update(Grade).where(Grade.id == case.grade, *as_read).values(grade))
        if case.comment is not None and new.comment != case.mark.comment:
            same = func.coalesce(Comment.manual_comment, "") == case.mark.comment
            text = {"manual_comment": new.comment or None}
            _replace(book, update(Comment).where(Comment.id == case.comment, same).values(text))
        book.db.commit()
    except BaseException:
        book.db.rollback()
        raise


def _replace(book: Any, change: Any) -> None:
    done = book.db.execute(change, execution_options={"synchronize_session": False})
    if done.rowcount != 1:
        raise ChangedMeanwhileError
