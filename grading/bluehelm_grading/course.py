"""Where things stand in a course folder: one place that knows the layout."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Course:
    """A course folder: the one that holds modules/, solutions/ and exercises/."""

    root: Path

    @property
    def modules(self) -> Path:
        """Module folders: module.md, the built notebook, the scenario and its data."""
        return self.root / "modules"

    @property
    def solutions(self) -> Path:
        """Exercise folders with their keys; nbgrader's source directory."""
        return self.root / "solutions"

    @property
    def exercises(self) -> Path:
        """What learners receive; nbgrader's release directory."""
        return self.root / "exercises"

    @property
    def runs(self) -> Path:
        """What a class leaves behind: submissions, the gradebook, feedback. Never under version control."""
        return self.root / "grading" / "runs"

    def module(self, module_id: str) -> str | None:
        """Return the folder of a module, such as 09_crisis_management for M09; None if it is not here."""
        found = sorted(self.modules.glob(f"{module_id.removeprefix('M')}_*/module.md"))
        return found[0].parent.name if found else None

    def key(self, assignment: str) -> Path:
        """Return the exercise.yaml of an assignment; it need not exist."""
        return self.solutions / assignment / "exercise.yaml"

    def source(self, assignment: str) -> Path:
        """Return nbgrader's source notebook of an assignment, with its hidden tests; it need not exist."""
        return self.solutions / assignment / f"{assignment}.ipynb"

    def release(self, assignment: str) -> Path:
        """Return the notebook that learners receive for an assignment; it need not exist."""
        return self.exercises / assignment / f"{assignment}.ipynb"


class NoCourseError(FileNotFoundError):
    """No course folder with the wanted exercise stands above a place."""


def course_above(place: Path, assignment: str) -> Course:
    """Find the course that a folder of a submission belongs to.

    Looks only in the parents of `place`: what a learner handed in stands in `place` itself and must never be
    taken for a key. Raises NoCourseError.
    """
    for folder in Path(os.path.abspath(place)).parents:
        course = Course(folder)
        if course.key(assignment).is_file():
            return course
    raise NoCourseError(
        f"No solutions/{assignment}/exercise.yaml stands above {place}. Points need the key: run this inside "
        "the instructor's course folder."
    )
