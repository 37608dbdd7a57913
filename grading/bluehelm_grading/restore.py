"""The sanitizer: whatever notebook came in, the released one goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from bluehelm_grading.cells import Notebook
from bluehelm_grading.course import course_above


class RestoreRelease(NbGraderPreprocessor):  # type: ignore[misc]
    """Replaces every cell and all metadata of a submitted notebook by those of the source of the release.

    So a cell that the learner added is never executed or shown, and one that was changed, renamed, doubled or
    deleted is as it was. Answers are not in the notebook; they stand in answers.json.
    """

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Return the notebook of the assignment, hidden tests included, whatever `nb` is.

        Raises FileNotFoundError if it was never built.
        """
        return source_notebook(
            Path(resources["metadata"]["path"]), resources["nbgrader"]["assignment"]
        ), resources


def source_notebook(folder: Path, assignment: str) -> Notebook:
    """Read nbgrader's source notebook of the course in which a submission folder stands."""
    path = course_above(folder, assignment).source(assignment)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing. Build it first: bluehelm build")
    return nbformat.read(path, as_version=4)
