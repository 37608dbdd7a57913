"""Select one: a single choice. Rule ONE: 1 for the key, the stated value for a near choice, else 0."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import Flaw, Id, Kind, Marks, PublicPart, Text, Texts, Verdict, exact

Near = Annotated[float, Field(gt=0, lt=1)]


class SelectOne(PublicPart):
    """Answer: "option" or null."""

    shuffled: ClassVar[tuple[str, ...]] = ("options",)
    kind: Literal["select_one"]
    options: Texts


class KeyedSelectOne(SelectOne):
    """`why` is the idea of the source; `feedback` the idea behind each other option."""

    key: Id
    near: dict[Id, Near] = Field(default_factory=dict)
    why: Text
    feedback: Texts


def read(part: SelectOne, raw: object) -> str | None:
    """Read "option" or null; raises UnreadableAnswerError."""
    return shapes.choice(raw, part.options)


def missing(part: SelectOne, answer: str | None) -> list[str]:
    """Say that nothing is selected."""
    return [] if answer else ["Nothing is selected yet."]


def score(part: KeyedSelectOne, answer: str | None) -> Marks:
    """Return 1 for the key, the value of a near option, else 0."""
    if answer is None:
        return Marks(Fraction(0), (Verdict("No answer", "missing", part.why),))
    if answer == part.key:
        return Marks(Fraction(1), (Verdict(part.options[answer], "right", part.why),))
    earned = exact(part.near.get(answer, 0))
    reason = f"{part.feedback[answer]} {part.why}"
    return Marks(earned, (Verdict(part.options[answer], "partly" if earned else "wrong", reason),))


def flaws(part: KeyedSelectOne) -> Iterator[Flaw]:
    """Check the key and the feedback against the options."""
    if part.key not in part.options:  # what follows would only repeat this one mistake
        yield from keys.dangling(("key",), [part.key], part.options)
        return
    others = set(part.options) - {part.key}
    yield from keys.dangling(("near",), part.near, others)
    yield from keys.texts("feedback", part.feedback, others)


KIND = Kind(SelectOne, KeyedSelectOne, read, missing, score, flaws)
