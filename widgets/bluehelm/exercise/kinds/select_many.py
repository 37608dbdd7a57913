"""Select many: tick what is true. Rule MANY: (right - wrong ticks) / right answers; all ticked earns 0.

Where `choose` options are asked for, any of the true ones will do: each is worth its share of `choose`,
a wrong tick costs nothing, and more ticks than that earn 0.
"""

from collections.abc import Collection, Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import (
    Flaw,
    Id,
    Kind,
    Marks,
    PublicPart,
    Span,
    Texts,
    Verdict,
    bounded,
    share,
)


class SelectMany(PublicPart):
    """Answer: ["option", …], in any order."""

    shuffled: ClassVar[tuple[str, ...]] = ("options",)
    kind: Literal["select_many"]
    options: Texts
    choose: Annotated[int, Field(ge=1, le=100)] | None = None


class KeyedSelectMany(SelectMany):
    """`key` are the true options. `why` is the idea of each; `feedback` answers a mistake with it."""

    key: Annotated[tuple[Id, ...], Field(min_length=1)]
    why: Texts
    feedback: Texts
    too_many: str = "More is ticked than was asked for. To choose is also to leave out."
    all_ticked: str = "Everything is ticked. To select is also to leave out."


def read(part: SelectMany, raw: object) -> frozenset[str]:
    """Read ["option", …]; raises UnreadableAnswerError."""
    return frozenset(shapes.choices(raw, part.options))


def missing(part: SelectMany, answer: Collection[str]) -> list[str]:
    """Say that nothing is ticked, or another number than was asked for."""
    if answer and part.choose:
        return Span(least=part.choose, most=part.choose).missing(len(answer), "options")
    return [] if answer else ["Nothing is ticked yet."]


def score(part: KeyedSelectMany, answer: frozenset[str]) -> Marks:
    """Return (right - wrong) / key size, not below 0; 0 if all options are ticked."""
    if part.choose:
        return _chosen(part, answer, part.choose)
    right = len(answer & set(part.key))
    verdicts = tuple(_verdict(part, option, answer) for option in part.options)
    if len(answer) == len(part.options) > len(part.key):
        return Marks(share(0, 1), (Verdict("All options", "wrong", part.all_ticked), *verdicts))
    return Marks(bounded(share(right - (len(answer) - right), len(part.key))), verdicts)


def _chosen(part: KeyedSelectMany, answer: frozenset[str], choose: int) -> Marks:
    verdicts = tuple(_verdict(part, option, answer) for option in part.options if option in answer)
    if len(answer) > choose:
        many = Verdict(f"{len(answer)} ticked, {choose} asked for", "wrong", part.too_many)
        return Marks(share(0, 1), (many, *verdicts))
    left = choose - len(answer)
    true = " · ".join(part.options[option] for option in part.key)
    short = [Verdict(f"Not ticked: {left} more", "missing", f"Any of these will do: {true}.")] if left else []
    return Marks(share(len(answer & set(part.key)), choose), (*verdicts, *short))


def _verdict(part: KeyedSelectMany, option: str, answer: frozenset[str]) -> Verdict:
    ticked, words = option in answer, part.options[option]
    subject = words if ticked else f"Not ticked: {words}"
    if ticked == (option in part.key):
        return Verdict(subject, "right", part.why[option])
    return Verdict(subject, "wrong" if answer else "missing", f"{part.feedback[option]} {part.why[option]}")


def flaws(part: KeyedSelectMany) -> Iterator[Flaw]:
    """Check the key and the texts against the options."""
    yield from keys.dangling(("key",), part.key, part.options)
    if part.choose and part.choose > len(part.key):
        message = f"choose ({part.choose}) is more than the key has options ({len(part.key)})."
        yield Flaw(("choose",), "TOO-FEW", message, "Lower it, or add an option to the key.")
    yield from keys.texts("why", part.why, part.options)
    yield from keys.texts("feedback", part.feedback, part.options)


KIND = Kind(SelectMany, KeyedSelectMany, read, missing, score, flaws)
