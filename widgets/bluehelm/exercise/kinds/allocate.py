"""Allocate: share out a total. Rule ALLOC: the weights of the rules met; half of it off the exact total."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, rules, shapes
from bluehelm.exercise.kinds.base import Flaw, Id, Kind, Marks, PublicPart, Texts, Verdict, empty_range
from bluehelm.exercise.kinds.rules import Rule, judged

Amount = Annotated[int, Field(ge=0)]
Options = Annotated[tuple[Id, ...], Field(min_length=1)]


class Allocate(PublicPart):
    """`total` whole points to give. Answer: {"option": points}; an option without an entry has 0."""

    shuffled: ClassVar[tuple[str, ...]] = ("options",)
    kind: Literal["allocate"]
    options: Texts
    total: Annotated[int, Field(ge=1, le=1000)]


class SumRule(Rule):
    """`options` have together from `at_least` to `at_most` points, both included."""

    rule: Literal["sum"]
    options: Options
    at_least: Amount = 0
    at_most: Amount | None = None


class EachRule(Rule):
    """Each of `options`, or at least `number` of them, has from `at_least` to `at_most` points."""

    rule: Literal["each"]
    options: Options
    number: Annotated[int, Field(ge=1)] | None = None
    at_least: Amount = 0
    at_most: Amount | None = None


class LargestRule(Rule):
    """One of `options` has more points than every other option."""

    rule: Literal["largest"]
    options: Options


class SpreadRule(Rule):
    """The largest and the smallest amount of `options` differ by `at_least` points or more."""

    rule: Literal["spread"]
    options: Options
    at_least: Annotated[int, Field(ge=1)]


AnyRule = Annotated[SumRule | EachRule | LargestRule | SpreadRule, Field(discriminator="rule")]


class KeyedAllocate(Allocate):
    """`key` lists the rules."""

    key: Annotated[tuple[AnyRule, ...], Field(min_length=1)]
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
    amounts = {option: answer.get(option, 0) for option in part.options}
    found = [(_subject(part, rule, amounts), judged(_met(rule, amounts), True)) for rule in part.key]
    marks = rules.marks(part.key, found)
    if given == part.total:
        return marks
    off = Verdict(f"Points given: {given} of {part.total}", "partly", part.off_total)
    return Marks(marks.fraction / 2, (off, *marks.verdicts))


def _met(rule: AnyRule, amounts: Mapping[str, int]) -> bool:
    mine = [amounts[option] for option in rule.options]
    if isinstance(rule, SumRule):
        return _between(rule, sum(mine))
    if isinstance(rule, EachRule):
        return sum(_between(rule, amount) for amount in mine) >= (rule.number or len(mine))
    if isinstance(rule, SpreadRule):
        return max(mine) - min(mine) >= rule.at_least
    return max(mine) > max((n for option, n in amounts.items() if option not in rule.options), default=-1)


def _between(rule: SumRule | EachRule, amount: int) -> bool:
    return rule.at_least <= amount and (rule.at_most is None or amount <= rule.at_most)


def _subject(part: Allocate, rule: AnyRule, amounts: Mapping[str, int]) -> str:
    """Say what was given to the options of the rule; of more than four, only how much each got at most."""
    if len(rule.options) > 4:
        return f"Points for {len(rule.options)} of the options: {_spoken(rule, amounts)}"
    given = ", ".join(f"{part.options[option]}: {amounts[option]}" for option in rule.options)
    together = isinstance(rule, SumRule) and len(rule.options) > 1
    return f"{given} (together {sum(amounts[option] for option in rule.options)})" if together else given


def _spoken(rule: AnyRule, amounts: Mapping[str, int]) -> str:
    mine = [amounts[option] for option in rule.options]
    return f"together {sum(mine)}" if isinstance(rule, SumRule) else f"from {min(mine)} to {max(mine)}"


def flaws(part: KeyedAllocate) -> Iterator[Flaw]:
    """Check that rules name options, can be met, and weigh 1 together."""
    for index, rule in enumerate(part.key):
        place = ("key", index)
        yield from keys.dangling(place, rule.options, part.options)
        if isinstance(rule, SumRule | EachRule) and rule.at_most is not None:
            yield from empty_range(place, "at_least", rule.at_least, "at_most", rule.at_most)
    yield from rules.flaws("key", part.key)


KIND = Kind(Allocate, KeyedAllocate, read, missing, score, flaws)
