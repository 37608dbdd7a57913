"""Who of a class handed in the same answers: for the marker to ask about, never for points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from bluehelm.exercise import AnswersDamaged, PublicExercise, parse_answers
from bluehelm.exercise.receipt import code
from bluehelm_grading.markup import plain
from bluehelm_grading.submission import Notes


@dataclass(frozen=True)
class Print:
    """The SHA-256, in hexadecimal digits, of the answers that came, and the one on their receipt; or empty.

    Two learners who answered nothing have the same file; so a file without answers has no print.
    """

    answers: str = ""
    receipt: str = ""

    @property
    def code(self) -> str:
        """Return the short code of the answers that came, as a learner's receipt shows it; or empty."""
        return code(self.answers) if self.answers else ""


NO_PRINT = Print()


def print_of(answers: bytes | None, exercise: PublicExercise) -> Print:
    """Return the print of the bytes of an answers.json; of a damaged one as well."""
    try:
        empty = not answers or not parse_answers(answers, exercise).items
    except AnswersDamaged:
        empty = False
    return NO_PRINT if empty else Print(sha256(answers or b"").hexdigest())


def alike(prints: Mapping[str, Print]) -> dict[str, Notes]:
    """Return notes for the marker about learners whose answers came from one file, or whose names are one.

    >>> found = alike({"anna": Print("a1b2c3d4"), "boris": Print("f7", "a1b2c3d4"), "chen": Print("e9")})
    >>> sorted(found), found["anna"].learner
    (['anna', 'boris'], ())
    >>> found["boris"].marker[0][:82]
    'anna and boris hold the answers or the receipt of one file (code A1B2-C3D4). Ask t'
    """
    notes: dict[str, Notes] = defaultdict(Notes)
    for learners, text in [*_same_file(prints), *_same_name(prints)]:
        for learner in learners:
            notes[learner] += Notes(marker=(text,))
    return dict(notes)


def _same_file(prints: Mapping[str, Print]) -> Iterator[tuple[list[str], str]]:
    """Find answers that were copied; the receipt gives away those that were changed afterwards."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(prints):
        for digest in sorted({prints[name].answers, prints[name].receipt} - {""}):
            holders[digest].append(name)
    for digest, learners in holders.items():
        if len(learners) > 1:
            same = all(prints[name].answers == digest for name in learners)
            what = "handed in the same answers, byte for byte" if same else (
                "hold the answers or the receipt of one file")  # fmt: skip
            yield learners, f"{_listed(learners)} {what} (code {code(digest)}). Ask them how that came about."


def _same_name(prints: Mapping[str, Print]) -> Iterator[tuple[list[str], str]]:
    spelled: dict[str, list[str]] = defaultdict(list)
    for name in sorted(prints):
        spelled[name.casefold()].append(name)
    for learners in spelled.values():
        if len(learners) > 1:
            yield learners, f"{_listed(learners)} differ only in capital letters: is that one learner?"


def _listed(learners: list[str]) -> str:
    """Name up to ten learners, as in 'anna, boris and chen'."""
    names = [plain(name)[:100] for name in learners[:10]]
    last = names.pop() if len(learners) <= 10 else f"{len(learners) - 10} more"
    return f"{', '.join(names)} and {last}"
