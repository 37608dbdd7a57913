"""Blind marks: where two marks of one memo live, when nbgrader has one manual_score for each grade.

They live in nbgrader's gradebook, in its own tables and in the same columns as every mark
(Grade.manual_score, Comment.manual_comment), but on a sheet of the marker's own: a Notebook
"crisis_management: marked by anna" that belongs to no Assignment, with a GradeCell and a SolutionCell for
each memo, and below it one SubmittedNotebook for each learner, that belongs to no SubmittedAssignment.

Why so: nbgrader adds up every grade below a SubmittedAssignment, lists every Assignment and every Student
(also those of another Course) in formgrader, in `nbgrader export` and in each student's maximum, and averages
over every grade of an Assignment's cells. A second assignment, course row or student for a marker would show
in all of these. A sheet shows in none: a test holds formgrader's numbers, the export, the scores and the
feedback against those from before. It is carried along by PostgreSQL and by every backup, and the final mark
is an ordinary mark.

Ids are worked out from the names (uuid5), so two programs that make the same sheet make the same rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from nbgrader.api import Comment, Grade, GradeCell, Notebook, SolutionCell, SubmittedNotebook
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bluehelm_grading.exercise_notebook import grade_id
from bluehelm_grading.marking.cases import BlindMark, Case, Mark

_NAMESPACE = UUID("5f0c0f0e-6c5e-5f0a-9a55-b1e8e1a5e7aa")
_NAME = re.compile(r"[\w][\w .@+-]{0,39}")


def checked_name(marker: str) -> str:
    """Return the name of a marker without spaces around it; raises ValueError if it cannot be one.

    >>> checked_name(" Anna B. ")
    'Anna B.'
    """
    name = marker.strip()
    if not name:
        raise ValueError("Say who is marking, for example: --marker anna")
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"'{marker}' cannot be the name of a marker. Give 1 to 40 letters, digits, spaces or . - _ @ +, "
            "for example --marker anna."
        )
    return name


def sheet_name(assignment: str, marker: str) -> str:
    """Return the name of the Notebook row that is a marker's sheet."""
    return f"{assignment}: marked by {marker}"


def with_blind_marks(book: Any, assignment: str, cases: Iterable[Case]) -> list[Case]:
    """Return the cases with the marks from all sheets, the markers by name."""
    cases = list(cases)
    given: dict[str, list[BlindMark]] = {case.grade: [] for case in cases}
    for marker in markers(book, assignment):
        for case, own in zip(cases, _on_sheet(book, assignment, marker, cases), strict=True):
            if own is not None and own.mark.points is not None:
                given[case.grade].append(BlindMark(marker, own.mark.points, own.mark.comment))
    return [replace(case, blind=tuple(given[case.grade])) for case in cases]


def markers(book: Any, assignment: str) -> list[str]:
    """Return the names of those who have a sheet for an assignment, sorted."""
    start = sheet_name(assignment, "")
    names = book.db.scalars(
        select(Notebook.name).where(
            Notebook.assignment_id.is_(None), Notebook.name.startswith(start, autoescape=True)
        )
    )
    return sorted(name.removeprefix(start) for name in names)


def own_cases(book: Any, assignment: str, marker: str, cases: Iterable[Case]) -> list[Case]:
    """Return the memos as this marker sees them: the mark and the rows are those of the marker's own sheet.

    Makes the rows that are missing.
    """
    memos = [case for case in cases if case.is_memo]
    found = _on_sheet(book, assignment, marker, memos)
    if None in found:
        _make(book, assignment, marker, [case for case, own in zip(memos, found, strict=True) if own is None])
        found = _on_sheet(book, assignment, marker, memos)
    return [own for own in found if own is not None]


def _on_sheet(book: Any, assignment: str, marker: str, cases: list[Case]) -> list[Case | None]:
    """Return each case with the rows and the mark of a sheet, None where the sheet has no rows for it."""
    sheet = _id(sheet_name(assignment, marker))
    under = SubmittedNotebook.notebook_id == sheet
    grades = book.db.execute(
        select(Grade.id, Grade.manual_score, Grade.needs_manual_grade).join(SubmittedNotebook).where(under)
    )
    comments = book.db.execute(
        select(Comment.id, Comment.manual_comment).join(SubmittedNotebook).where(under)
    )
    marks, texts = {one.id: one for one in grades}, {one.id: one.manual_comment or "" for one in comments}
    return [
        _own(case, _row(sheet, case, "grade"), _row(sheet, case, "comment"), marks, texts) for case in cases
    ]


def _own(case: Case, grade: str, comment: str, marks: dict[str, Any], texts: dict[str, str]) -> Case | None:
    if grade not in marks or comment not in texts:
        return None
    mark = Mark(marks[grade].manual_score, texts[comment], bool(marks[grade].needs_manual_grade))
    return replace(case, grade=grade, comment=comment, mark=mark, blind=())


def _make(book: Any, assignment: str, marker: str, cases: list[Case]) -> None:
    """Add the rows of these cases to a sheet; if another program just did, its rows are as good."""
    sheet = _id(sheet_name(assignment, marker))
    try:
        if book.db.get(Notebook, sheet) is None:
            book.db.add(Notebook(id=sheet, name=sheet_name(assignment, marker)))
            book.db.flush()
        for case in cases:
            for row in _rows(sheet, case):
                if book.db.get(type(row), row.id) is None:
                    book.db.add(row)
                    book.db.flush()
        book.db.commit()
    except IntegrityError:
        book.db.rollback()


def _rows(sheet: str, case: Case) -> list[Any]:
    """Return all rows that one memo of one learner needs, each after those that it refers to."""
    name, below = grade_id(case.item), _id(f"{sheet}/{case.submission}")
    cells = {kind: _id(f"{sheet}/{name}/{kind}") for kind in ("grade", "comment")}
    return [
        GradeCell(id=cells["grade"], name=name, notebook_id=sheet, max_score=case.most, cell_type="markdown"),
        SolutionCell(id=cells["comment"], name=name, notebook_id=sheet),
        SubmittedNotebook(id=below, notebook_id=sheet),
        Grade(
            id=_row(sheet, case, "grade"), cell_id=cells["grade"], notebook_id=below, needs_manual_grade=True
        ),
        Comment(id=_row(sheet, case, "comment"), cell_id=cells["comment"], notebook_id=below),
    ]


def _row(sheet: str, case: Case, kind: str) -> str:
    return _id(f"{sheet}/{case.submission}/{grade_id(case.item)}/{kind}")


def _id(name: str) -> str:
    return uuid5(_NAMESPACE, name).hex
