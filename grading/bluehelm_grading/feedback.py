"""nbgrader's `generate_feedback`, with our page: marks from the gradebook, answers from the graded folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbgrader.preprocessors import GetGrades

from bluehelm.exercise.receipt import code
from bluehelm_grading.cells import Cell, Notebook
from bluehelm_grading.course import course_above
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.feedback_page import page
from bluehelm_grading.intake import received, received_print
from bluehelm_grading.module_facts import module_facts
from bluehelm_grading.score import exercise_of
from bluehelm_grading.submission import handed_in


class FeedbackMarks(GetGrades):  # type: ignore[misc]
    """Takes points and comments from the gradebook, and leaves the page in the resources."""

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Make the page of one graded notebook."""
        self._marks: dict[str, Mark] = {}
        nb, resources = super().preprocess(nb, resources)
        where, folder = resources["nbgrader"], Path(resources["metadata"]["path"])
        exercise = exercise_of(folder, where["assignment"])
        resources["bluehelm"] = page(
            exercise,
            where["student"],
            handed_in(folder, exercise),
            self._marks,
            notes=received(folder),
            receipt=code(digest) if (digest := received_print(folder).receipt) else "",
            late_penalty=float(where["late_penalty"]),
            facts=module_facts(course_above(folder, where["assignment"]), exercise.module),
        )
        return nb, resources

    def _get_score(self, cell: Cell, resources: Any) -> None:
        super()._get_score(cell, resources)
        marks = cell.metadata.nbgrader
        where = (marks["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        waits = bool(self.gradebook.find_grade(*where).needs_manual_grade)
        mark = Mark(float(marks["score"]), waits, marks.get("comment") or "")
        self._marks[cell.metadata.bluehelm["item"]] = mark


class FeedbackExporter(Exporter):  # type: ignore[misc]
    """Hands the page over. Everything that it shows is in the one file: no script, no font."""

    file_extension = ".html"

    def from_notebook_node(self, nb: Notebook, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Return the HTML of one learner's page."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        return str(resources["bluehelm"]), resources
