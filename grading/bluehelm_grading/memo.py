"""Bringing memos to the marker: the text in nbgrader's manual cell, with what the marker needs around it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from bluehelm.exercise import Exercise, Item
from bluehelm_grading.cells import Cell, Notebook, markdown
from bluehelm_grading.exercise_notebook import MEMO_CELL, is_memo
from bluehelm_grading.intake import received
from bluehelm_grading.markup import block, plain
from bluehelm_grading.score import exercise_of, item_of
from bluehelm_grading.submission import Handed, Notes, handed_in

STUB = MEMO_CELL
BLANK = "No memo was handed in."
MAX_MEMO_CHARACTERS = 20_000


class MemoText(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes each memo into its cell, so that nbgrader queues it for a person.

    A cell that stays as it was gets 0 and nobody sees it; so a blank memo is written as well, in words. Notes
    for the marker and the rubric go into cells of their own.
    """

    def preprocess(self, nb: Notebook, resources: Any) -> tuple[Notebook, Any]:
        """Fill the memo cells of a restored notebook."""
        folder = Path(resources["metadata"]["path"])
        exercise = exercise_of(folder, resources["nbgrader"]["assignment"])
        handed = handed_in(folder, exercise)
        nb.cells = with_memos(nb.cells, exercise, handed, received(folder) + handed.notes)
        return nb, resources


def with_memos(cells: Sequence[Cell], exercise: Exercise, handed: Handed, notes: Notes) -> list[Cell]:
    """Fill in the memo cells, which are changed, and put notes and aids for the marker among the cells."""
    filled = _notes_cells(notes)
    for cell in cells:
        item = item_of(exercise, cell.metadata.bluehelm["item"]) if "bluehelm" in cell.metadata else None
        if item is not None and is_memo(item):
            filled.append(_aid_cell(item))
            cell.source = memo_block(item, handed)
        filled.append(cell)
    return filled


def memo_text(item: Item, handed: Handed) -> str:
    """Return the memo that was handed in, cleaned; empty if there is none or it is not text."""
    part = next(part for part in item.parts if part.kind == "memo")
    text = handed.of(item.id).get(part.id)
    return plain(text)[:MAX_MEMO_CHARACTERS].strip() if isinstance(text, str) else ""


def memo_block(item: Item, handed: Handed) -> str:
    """Return the memo as a block of text that no Markdown reader changes; says so if there is none."""
    return block(memo_text(item, handed) or BLANK, "bh-memo")


def _notes_cells(notes: Notes) -> list[Cell]:
    if not notes.marker:
        return []
    lines = "".join(f"<li>{block(text, 'bh-note')}</li>" for text in notes.marker)
    return [markdown("for-the-marker", f"<h3>For the marker</h3><ul>{lines}</ul>")]


def _aid_cell(item: Item) -> Cell:
    """Put rubric, markers and model points beside the memo; learners see this cell nowhere."""
    part: Any = next(part for part in item.parts if part.kind == "memo")
    rows = "".join(
        f"<tr><th>{level.level} {escape(level.name)}</th><td>{level.least}–{level.most}</td>"
        f"<td>{escape(level.text)} {escape(part.markers.get(str(level.level), ''))}</td></tr>"
        for level in part.rubric
    )
    model = "".join(f"<li>{escape(text)}</li>" for text in part.model_points)
    table = f"<table><tr><th>Level</th><th>Points</th><th>What it looks like</th></tr>{rows}</table>"
    text = f"<h3>Marking aid: {escape(item.title)}</h3>{table}<p>A strong memo has:</p><ul>{model}</ul>"
    return markdown(f"{item.id.lower()}-aid", text.replace("\n", " "))
