"""A learner's whole work as one zip: the record, and the plays and answers of all modules.

It leaves a machine that keeps nothing (Binder) and comes back there, or goes to an instructor.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bluehelm.exercise import AnswersDamaged, ExerciseError, load_public, receipt
from bluehelm.record.lines import FILE as RECORD
from bluehelm.zipped import Entry, ZipError, unpacked

MARK = "luggage.json"
FORMAT = 1
PLAY = re.compile(r"modules/\d\d_\w{1,60}/play\.json", re.ASCII)
ANSWERS = re.compile(r"exercises/\w{1,60}/answers\.json", re.ASCII)
LARGEST = 10_000_000
LARGEST_UNPACKED = 60_000_000


class NotLuggageError(ValueError):
    """The chosen file is not a learner's work; the message is for the learner."""


def pack(course: Path, now: datetime) -> bytes:
    """Return the zip of all that a learner has done here. Raises FileNotFoundError if that is nothing."""
    files = dict(_files(course, now))
    if not files:
        raise FileNotFoundError("Nothing has been done here yet, so there is nothing to take along.")
    mark = {"format": FORMAT, "made_at": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {MARK: json.dumps(mark).encode(), **files}.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _files(course: Path, now: datetime) -> Iterator[tuple[str, bytes]]:
    if (course / RECORD).exists():
        yield RECORD, (course / RECORD).read_bytes()
    for path in sorted(course.glob("modules/*/play.json")):
        yield path.relative_to(course).as_posix(), path.read_bytes()
    for path in sorted(course.glob("exercises/*/answers.json")):
        yield path.relative_to(course).as_posix(), path.read_bytes()
        yield from _receipt(course, path, now)


def _receipt(course: Path, answers: Path, now: datetime) -> Iterator[tuple[str, bytes]]:
    """Yield the receipt of answers, for an instructor; answers that cannot be read travel without one."""
    try:
        made = receipt.make(load_public(answers.with_name("exercise.json")), answers.read_bytes(), now)
    except (AnswersDamaged, ExerciseError):
        return
    yield answers.with_name(receipt.NAME).relative_to(course).as_posix(), receipt.text(made).encode()


def unpack(name: str, content: bytes) -> dict[str, bytes]:
    """Return {path in the course: bytes} of the record, plays and answers in a file that a learner chose.

    Raises NotLuggageError, with a sentence that says what to choose instead.
    """
    if len(content) > LARGEST:
        raise NotLuggageError(f"“{name}” is larger than {LARGEST // 1_000_000} MB. {_CHOOSE}")
    try:
        files = unpacked(content, _wanted, LARGEST_UNPACKED)
    except ZipError as problem:
        raise NotLuggageError(f"“{name}” cannot be opened. {problem} {_CHOOSE}") from problem
    _check_mark(name, files.pop(MARK, b""))
    return files


_CHOOSE = "Choose the .zip file that “Make the file” gave you on this page."


def _check_mark(name: str, mark: bytes) -> None:
    try:
        written = json.loads(mark)["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise NotLuggageError(f"“{name}” does not hold your work. {_CHOOSE}") from error
    if written != FORMAT:
        raise NotLuggageError(
            f"“{name}” was made by a newer version of the course. Update the course to load it."
        )


def _wanted(entries: Sequence[Entry]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Give what has exactly one of our own names; the first of two that have the same."""
    taken: set[str] = set()
    for path, member in entries:
        name = "/".join(path)
        ours = name in (MARK, RECORD) or PLAY.fullmatch(name) or ANSWERS.fullmatch(name)
        if ours and name not in taken:
            taken.add(name)
            yield name, member


def of_exercise(path: Sequence[str], slug: str) -> bool:
    """Say whether a file of the zip belongs to the exercise: its answers, or the plays of its module.

    >>> of_exercise(("exercises", "crisis", "answers.json"), "crisis")
    True
    >>> of_exercise(("modules", "09_crisis", "play.json"), "crisis"), of_exercise(("luggage.json",), "crisis")
    (True, False)
    """
    if len(path) != 3:
        return False
    part, folder, _ = path
    return (part == "exercises" and folder == slug) or (part == "modules" and folder[3:] == slug)
