"""Receiving: copy from a learner's folder only what grading needs, and note all else.

nbgrader reads the copy, so that a broken, huge or hostile file stops nobody's grading, and what was handed in
stays as it was.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from nbgrader.utils import parse_utc

from bluehelm.exercise import PublicExercise, load_public, receipt
from bluehelm.exercise.errors import ReceiptError
from bluehelm_grading.alike import NO_PRINT, Print, alike, print_of
from bluehelm_grading.markup import plain
from bluehelm_grading.notebook_changes import cells_of, changes
from bluehelm_grading.submission import (
    ANSWERS,
    BROKEN,
    COLLECTED,
    DATA_FILES,
    MAX_ANSWERS_BYTES,
    MAX_NOTEBOOK_BYTES,
    PLAY,
    RECEIPT,
    TIMESTAMP,
    Notes,
    UnreadableError,
    read_bounded,
    unreadable,
)

RECEIVED = "received.json"
EXPECTED = DATA_FILES | {BROKEN, COLLECTED, "exercise.json", "answers.previous.json", ".ipynb_checkpoints"}
MAX_NOTE_BYTES = 20_000
TIME = re.compile(
    r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?( ?(Z|[A-Z]{2,5}|[+-]\d\d:?\d\d))?", re.ASCII
)
SHOWN_CHARACTERS = 2_000
SHOWN_NAMES = 20
LONGEST_NAME = 128  # as in the tables of nbgrader's gradebook


def receive(handed_in: Path, into: Path, release: Path, now: datetime | None = None) -> Notes:
    """Make `into` from the folder `handed_in`: the released notebook, the answers, the time, and the notes.

    `into` is made afresh. `release` is the released notebook, with its exercise.json beside it. `now` is the
    time against which clocks are checked. Raises OSError only for faults of this machine.
    """
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    shutil.copyfile(release, into / release.name)
    notes, found = _contents(handed_in, into, release, now or datetime.now(UTC))
    _keep(into, notes, found)
    return notes


def unusable(learner: str) -> str:
    """Say why nbgrader could not find the folder of a learner again, or keep the name; empty if it can."""
    if len(learner) > LONGEST_NAME or not re.fullmatch(r"[^\[\]*?\r\n\ud800-\udfff]+", learner):
        return (
            f"Rename the folder: a learner's name has at most {LONGEST_NAME} characters, all on one line, "
            "and none of [ ] * ?"
        )
    return ""


def received(folder: Path) -> Notes:
    """Read the notes that receiving left in a folder; none if it did not make the folder."""
    return _kept(folder)[0]


def received_print(folder: Path) -> Print:
    """Read which answers were received; NO_PRINT if there were none or `receive` did not make the folder."""
    return _kept(folder)[1]


def note_alike(folders: Mapping[str, Path]) -> None:
    """Tell the marker which of a class handed in the same answers; `folders` are received, by learner."""
    for learner, notes in alike({name: received_print(path) for name, path in folders.items()}).items():
        before, found = _kept(folders[learner])
        _keep(folders[learner], before + notes, found)


def _keep(into: Path, notes: Notes, found: Print) -> None:
    text = json.dumps({**asdict(notes), **asdict(found)}, indent=1)
    (into / RECEIVED).write_text(text, encoding="utf-8")


def _kept(folder: Path) -> tuple[Notes, Print]:
    try:
        kept = json.loads(read_bounded(folder / RECEIVED, MAX_ANSWERS_BYTES))
        notes = Notes(
            tuple(map(str, kept["learner"])), tuple(map(str, kept["marker"])), bool(kept["flagged"])
        )
        return notes, Print(str(kept["answers"]), str(kept["receipt"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Notes(), NO_PRINT


def _contents(handed_in: Path, into: Path, release: Path, now: datetime) -> tuple[Notes, Print]:
    """Take what is needed out of a folder; returns what is to be said and which answers came."""
    try:
        if not stat.S_ISDIR(os.lstat(handed_in).st_mode):
            return unreadable("In place of the submission's folder stands a single file or a link."), NO_PRINT
        there = {name: handed_in / name for name in sorted(os.listdir(handed_in))}
    except OSError as problem:
        return unreadable(f"The folder of the submission cannot be opened ({problem.strerror})."), NO_PRINT
    exercise = _exercise(release.parent / "exercise.json")
    content, about_answers = _answers(_named(there, handed_in, ANSWERS), into)
    digest, about_receipt = _receipt(_named(there, handed_in, RECEIPT), exercise, content, now)
    notes = _archive(handed_in) + about_answers + about_receipt + _play(_named(there, handed_in, PLAY), into)
    notes += _time(_named(there, handed_in, TIMESTAMP), into, now) + _others(there, release.name)
    if there.keys() - {BROKEN, COLLECTED}:
        notes += _notebook(_named(there, handed_in, release.name), release)
    return notes, replace(print_of(content, exercise), receipt=digest)


@lru_cache(maxsize=8)
def _exercise(path: Path) -> PublicExercise:
    return load_public(path)


def _named(there: Mapping[str, Path], folder: Path, name: str) -> Path:
    """Return the file of a name, or else the first that differs from it only in capital letters."""
    same = (path for other, path in there.items() if other.casefold() == name.casefold())
    return folder / name if name in there else next(same, folder / name)


def _notebook(path: Path, release: Path) -> Notes:
    """Note what a learner did to the notebook; its text is shown to the marker and used for nothing else."""
    fresh = "Your answers were graded with a fresh copy of it; no points are lost by this."
    try:
        cells = cells_of(read_bounded(path, MAX_NOTEBOOK_BYTES))
    except FileNotFoundError:
        text = f"Your submission did not hold the notebook {release.name}. {fresh}"
        return Notes((text,), (f"The submission held no {release.name}; a fresh copy was used.",))
    except UnreadableError as problem:
        text = f"The notebook {release.name} in your submission could not be read. {fresh}"
        return Notes((text,), (f"{release.name} could not be read. {problem} A fresh copy was used.",))
    return changes(cells, cells_of(release.read_bytes()))


def _answers(path: Path, into: Path) -> tuple[bytes | None, Notes]:
    try:
        content = read_bounded(path, MAX_ANSWERS_BYTES)
    except FileNotFoundError:
        return None, Notes()  # a blank submission; the reader of answers says so
    except UnreadableError as problem:
        return None, unreadable(str(problem))
    (into / ANSWERS).write_bytes(content)
    return content, Notes()


def _play(path: Path, into: Path) -> Notes:
    """Copy the plays for the dashboard, which reads them as data; they never change points."""
    try:
        (into / PLAY).write_bytes(read_bounded(path, MAX_ANSWERS_BYTES))
        return Notes()
    except FileNotFoundError:
        return Notes()
    except UnreadableError as problem:
        return Notes(marker=(f"{PLAY} in the submission was left out. {problem}",))


def _receipt(path: Path, exercise: PublicExercise, answers: bytes | None, now: datetime) -> tuple[str, Notes]:
    """Hold a receipt against the answers; returns its hash. A misfit is for the marker and costs nothing."""
    try:
        found = receipt.parse(read_bounded(path, receipt.MAX_BYTES))
    except FileNotFoundError:
        return "", Notes()
    except (UnreadableError, ReceiptError) as problem:
        return "", Notes(marker=(f"{RECEIPT} in the submission cannot be used. {plain(str(problem))}",))
    misfits = receipt.check(found, exercise, answers or b"", now)
    return found.sha256, Notes(marker=tuple(map(plain, misfits)))


def _time(path: Path, into: Path, now: datetime) -> Notes:
    """Copy the time of submission if it is one; nbgrader gives up on a learner whose time it cannot read."""
    try:
        text = read_bounded(path, MAX_NOTE_BYTES).decode("utf-8").strip()
        if not TIME.fullmatch(text):  # other words would be guessed at, or looked up as files of time zones
            raise ValueError(text)
        if parse_utc(text) > (now + receipt.CLOCKS_DIFFER).astimezone(UTC).replace(tzinfo=None):
            return Notes(marker=(f"The time of submission ({text}) is still to come and was left out.",))
        (into / TIMESTAMP).write_text(text + "\n", encoding="utf-8")
        return Notes()
    except FileNotFoundError:
        return Notes()
    except (ValueError, OverflowError):
        return Notes(marker=(f"The time of submission ({TIMESTAMP}) cannot be read and was left out.",))


def _others(there: Mapping[str, Path], notebook: str) -> Notes:
    expected = {name.casefold() for name in EXPECTED | {notebook}}
    names = [" ".join(_shown(name).split()) or "?" for name in there if name.casefold() not in expected]
    if not names:
        return Notes()
    listed = ", ".join(names[:SHOWN_NAMES])[:SHOWN_CHARACTERS]
    return Notes(marker=(f"Other files in the submission were not read: {listed}.",))


def _archive(handed_in: Path) -> Notes:
    """Tell what collecting noted about the archives of this learner."""
    notes = Notes()
    broken, collected = (_note(handed_in / name) for name in (BROKEN, COLLECTED))
    if broken:
        notes += Notes(
            (
                "The archive that you handed in could not be opened. Your instructor has been told; "
                "hand in again.",
            ),
            (f"An archive that was handed in could not be opened. {broken}",),
            flagged=True,
        )
    return notes + Notes(marker=(collected,)) if collected else notes


def _note(path: Path) -> str:
    try:
        text = read_bounded(path, MAX_NOTE_BYTES).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    except UnreadableError as problem:
        return str(problem)
    return _shown(text).strip() or "No reason was noted."


def _shown(text: str) -> str:
    """Make text from a learner fit to be kept and shown."""
    return plain(text)[:SHOWN_CHARACTERS]
