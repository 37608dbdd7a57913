"""Reading a class: marks from the gradebook, answers and plays from the clean copies that grading made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from bluehelm.exercise import Exercise, load_exercise
from bluehelm_grading.arrived import arrived
from bluehelm_grading.cohort.decisions import decisions_in
from bluehelm_grading.cohort.model import Cohort, Learner
from bluehelm_grading.course import Course
from bluehelm_grading.exercise_notebook import grade_id
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.intake import received
from bluehelm_grading.module_facts import ModuleFacts, module_facts
from bluehelm_grading.settings import Settings, gradebook, settings
from bluehelm_grading.submission import handed_in


class NothingGradedError(LookupError):
    """There is no graded submission to show; the message says what to do."""


def graded_assignments(course: Settings) -> list[str]:
    """Return the assignments with graded submissions whose key is here. Raises NothingGradedError."""
    names = []
    if _has_gradebook(course):
        with gradebook(course) as book:
            names = [one.name for one in book.assignments if one.num_submissions]
    found = [name for name in names if Course(course.root).key(name).is_file()]
    if not found:
        raise NothingGradedError(
            f"No submission is graded yet in {course.root}. Grade a class first: bluehelm grade ASSIGNMENT"
        )
    return sorted(found)


def _has_gradebook(course: Settings) -> bool:
    """Say whether there is a gradebook to read: opening one that is not there would make it."""
    place = make_url(course.db_url)
    return not place.drivername.startswith("sqlite") or Path(place.database or "").is_file()


def chosen(course: Settings, assignment: str | None) -> str:
    """Return the assignment to show first. Raises NothingGradedError that lists those that can be shown."""
    found = graded_assignments(course)
    if assignment is None:
        return found[0]
    if assignment not in found:
        raise NothingGradedError(
            f"No submission of {assignment} is graded yet. Graded are: {', '.join(found)}. "
            f"To grade it: bluehelm grade {assignment}"
        )
    return assignment


def read_cohort(root: Path, assignment: str) -> Cohort:
    """Read a class at one assignment. Nothing is written."""
    course = settings(root)
    place = Course(course.root)
    exercise = load_exercise(place.key(assignment))
    facts = module_facts(place, exercise.module)
    with gradebook(course) as book:
        everybody = {student.id for student in book.students}
        late = {one.student_id: one.total_seconds_late for one in book.assignment_submissions(assignment)}
        marks = _marks(book, assignment, exercise)
    learners = tuple(
        _learner(_folder(course, name, assignment), name, marks[name], late[name], exercise, facts)
        for name in sorted(late)
        if name in marks
    )
    graded = {one.name for one in learners}
    waiting = {path.parent.name for path in course.submitted.glob(f"*/{assignment}")} - graded
    return Cohort(
        exercise=exercise,
        learners=learners,
        absent=tuple(sorted(everybody - graded - waiting)),
        ungraded=tuple(sorted(waiting)),
        facts=facts,
    )


def _marks(book: Any, assignment: str, exercise: Exercise) -> dict[str, dict[str, Mark]]:
    """Return {learner: {item id: mark}} in one query; whoever lacks the mark of an item is not graded yet."""
    from nbgrader.api import Assignment, Grade, GradeCell, SubmittedAssignment, SubmittedNotebook

    rows = (
        book.db.query(SubmittedAssignment.student_id, GradeCell.name, Grade.score, Grade.needs_manual_grade)
        .select_from(Grade)
        .join(GradeCell, Grade.cell_id == GradeCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )
    items = {grade_id(item.id): item.id for item in exercise.items}
    found: dict[str, dict[str, Mark]] = defaultdict(dict)
    for learner, cell, score, waits in rows:
        if cell in items:
            found[learner][items[cell]] = Mark(float(score or 0), bool(waits))
    return {learner: marks for learner, marks in found.items() if len(marks) == len(items)}


def _folder(course: Settings, learner: str, assignment: str) -> Path:
    """Return the clean copy of a submission; where there is none, what nbgrader graded."""
    clean = course.received / learner / assignment
    return clean if clean.is_dir() else course.autograded / learner / assignment


def _learner(
    folder: Path, name: str, marks: Mapping[str, Mark], late_s: float, exercise: Exercise, facts: ModuleFacts
) -> Learner:
    handed = handed_in(folder, exercise)
    return Learner(
        name=name,
        marks=marks,
        handed=handed,
        arrived=arrived(exercise, handed),
        notes=received(folder) + handed.notes,
        late_s=late_s,
        decisions=decisions_in(folder, facts.scenario),
    )
