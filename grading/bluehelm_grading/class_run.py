"""`bluehelm grade`: collect, grade and give feedback to a whole class, in parallel, as often as needed.

Work that is done is not done again: a run that was killed goes on where it stopped.
"""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from tqdm import tqdm

from bluehelm_grading.class_collect import collect
from bluehelm_grading.class_folders import GRADED, only_run, read_marker
from bluehelm_grading.class_grade import Graded, feedback_packed, grade, grade_packed, without_answers
from bluehelm_grading.class_gradebook import NOTHING, Entry, Standing, record, standings
from bluehelm_grading.class_key import ClassKey, class_key
from bluehelm_grading.class_pool import Crash, Pool
from bluehelm_grading.class_report import Outcome, counted, report
from bluehelm_grading.class_submission import (
    Submission,
    begin,
    is_as_it_was,
    is_graded,
    is_shown,
    keep_graded,
    keep_page,
    submission,
)
from bluehelm_grading.converter import Autograde
from bluehelm_grading.course import Course
from bluehelm_grading.exercise_notebook import grade_id
from bluehelm_grading.settings import Settings, gradebook, settings

BATCH = 20  # learners in one transaction


@dataclass(frozen=True)
class Run:
    """What one run works with: the course, what all are graded with, where, and the open gradebook."""

    course: Settings
    assignment: str
    key: ClassKey
    pool: Pool
    book: Any


@dataclass(frozen=True)
class Result:
    """One submission with its grading; `crashed` if it stopped its grader, and `graded` only says so."""

    submission: Submission
    graded: Graded
    crashed: bool


def run(root: Path, assignment: str, pool: Pool) -> int:
    """Grade an assignment and print what was done; returns 1 if some result could not be made, else 0.

    Raises FileNotFoundError where course, assignment or submissions are missing; ExerciseError, ReleaseError,
    CollectError, BusyError and ClusterError, each with a message for the instructor.
    """
    course = settings(root)
    _check(course, assignment)
    with only_run(Course(course.root).runs), gradebook(course) as book:
        archives = collect(course, assignment)
        if archives:
            print(f"Collected {counted(archives, 'archive')}.")
        folders = _receive(course, assignment)
        running = Run(course, assignment, class_key(course, assignment), pool, book)
        all_ = [submission(course, assignment, running.key, name, path) for name, path in folders.items()]
        graded = _grade(running, all_)
        shown, failed = _show(running, all_)
        after = standings(book, assignment)
    crashed = sum(result.crashed for result in graded)
    outcomes = [_outcome(one, after[one.paper.learner]) for one in all_]
    print(report(assignment, outcomes, len(graded), shown, crashed))
    return 1 if crashed or failed else 0


def _check(course: Settings, assignment: str) -> None:
    place = Course(course.root)
    names = sorted(path.parent.name for path in place.solutions.glob("*/exercise.yaml"))
    if assignment not in names:
        raise FileNotFoundError(
            f"There is no exercise '{assignment}'. There are: {', '.join(names) or 'none'}."
        )
    for built in (place.source(assignment), place.release(assignment)):
        if not built.is_file():
            raise FileNotFoundError(f"{built} is missing. Build it first: bluehelm build")


def _receive(course: Settings, assignment: str) -> dict[str, Path]:
    folders = CourseDirectory(config=course.config, assignment_id=assignment)
    if not any(course.submitted.glob(f"*/{assignment}")):
        raise FileNotFoundError(
            f"There are no submissions. Put them into {course.submitted}/LEARNER/{assignment}, "
            f"or archives into {course.root}/grading/runs/downloaded/{assignment}/archive."
        )
    said = logging.getLogger(__name__)  # what it warns of stands on stderr, as Python has it
    return Autograde(coursedir=folders, config=course.config, log=said).receive_all()


def _grade(run: Run, all_: list[Submission]) -> list[Result]:
    """Grade what is new or changed; gradebook and folders hold it when this returns."""
    before = standings(run.book, run.assignment)
    todo = {
        one.paper.learner: one for one in all_ if not is_graded(one, before.get(one.paper.learner, NOTHING))
    }
    calls = {name: (run.key.packed, one.paper) for name, one in todo.items()}
    finished: list[Result] = []
    with _progress("Grading", len(calls)) as bar:
        results = (_result(run, todo[name], found) for name, found in run.pool.results(grade_packed, calls))
        while batch := list(islice(results, BATCH)):
            _write(run, batch, before)
            finished += batch
            bar.update(len(batch))
    return finished


def _result(run: Run, one: Submission, found: Graded | Crash) -> Result:
    if isinstance(found, Crash):
        return Result(one, grade(run.key.key, without_answers(one.paper, found.why)), crashed=True)
    return Result(one, found, crashed=False)


def _write(run: Run, batch: list[Result], before: dict[str, Standing]) -> None:
    """Write the gradebook first, then the folders: a kill between the two leaves work to do again, no lie."""
    for result in batch:
        begin(result.submission)
    entries = [
        Entry(result.graded, result.submission.time)
        for result in batch
        if not is_as_it_was(
            result.submission, result.graded, before.get(result.submission.paper.learner, NOTHING)
        )
    ]
    record(run.book, run.assignment, entries, run.course.config)
    for result in batch:
        keep_graded(result.submission, run.key, result.graded, result.crashed)


def _show(run: Run, all_: list[Submission]) -> tuple[int, int]:
    """Write the pages that do not tell yet what the gradebook holds; returns how many, and how many not."""
    failed = 0
    now = standings(run.book, run.assignment)
    todo = {one.paper.learner: one for one in all_ if not is_shown(one, run.key, now[one.paper.learner])}
    calls = {name: _page_call(run, one, now[name]) for name, one in todo.items()}
    with _progress("Feedback", len(calls)) as bar:
        for name, found in run.pool.results(feedback_packed, calls):
            if isinstance(found, Crash):
                failed += 1
                print(f"The feedback page of {name} could not be made: {found.why}", file=sys.stderr)
            else:
                keep_page(todo[name], run.key, now[name], found)
            bar.update()
    return len(calls) - failed, failed


def _page_call(run: Run, one: Submission, standing: Standing) -> tuple[Any, ...]:
    marks = {item.id: standing.marks[grade_id(item.id)] for item in run.key.key.exercise.items}
    return run.key.packed, one.paper, marks, standing.penalty


def _outcome(one: Submission, standing: Standing) -> Outcome:
    done = read_marker(one.autograded, GRADED)
    return Outcome(one.paper.learner, standing, done.why, done.flagged)


def _progress(what: str, total: int) -> Any:
    """Make a progress bar, or say once what is begun where nobody watches."""
    seen = sys.stderr.isatty()
    if total and not seen:
        print(f"{what}: {counted(total, 'submission')} …")
    return tqdm(total=total, desc=what, unit=" submissions", disable=not (seen and total), leave=False)
