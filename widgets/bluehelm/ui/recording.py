"""Which record the pages of a course write into, and what is written that concerns a whole module.

play.json and answers.json stay the working files of their pages. A page whose file knows more than the record
(an older version wrote it, or a crash fell between the two) tells the record when it opens.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bluehelm.record import ModuleProgress, Record, events, progress

SWITCH = "BLUEHELM_RECORD"
"""Set to "off" in the environment, nothing is recorded: when notebooks are tested, for one."""

_records: dict[Path, Record] = {}


def record_of(folder: Path) -> Record | None:
    """Return the record of the course that a page's folder is part of; None if nothing is to be recorded."""
    course = course_of(folder)
    if course is None or os.environ.get(SWITCH) == "off":
        return None
    return _records.setdefault(course, Record(course))


def course_of(folder: Path) -> Path | None:
    """Return the course of a page's folder: none for a draft, and none for an instructor's `solutions`."""
    inner = folder if folder.name == "modules" else folder.parent
    if inner.name not in ("modules", "exercises") or not (inner.parent / "modules").is_dir():
        return None
    return inner.parent


def note_opened() -> None:
    """Write that the module whose page this process shows was opened."""
    folder = Path.cwd()
    if record := record_of(folder):
        record.append(events.opened(f"M{folder.name[:2]}"))


def settle(record: Record, module_id: str, news: bool = True) -> None:
    """Write that a module is done if its scenario is played and its exercises are answered.

    Else, if there is `news` of one of the two, how far it is.
    """
    module = progress(record.statements()).module(module_id)
    done = list(_parts(record.folder, module_id, module))
    if done and all(done):
        if module.completed_at is None:
            record.append(events.completed(module_id))
    elif any(done) and news:
        record.append(events.progressed(module_id, sum(done), len(done)))


def _parts(course: Path, module_id: str, module: ModuleProgress) -> Iterator[bool]:
    """Yield, for each part that the module has, whether it is done."""
    folder = next((course / "modules").glob(f"{module_id.removeprefix('M')}_*"), None)
    if folder is None:
        return
    if (folder / "scenario.yaml").exists():
        yield bool(module.plays)
    if (course / "exercises" / folder.name.split("_", 1)[1] / "exercise.json").exists():
        yield module.answers_done_at is not None
