"""Select many: tick what is true. Rule MANY: (right - wrong ticks) / right answers; all ticked earns 0."""

from collections.abc import Collection, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import Flaw, Id, Kind, Marks, PublicPart, Texts, Verdict, bounded, share


class SelectMany(PublicPart):
    """Answer: ["option", …], in any order."""

    shuffled: ClassVar[tuple[str, ...]] = ("options",)
    kind: Literal["select_many"]
    options: Texts


class KeyedSelectMany(SelectMany):
    """`key` are the true options. `why` is the idea of each; `feedback` answers a mistake with it."""

    key: Annotated[tuple[Id, ...], Field(min_length=1)]
    why: Texts
    feedback: Texts
    all_ticked: str = "Everything is ticked. To select is also to leave out."


def read(part: SelectMany, raw: object) -> frozenset[str]:
    """Read ["option", …]; raises UnreadableAnswerError."""
    return frozenset(shapes.choices(raw, part.options))


def missing(part: SelectMany, answer: Collection[str]) -> list[str]:
    """Say that nothing is ticked."""
    return [] if answer else ["Nothing is ticked yet."]


def score(part: KeyedSelectMany, answer: frozenset[str]) -> Marks:
    """Return (right - wrong) / key size, not below 0; 0 if all options are ticked."""
    right = len(answer & set(part.key))
    verdicts = tuple(_verdict(part, option, answer) for option in part.options)
    if len(answer) == len(part.options) > len(part.key):
        return Marks(share(0, 1), (Verdict("All options", "wrong", part.all_ticked), *verdicts))
    return Marks(bounded(share(right - (len(answer) - right), len(part.key))), verdicts)


def _verdict(part: KeyedSelectMany, option: str, answer: frozenset[str]) -> Verdict:
    ticked, words = option in answer, part.options[option]
    subject = words if ticked else f"Not ticked: {words}"
    if ticked == (option in part.key):
        return Verdict(subject, "right", part.why[option])
    return Verdict(subject, "wrong" if answer else "missing", f"{part.feedback[option]} {part.why[option]}")


def flaws(part: KeyedSelectMany) -> Iterator[Flaw]:
    """Check the key and the texts against the options."""
    yield from keys.dangling(("key",), part.key, part.options)
    yield from keys.texts("why", part.why, part.options)
    yield from keys.texts("feedback", part.feedback, part.options)


KIND = Kind(SelectMany, KeyedSelectMany, read, missing, score, flaws)
