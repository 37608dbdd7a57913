"""Grading in process: our own graded cells, one validated data file, no kernel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat.v4 import new_output
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from bluehelm.exercise import Exercise
from bluehelm_grading.cells import Cell, Notebook
from bluehelm_grading.exercise_notebook import grade_source
from bluehelm_grading.intake import received
from bluehelm_grading.item_page import item_page
from bluehelm_grading.score import exercise_of, item_of, score_of
from bluehelm_grading.submission import Handed, handed_in


class StrangeCellError(RuntimeError):
    """A graded cell holds code that the builder did not write."""


class ExecuteInProcess(NbGraderPreprocessor):  # type: ignore[misc]
    """Gives each graded code cell the output that a kernel would give it: the feedback, then the points.

    Nothing is executed. A cell is graded only if its source is exactly what our builder writes for its item.
    """

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Fill in the outputs; raises StrangeCellError for a graded cell of another author."""
        folder = Path(resources["metadata"]["path"])
        exercise = exercise_of(folder, resources["nbgrader"]["assignment"])
        fill_outputs(nb, exercise, handed_in(folder, exercise))
        return nb, resources


class FlagForMarker(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts every grade of a submission that could not be read into the marker's queue."""

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Set needs_manual_grade in the gradebook; the notebook stays as it is."""
        where = resources["nbgrader"]
        folder = Path(resources["metadata"]["path"])
        notes = received(folder) + handed_in(folder, exercise_of(folder, where["assignment"])).notes
        if notes.flagged:
            _flag(where["db_url"], where["notebook"], where["assignment"], where["student"])
        return nb, resources


def fill_outputs(nb: Notebook, exercise: Exercise, handed: Handed) -> None:
    """Put feedback and points into the graded code cells; raises StrangeCellError for another author's."""
    for cell in filter(_is_graded_code, nb.cells):
        item = item_of(exercise, _item_id(cell))
        score = score_of(item, handed)
        cell.outputs = _outputs(item_page(item, score), score.points)
        cell.execution_count = 1


def _is_graded_code(cell: Cell) -> bool:
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("grade"))


def _item_id(cell: Cell) -> str:
    item_id = str(cell.metadata.get("bluehelm", {}).get("item", ""))
    if cell.source != grade_source(item_id):
        raise StrangeCellError(
            f"The graded cell '{cell.metadata.nbgrader['grade_id']}' is not one that bluehelm builds. "
            "Rebuild the exercise (bluehelm build) and register it (nbgrader generate_assignment --force), "
            "or grade with a kernel: see nbgrader_config.py."
        )
    return item_id


def _outputs(page: str, points: float) -> list[Any]:
    shown = new_output("display_data", data={"text/html": page, "text/plain": "Feedback for this exercise."})
    return [shown, new_output("execute_result", data={"text/plain": repr(points)}, execution_count=1)]


def _flag(db_url: str, notebook: str, assignment: str, student: str) -> None:
    with Gradebook(db_url) as gradebook:
        for grade in gradebook.find_submission_notebook(notebook, assignment, student).grades:
            grade.needs_manual_grade = True
        gradebook.db.commit()
