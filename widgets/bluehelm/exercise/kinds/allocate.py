"""Allocate: share out a total. Rule ALLOC: the weights of the rules met; half of it off the exact total."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, shapes
from bluehelm.exercise.kinds.base import (
    Flaw,
    Frozen,
    Id,
    Kind,
    Marks,
    PublicPart,
    Text,
    Texts,
    Verdict,
    Weight,
    exact,
)

Amount = Annotated[int, Field(ge=0)]


class Allocate(PublicPart):
    """`total` whole points to give. Answer: {"option": points}; an option without an entry has 0."""

    shuffled: ClassVar[tuple[str, ...]] = ("options",)
    kind: Literal["allocate"]
    options: Texts
    total: Annotated[int, Field(ge=1, le=1000)]


class AmountRule(Frozen):
    """The points of `option` must be from `at_least` to `at_most`, both included."""

    option: Id
    at_least: Amount = 0
    at_most: Amount | None = None
    weight: Weight
    why: Text
    say: Text


class KeyedAllocate(Allocate):
    """`key` lists the rules; their weights add up to 1."""

    key: Annotated[tuple[AmountRule, ...], Field(min_length=1)]
    off_total: str = "The points do not add up to the total, so this part counts half."


def read(part: Allocate, raw: object) -> dict[str, int]:
    """Read {"option": whole number}; raises UnreadableAnswerError."""
    return shapes.whole_numbers(raw, part.options, 0, part.total)


def missing(part: Allocate, answer: Mapping[str, int]) -> list[str]:
    """Say how many points are left, or too many."""
    left = part.total - sum(answer.values())
    if left > 0:
        return [f"Points still to give: {left} of {part.total}."]
    return [f"You gave {-left} more than the {part.total} that you have."] if left else []


def score(part: KeyedAllocate, answer: Mapping[str, int]) -> Marks:
    """Return the weights of the rules met, halved off the exact total; 0 if nothing is given."""
    given = sum(answer.values())
    if not given:
        return Marks(Fraction(0), (Verdict("No points given", "missing", part.key[0].why),))
    fraction = sum((exact(rule.weight) for rule in part.key if _met(rule, answer)), Fraction(0))
    verdicts = tuple(_verdict(part, rule, answer) for rule in part.key)
    if given == part.total:
        return Marks(fraction, verdicts)
    off = Verdict(f"Points given: {given} of {part.total}", "partly", part.off_total)
    return Marks(fraction / 2, (off, *verdicts))


def _met(rule: AmountRule, answer: Mapping[str, int]) -> bool:
    amount = answer.get(rule.option, 0)
    return rule.at_least <= amount and (rule.at_most is None or amount <= rule.at_most)


def _verdict(part: Allocate, rule: AmountRule, answer: Mapping[str, int]) -> Verdict:
    subject = f"{part.options[rule.option]}: {answer.get(rule.option, 0)}"
    if _met(rule, answer):
        return Verdict(subject, "right", rule.why)
    return Verdict(subject, "wrong", f"{rule.say} {rule.why}")


def flaws(part: KeyedAllocate) -> Iterator[Flaw]:
    """Check that rules name options, can be met, and weigh 1 together."""
    for index, rule in enumerate(part.key):
        yield from keys.dangling(("key", index), [rule.option], part.options)
        if rule.at_most is not None and rule.at_most < rule.at_least:
            message = f"at_most ({rule.at_most}) is below at_least ({rule.at_least})."
            yield Flaw(("key", index), "EMPTY-RANGE", message, "Exchange the two numbers.")
    yield from keys.weights("key", (rule.weight for rule in part.key))


KIND = Kind(Allocate, KeyedAllocate, read, missing, score, flaws)
