"""Receiving: copy from a learner's folder only what grading needs, and note all else.

nbgrader reads the copy, so that a broken, huge or hostile file stops nobody's grading, and what was handed in
stays as it was.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nbgrader.utils import parse_utc

from bluehelm_grading.submission import (
    ANSWERS,
    MAX_ANSWERS_BYTES,
    MAX_NOTEBOOK_BYTES,
    Notes,
    UnreadableError,
    read_bounded,
    unreadable,
)

RECEIVED = "received.json"
TIMESTAMP = "timestamp.txt"
BROKEN = "archive_not_readable.txt"
EXPECTED = frozenset({ANSWERS, TIMESTAMP, BROKEN, "exercise.json", "answers.previous.json"})
SHOWN_CHARACTERS = 2_000
SHOWN_CELLS = 20


def receive(handed_in: Path, into: Path, release: Path) -> Notes:
    """Make `into` from the folder `handed_in`: the released notebook, the answers, the time, and the notes.

    `into` is made afresh. `release` is the released notebook. Raises OSError only for faults of this machine.
    """
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    shutil.copyfile(release, into / release.name)
    notes = _notebook(handed_in / release.name, release) + _answers(handed_in, into) + _time(handed_in, into)
    notes += _others(handed_in, release.name) + _archive(handed_in)
    (into / RECEIVED).write_text(json.dumps(asdict(notes), ensure_ascii=False, indent=1), encoding="utf-8")
    return notes


def received(folder: Path) -> Notes:
    """Read the notes that `receive` left in a folder; none if it did not make the folder."""
    try:
        kept = json.loads(read_bounded(folder / RECEIVED, MAX_ANSWERS_BYTES))
        return Notes(tuple(map(str, kept["learner"])), tuple(map(str, kept["marker"])), bool(kept["flagged"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Notes()


def _notebook(path: Path, release: Path) -> Notes:
    """Note what a learner did to the notebook; its text is shown to the marker and used for nothing else."""
    fresh = "Your answers were graded with a fresh copy of it; no points are lost by this."
    try:
        cells = _cells(read_bounded(path, MAX_NOTEBOOK_BYTES))
    except FileNotFoundError:
        text = f"Your submission did not hold the notebook {path.name}. {fresh}"
        return Notes((text,), (f"The submission held no {path.name}; a fresh copy was used.",))
    except (UnreadableError, ValueError, RecursionError) as problem:
        text = f"The notebook {path.name} in your submission could not be read. {fresh}"
        return Notes((text,), (f"{path.name} could not be read: {_short(problem)}. A fresh copy was used.",))
    return _changes(cells, _cells(release.read_bytes()))


def _cells(content: bytes) -> list[tuple[str, str]]:
    """Return (type, source) of each cell of a notebook file; raises ValueError if it is not a notebook."""
    book = json.loads(content)
    cells = book.get("cells") if isinstance(book, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise ValueError("it has no list of cells")
    return [(str(cell.get("cell_type")), _source(cell.get("source"))) for cell in cells]


def _source(source: Any) -> str:
    return "".join(map(str, source)) if isinstance(source, list) else str(source or "")


def _changes(cells: list[tuple[str, str]], release: list[tuple[str, str]]) -> Notes:
    """List the cells that the release does not have: added ones, and what was typed over one of ours."""
    known = {source.strip() for _, source in release} | {""}
    strange = [(kind, source.strip()) for kind, source in cells if source.strip() not in known]
    notes = [
        f"A {kind} cell that the release does not have was dropped and not run: {source[:SHOWN_CHARACTERS]}"
        for kind, source in strange[:SHOWN_CELLS]
    ]
    if len(strange) > SHOWN_CELLS:
        notes.append(f"{len(strange) - SHOWN_CELLS} more such cells were dropped.")
    return Notes(marker=tuple(notes))


def _answers(handed_in: Path, into: Path) -> Notes:
    try:
        content = read_bounded(handed_in / ANSWERS, MAX_ANSWERS_BYTES)
    except FileNotFoundError:
        return Notes()  # a blank submission; the reader of answers says so
    except UnreadableError as problem:
        return unreadable(str(problem))
    (into / ANSWERS).write_bytes(content)
    return Notes()


def _time(handed_in: Path, into: Path) -> Notes:
    """Copy the time of submission if it is one; nbgrader gives up on a learner whose time it cannot read."""
    try:
        text = read_bounded(handed_in / TIMESTAMP, 1_000_000)[:100].decode("utf-8").strip()
        if text and parse_utc(text):
            (into / TIMESTAMP).write_text(text + "\n", encoding="utf-8")
        return Notes()
    except FileNotFoundError:
        return Notes()
    except (ValueError, OverflowError):
        return Notes(marker=("The time of submission (timestamp.txt) cannot be read and was left out.",))


def _others(handed_in: Path, notebook: str) -> Notes:
    names = sorted(path.name for path in handed_in.iterdir() if path.name not in EXPECTED | {notebook})
    if not names:
        return Notes()
    listed = ", ".join(names[:SHOWN_CELLS])[:SHOWN_CHARACTERS]
    return Notes(marker=(f"Other files in the submission were not read: {listed}.",))


def _archive(handed_in: Path) -> Notes:
    """Say that an archive could not be opened, where collecting left a note about that."""
    if not (handed_in / BROKEN).exists():
        return Notes()
    learner = (
        "The archive that you handed in could not be opened. Your instructor has been told; hand in again."
    )
    return Notes((learner,), ("The archive that was handed in could not be opened.",), flagged=True)


def _short(problem: BaseException) -> str:
    return (str(problem) or type(problem).__name__)[:200].rstrip(".")
