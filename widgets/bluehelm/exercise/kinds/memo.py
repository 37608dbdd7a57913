"""Memo: a short text that a person marks against a rubric. It never earns points by itself."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from bluehelm.exercise.kinds import shapes
from bluehelm.exercise.kinds.base import Flaw, Frozen, Kind, Marks, PublicPart, Text, Verdict


class Level(Frozen):
    """One level of a rubric: the band of points `least` to `most`, both included."""

    level: Annotated[int, Field(ge=1, le=9)]
    name: Text
    least: Annotated[int, Field(ge=0)]
    most: Annotated[int, Field(ge=0)]
    text: Text


class Memo(PublicPart):
    """The rubric is open to the learner. Answer: "text", plain, as typed."""

    kind: Literal["memo"]
    max_words: Annotated[int, Field(ge=1, le=5000)]
    rubric: Annotated[tuple[Level, ...], Field(min_length=1)]


class KeyedMemo(Memo):
    """`markers` say what a level shows in this memo (level -> text); `model_points` what a good memo says."""

    markers: dict[str, Text]
    model_points: tuple[Text, ...]


def words(text: str) -> int:
    """Count words as a word processor does.

    >>> words("Two  words")
    2
    """
    return len(text.split())


def read(part: Memo, raw: object) -> str:
    """Read "text"; raises UnreadableAnswerError."""
    return shapes.text(raw)


def missing(part: Memo, answer: str) -> list[str]:
    """Say that nothing is written, or how far above the limit the text is."""
    count = words(answer)
    if count > part.max_words:
        return [f"The text has {count} words; {part.max_words} are allowed."]
    return [] if count else ["Nothing is written yet."]


def score(part: KeyedMemo, answer: str) -> Marks:
    """Return 0 and what a person cannot overlook: a blank text, or one that is too long."""
    count = words(answer)
    if not count:
        return Marks(
            Fraction(0), (Verdict("No text", "missing", "No memo was written. A marker will look at this."),)
        )
    if count > part.max_words:
        reason = f"The limit is {part.max_words} words: a leader who reads it has one page of time."
        return Marks(Fraction(0), (Verdict(f"{count} words", "partly", reason),))
    return Marks(Fraction(0), ())


def flaws(part: KeyedMemo) -> Iterator[Flaw]:
    """Check that the bands of the rubric cover 0 to the points of the part without gap or overlap."""
    covered = sorted(point for level in part.rubric for point in range(level.least, level.most + 1))
    if covered != list(range(part.points + 1)):
        message = f"The bands do not cover 0 to {part.points} once each."
        yield Flaw(("rubric",), "RUBRIC-BANDS", message, "Change 'least' and 'most' of the levels.")
    levels = {str(level.level) for level in part.rubric}
    for name in part.markers:
        if name not in levels:
            message = f"'{name}' is not a level of the rubric."
            yield Flaw(
                ("markers", name), "DANGLING-ID", message, f"Allowed here: {', '.join(sorted(levels))}."
            )


KIND = Kind(Memo, KeyedMemo, read, missing, score, flaws, needs_marker=True)
