"""What a learner handed in, read as data: bounded in size, never followed through a link, never executed."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bluehelm.exercise import Answers, AnswersDamaged, PublicExercise, parse_answers, receipt
from bluehelm_grading.markup import plain

ANSWERS = "answers.json"
RECEIPT = receipt.NAME
TIMESTAMP = "timestamp.txt"
PLAY = "play.json"  # the plays of the module's scenario, from learners who want to share them
DATA_FILES = frozenset({ANSWERS, RECEIPT, TIMESTAMP, PLAY})
# Notes that collecting leaves in a submission: about archives that could not be opened, and about several.
BROKEN = "archive_not_readable.txt"
COLLECTED = "archives_collected.txt"
MAX_ANSWERS_BYTES = 1_000_000
MAX_NOTEBOOK_BYTES = 2_000_000


class UnreadableError(ValueError):
    """A file of a submission cannot be used; the message is a sentence about it: 'It is …'."""


@dataclass(frozen=True)
class Notes:
    """What people have to know about a submission: messages to the learner, and to the marker.

    `flagged` says that the points must be looked at by a person.
    """

    learner: tuple[str, ...] = ()
    marker: tuple[str, ...] = ()
    flagged: bool = False

    def __add__(self, other: Notes) -> Notes:
        """Put two sets of notes together, in order, each message once.

        Of what was handed in and could not be read it is not said that nothing was handed in.
        """
        flagged = self.flagged or other.flagged
        unsaid = {NO_ANSWERS} if flagged else set()
        learner = (text for text in self.learner + other.learner if text not in unsaid)
        marker = (text for text in self.marker + other.marker if text not in unsaid)
        return Notes(tuple(dict.fromkeys(learner)), tuple(dict.fromkeys(marker)), flagged)


NO_ANSWERS = "No answers were handed in."
NOTHING = Notes((NO_ANSWERS,), (NO_ANSWERS,))


def unreadable(reason: str) -> Notes:
    """Say to both that answers.json gives no points until a person looked at it; `reason` is a sentence."""
    reason = plain(reason)
    learner = (
        f"The file of your answers could not be read. {reason} For now your answers give no points. "
        f"Your instructor has been told. If you have another copy of the file {ANSWERS}, send it."
    )
    marker = f"{ANSWERS} could not be read. {reason} It gave no points: ask the learner for another copy."
    return Notes((learner,), (marker,), flagged=True)


@dataclass(frozen=True)
class Handed:
    """The answers of one submission, None if there are none to read, and what is to be said about them."""

    answers: Answers | None = None
    notes: Notes = Notes()

    def of(self, item_id: str) -> Mapping[str, object]:
        """Return {part id: answer} of an item; empty if there is none."""
        return self.answers.of(item_id) if self.answers else {}


def handed_in(folder: Path, exercise: PublicExercise) -> Handed:
    """Read the answers in a folder as data; what cannot be read becomes notes, never an exception."""
    try:
        return handed_over(read_bounded(folder / ANSWERS, MAX_ANSWERS_BYTES), exercise)
    except FileNotFoundError:
        return handed_over(None, exercise)
    except UnreadableError as problem:
        return Handed(notes=unreadable(str(problem)))


def handed_over(content: bytes | None, exercise: PublicExercise) -> Handed:
    """Read the bytes of an answers.json, None if there is none; what cannot be read becomes notes."""
    if content is None:
        return Handed(notes=NOTHING)
    try:
        answers = parse_answers(content, exercise)
    except AnswersDamaged as problem:
        return Handed(notes=unreadable(str(problem)))
    return Handed(answers, _odd(answers, exercise))


def _odd(answers: Answers, exercise: PublicExercise) -> Notes:
    """Note what a marker may want to know about answers that can be read."""
    notes = []
    strange = sorted(set(answers.items) - {item.id for item in exercise.items})
    if strange:
        notes.append(
            f"{ANSWERS} has answers to items that the exercise does not have: "
            f"{plain(', '.join(strange))[:200]}."
        )
    if answers.version != exercise.version:
        given = str(answers.version)[:20]
        notes.append(f"The answers were given to version {given}; the key is of version {exercise.version}.")
    return Notes(marker=tuple(notes))


def read_bounded(path: Path, limit: int) -> bytes:
    """Read a regular file of at most `limit` bytes; nothing else is opened.

    Raises FileNotFoundError, or UnreadableError for a link, a pipe, a device, a folder or a larger file.
    """
    try:
        _check_regular(os.lstat(path).st_mode)
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            _check_regular(os.fstat(file.fileno()).st_mode)
            content = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError as problem:
        raise UnreadableError(f"It cannot be opened ({problem.strerror}).") from problem
    if len(content) > limit:
        raise UnreadableError(f"It is larger than {limit / 1_000_000:g} MB.")
    return content


def _check_regular(mode: int) -> None:
    if stat.S_ISLNK(mode):
        raise UnreadableError("It is a link to another file; links are not followed.")
    if not stat.S_ISREG(mode):
        raise UnreadableError("It is not a regular file.")
