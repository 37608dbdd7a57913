"""What lies before the marker: the memo as text, the notes about the submission, the words around both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bluehelm.exercise import Exercise
from bluehelm.exercise.kinds.memo import words
from bluehelm_grading.intake import received
from bluehelm_grading.marking.cases import Case
from bluehelm_grading.markup import plain
from bluehelm_grading.memo import memo_text
from bluehelm_grading.settings import Settings
from bluehelm_grading.submission import Handed, handed_in

HOUR_S, DAY_S = 3600, 86_400


@dataclass(frozen=True)
class Paper:
    """`memo` is plain text, empty if there is none; `notes` are sentences for the marker, as text.

    `handed` holds the answers themselves.
    """

    memo: str
    words: int
    notes: tuple[str, ...]
    handed: Handed


def paper(course: Settings, assignment: str, exercise: Exercise, case: Case) -> Paper:
    """Read what a learner handed in, as data; what cannot be read becomes notes."""
    folder = course.autograded / case.learner / assignment
    handed = handed_in(folder, exercise)
    item = next(item for item in exercise.items if item.id == case.item)
    text = memo_text(item, handed) if case.is_memo else ""
    notes = (received(folder) + handed.notes).marker
    late = (f"Handed in {how_late(case.late_s)} after the due date.",) if case.late_s else ()
    return Paper(text, words(text), (*late, *map(plain, notes)), handed)


def how_late(seconds: float) -> str:
    """Say a time span in the unit that fits it.

    >>> how_late(90_000), how_late(7_300), how_late(60)
    ('1 day', '2 hours', 'less than an hour')
    """
    for unit, length in (("day", DAY_S), ("hour", HOUR_S)):
        count = int(seconds // length)
        if count:
            return f"{count} {unit}{'s' if count > 1 else ''}"
    return "less than an hour"


def without_names(text: str, numbers: Mapping[str, int]) -> str:
    """Put "submission 3" where a text names a learner; `numbers` is {learner: number}.

    >>> without_names("The same answers as anna.", {"anna": 3, "ann": 4})
    'The same answers as submission 3.'
    """
    for learner in sorted(numbers, key=len, reverse=True):
        text = re.sub(rf"(?<![\w.-]){re.escape(learner)}(?![\w-])", f"submission {numbers[learner]}", text)
    return text
