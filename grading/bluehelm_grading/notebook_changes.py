"""What a learner did to the notebook: told to the marker, shown as text, used for nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bluehelm_grading.markup import plain
from bluehelm_grading.submission import Notes, UnreadableError

SHOWN_CHARACTERS = 2_000
SHOWN_CELLS = 20
MAX_CELLS = 2_000


@dataclass(frozen=True)
class CellText:
    """One cell of a notebook file. `marks` is nbgrader's metadata as text: what it counts for."""

    kind: str
    source: str
    marks: str


def cells_of(content: bytes) -> list[CellText]:
    """Read the cells of a notebook file; raises UnreadableError with a sentence if it is not a notebook."""
    try:
        book = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise UnreadableError("It breaks off, or it is no notebook.") from problem
    cells = book.get("cells") if isinstance(book, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise UnreadableError("It has no list of cells.")
    if len(cells) > MAX_CELLS:
        raise UnreadableError(f"It has more than {MAX_CELLS:,} cells.")
    return [
        CellText(str(cell.get("cell_type"))[:20], _source(cell.get("source")), _marks(cell)) for cell in cells
    ]


def _source(source: Any) -> str:
    return ("".join(map(str, source)) if isinstance(source, list) else str(source or "")).strip()


def _marks(cell: dict[str, Any]) -> str:
    metadata = cell.get("metadata")
    return json.dumps(metadata.get("nbgrader") if isinstance(metadata, dict) else None, sort_keys=True)


def changes(cells: Sequence[CellText], release: Sequence[CellText]) -> Notes:
    """Note the cells that the release does not have, and which of ours were missing, doubled or re-marked."""
    theirs = Counter(cell.source for cell in cells)
    ours = Counter(cell.source for cell in release)
    strange = [cell for cell in cells if cell.source and cell.source not in ours]
    known = {(cell.source, cell.marks) for cell in release}
    marked = [cell for cell in cells if cell.source in ours and (cell.source, cell.marks) not in known]
    doubled = sum(max(0, theirs[source] - number) for source, number in ours.items() if source)
    told = [
        *map(_dropped, strange[:SHOWN_CELLS]),
        _counted(len(strange) - SHOWN_CELLS, "more that the release does not have", "dropped"),
        _counted((ours - theirs).total(), "of the release", "missing or changed and put back"),
        _counted(doubled, "of the release", "doubled and taken out"),
        _counted(len(marked), "of the release", "given other grading marks; ours were used"),
    ]
    return Notes(marker=tuple(filter(None, told)))


def _dropped(cell: CellText) -> str:
    shown = plain(cell.source[:SHOWN_CHARACTERS])
    return f"A {plain(cell.kind)} cell that the release does not have was dropped and not run: {shown}"


def _counted(number: int, which: str, fate: str) -> str:
    """Say how many cells met a fate; nothing for none."""
    if number < 1:
        return ""
    return f"{number} cell{'' if number == 1 else 's'} {which} {'was' if number == 1 else 'were'} {fate}."
