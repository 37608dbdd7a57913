"""One learner's submission in a class run: what was received, and where its results go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from bluehelm.exercise.receipt import code
from bluehelm_grading.class_folders import (
    GRADED,
    READ_ONLY,
    SHOWN,
    WRITABLE,
    Done,
    clear,
    drop_markers,
    fill,
    print_of,
    read_marker,
    same,
    write_marker,
)
from bluehelm_grading.class_grade import Graded, Paper
from bluehelm_grading.class_gradebook import Standing
from bluehelm_grading.class_key import ClassKey
from bluehelm_grading.intake import RECEIVED, received, received_print
from bluehelm_grading.settings import Settings
from bluehelm_grading.submission import ANSWERS, TIMESTAMP

KEPT = (ANSWERS, RECEIVED, TIMESTAMP)
PUBLIC = (TIMESTAMP,)  # of those, what nbgrader lets through to the learner


@dataclass(frozen=True)
class Submission:
    """What was received of one learner. `print` changes when the result of grading may."""

    paper: Paper
    assignment: str
    files: Mapping[str, bytes]
    print: str
    autograded: Path
    feedback: Path

    @property
    def time(self) -> datetime | None:
        """Return the time of submission, UTC; None if it is not known."""
        text = self.files.get(TIMESTAMP)
        return parse_utc(text.decode().strip()) if text else None

    @property
    def page(self) -> Path:
        """Return where the learner's page stands."""
        return self.feedback / f"{self.assignment}.html"


def submission(course: Settings, assignment: str, key: ClassKey, learner: str, folder: Path) -> Submission:
    """Read the folder that receiving made for a learner."""
    files = {name: (folder / name).read_bytes() for name in KEPT if (folder / name).is_file()}
    digest = received_print(folder).receipt
    paper = Paper(learner, files.get(ANSWERS), received(folder), code(digest) if digest else "")
    place = Path(learner) / assignment
    return Submission(
        paper=paper,
        assignment=assignment,
        files=files,
        print=print_of(key.grade_print, learner, *(files.get(name) for name in KEPT)),
        autograded=course.autograded / place,
        feedback=course.feedback / place,
    )


def is_graded(one: Submission, standing: Standing) -> bool:
    """Say whether folder and gradebook hold the result for exactly these files."""
    marker = read_marker(one.autograded, GRADED)
    return marker.print == print_of(one.print, repr(sorted(standing.points.items()))) and bool(
        standing.points
    )


def is_as_it_was(one: Submission, graded: Graded, standing: Standing) -> bool:
    """Say whether grading again gave what stands there already: then nothing needs to be marked again."""
    notebook = one.autograded / f"{one.assignment}.ipynb"
    unmoved = one.time is None or one.time == standing.time
    return unmoved and graded.points == standing.points and same(notebook, graded.notebook.encode())


def keep_graded(one: Submission, key: ClassKey, graded: Graded, crashed: bool) -> None:
    """Write the graded notebook and what belongs beside it; the marker comes last.

    The gradebook must have been written before. What stopped its grader is tried again each time.
    """
    files = {**one.files, **key.files, f"{one.assignment}.ipynb": graded.notebook.encode()}
    fill(one.autograded, files, READ_ONLY)
    clear(one.autograded, files)
    seen = "" if crashed else print_of(one.print, repr(sorted(graded.points.items())))
    write_marker(one.autograded, GRADED, Done(seen, graded.notes.marker, graded.notes.flagged))


def page_print(one: Submission, key: ClassKey, standing: Standing) -> str:
    """Return the print of all that decides the feedback page."""
    return print_of(key.page_print, one.print, repr(sorted(standing.marks.items())), repr(standing.penalty))


def is_shown(one: Submission, key: ClassKey, standing: Standing) -> bool:
    """Say whether the learner's page tells what the gradebook holds."""
    return read_marker(one.autograded, SHOWN).print == page_print(one, key, standing) and one.page.is_file()


def keep_page(one: Submission, key: ClassKey, standing: Standing, page: str) -> None:
    """Write a learner's page and the files that nbgrader puts beside it; the marker comes last."""
    beside = {name: one.files[name] for name in PUBLIC if name in one.files}
    fill(one.feedback, {**beside, **key.files, one.page.name: page.encode()}, WRITABLE)
    write_marker(one.autograded, SHOWN, Done(page_print(one, key, standing)))


def begin(one: Submission) -> None:
    """Say no more that a submission is finished, before anything of it is changed."""
    drop_markers(one.autograded)
