"""The sanitizer: whatever notebook came in, the released one goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from bluehelm_grading.cells import Notebook
from bluehelm_grading.course import course_above


class RestoreRelease(NbGraderPreprocessor):  # type: ignore[misc]
    """Replaces every cell and all metadata of a submitted notebook by those of the release.

    So a cell that the learner added is never executed or shown, and one that was changed, renamed, doubled or
    deleted is as it was. Answers are not in the notebook; they stand in answers.json.
    """

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Return the released notebook of the assignment; raises FileNotFoundError if it was never built."""
        return released(Path(resources["metadata"]["path"]), resources["nbgrader"]["assignment"]), resources


def released(folder: Path, assignment: str) -> Notebook:
    """Read the released notebook of the course in which a submission folder stands."""
    path = course_above(folder, assignment).release(assignment)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing. Build it first: bluehelm build")
    return nbformat.read(path, as_version=4)
