"""Removing a learner's record from this computer, and saying what else is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bluehelm.files import folder_lock, sync_folder

PLAYS = "modules/*/play*.json"
ANSWERS = "exercises/*/answers*.json"


@dataclass(frozen=True)
class Kept:
    """The files of a learner in a course: of the record, and the working files of the pages."""

    record: tuple[Path, ...]
    plays: tuple[Path, ...]
    answers: tuple[Path, ...]


def kept(course: Path) -> Kept:
    """Return what is there now."""
    found = (tuple(sorted(course.glob(each))) for each in ("record*.jsonl", PLAYS, ANSWERS))
    return Kept(*found)


def forget(course: Path, all_of_it: bool) -> tuple[Path, ...]:
    """Remove the record, or with `all_of_it` plays and answers as well; return what was removed."""
    with folder_lock(course):
        found = kept(course)
        gone = (*found.record, *found.plays, *found.answers) if all_of_it else found.record
        for path in gone:
            path.unlink(missing_ok=True)
        for folder in {path.parent for path in gone}:
            sync_folder(folder)
    return gone
