"""Notebook cells of ours: fixed ids, hidden code, and nbgrader's marks where a cell counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

KERNELSPEC = {"name": "python3", "display_name": "Python 3"}
LONGEST_ID = 64
_NOT_IN_IDS = re.compile(r"[^a-zA-Z0-9_-]+")

Cell = Any  # nbformat's NotebookNode, which has no types
Notebook = Any


def slug(text: str) -> str:
    """Turn a heading into the letters, digits, - and _ that a cell id may have.

    >>> slug("Before: prepare (¶3)")
    'before-prepare-3'
    """
    return _NOT_IN_IDS.sub("-", text.lower()).strip("-")[: LONGEST_ID - 8] or "start"


def markdown(cell_id: str, text: str, **metadata: object) -> Cell:
    """Make a text cell."""
    return new_markdown_cell(source=text.strip("\n"), id=cell_id, metadata=metadata)


def code(cell_id: str, source: str, **metadata: object) -> Cell:
    """Make a code cell whose source stays folded away: participants do not program."""
    return new_code_cell(source=source, id=cell_id, metadata={**metadata, **hidden()})


def hidden() -> dict[str, dict[str, bool]]:
    """Return the metadata with which JupyterLab folds the source of a cell."""
    return {"jupyter": {"source_hidden": True}}


def nbgrader(grade_id: str, points: float | None = None, manual: bool = False) -> dict[str, object]:
    """Make nbgrader's cell metadata (schema 3): locked and not graded, or graded by code, or by a person."""
    marks: dict[str, object] = {
        "schema_version": 3,
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not manual,
        "solution": manual,
        "task": False,
    }
    return marks if points is None else {**marks, "points": points}


def notebook(cells: Sequence[Cell], bluehelm: Mapping[str, object]) -> Notebook:
    """Put cells into a notebook; `bluehelm` says what it is: kind, id and title.

    The title stands in the metadata itself too, where nbconvert and Voilà look for the title of the page.
    """
    named = {"title": bluehelm["title"], "bluehelm": dict(bluehelm)}
    metadata = {"kernelspec": KERNELSPEC, "language_info": {"name": "python"}, **named}
    return new_notebook(cells=list(cells), metadata=metadata)


def text_of(book: Notebook) -> str:
    """Return the notebook as the text of its file; raises nbformat's ValidationError if it is not valid."""
    nbformat.validate(book)
    return str(nbformat.writes(book)).rstrip("\n") + "\n"
