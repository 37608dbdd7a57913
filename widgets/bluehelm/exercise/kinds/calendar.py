"""Calendar: place tokens in the months of a year. The score is the sum of the weights of the rules met.

A stated limit of tokens stands in for "no tick-all": a calendar above it earns 0.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.errors import UnreadableAnswerError
from bluehelm.exercise.kinds import keys, rules, shapes
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
)
from bluehelm.exercise.kinds.rules import Rule, judged

MONTHS = tuple(str(month) for month in range(1, 13))
Month = Annotated[int, Field(ge=1, le=12)]
Months = Annotated[int, Field(ge=0, le=11)]


class Fixture(Frozen):
    """Something that stands in the calendar and cannot be moved."""

    month: Month
    text: Text


class Calendar(PublicPart):
    """Answer: {"1": ["token", …], …}; a token stands at most once a month."""

    shuffled: ClassVar[tuple[str, ...]] = ("tokens",)
    kind: Literal["calendar"]
    tokens: Texts
    fixed: dict[Id, Fixture] = Field(default_factory=dict)
    max_tokens: Annotated[int, Field(ge=1, le=100)]


class _Rule(Rule):
    subject: Text


class CountRule(_Rule):
    """`token` stands at least once."""

    rule: Literal["count"]
    token: Id


class FollowedRule(_Rule):
    """At least one of `tokens` stands; each has a `by` in the same month or up to `within_months` later."""

    rule: Literal["followed"]
    tokens: tuple[Id, ...]
    by: Id
    within_months: Months


class AfterRule(_Rule):
    """One of `tokens` stands in the `within_months` months after that of the fixture, not in it."""

    rule: Literal["after"]
    fixture: Id
    tokens: tuple[Id, ...]
    within_months: Months


AnyRule = Annotated[CountRule | FollowedRule | AfterRule, Field(discriminator="rule")]


class KeyedCalendar(Calendar):
    """`key` lists the rules; their weights add up to 1."""

    key: Annotated[tuple[AnyRule, ...], Field(min_length=1)]
    over_limit: str = "There are more entries than the year has room for, so the plan cannot be carried out."


def read(part: Calendar, raw: object) -> dict[int, tuple[str, ...]]:
    """Read {"month": ["token", …]}; raises UnreadableAnswerError."""
    try:
        months = shapes.table(raw, MONTHS)
    except UnreadableAnswerError as error:
        raise UnreadableAnswerError(f"{error} Months are 1 to 12.") from error
    found = {int(month): shapes.choices(entry, part.tokens) for month, entry in months.items()}
    return {month: found[month] for month in sorted(found) if found[month]}


def missing(part: Calendar, answer: Mapping[int, tuple[str, ...]]) -> list[str]:
    """Say that nothing is placed, or that there are too many entries."""
    placed = sum(len(tokens) for tokens in answer.values())
    if placed > part.max_tokens:
        return [f"You placed {placed} entries; the year has room for {part.max_tokens}."]
    return [] if placed else ["Nothing is placed yet."]


def score(part: KeyedCalendar, answer: Mapping[int, tuple[str, ...]]) -> Marks:
    """Return the weights of the rules met; 0 above the limit of tokens."""
    placed = sum(len(tokens) for tokens in answer.values())
    found = [(rule.subject, judged(_met(part, rule, answer), bool(placed))) for rule in part.key]
    marks = rules.marks(part.key, found)
    if placed > part.max_tokens:
        limit = Verdict(f"{placed} entries, room for {part.max_tokens}", "wrong", part.over_limit)
        return Marks(Fraction(0), (limit, *marks.verdicts))
    return marks


def months_of(answer: Mapping[int, tuple[str, ...]], tokens: Iterable[str]) -> list[int]:
    """Return the months in which one of `tokens` stands, in order."""
    return sorted(month for month, placed in answer.items() if set(tokens) & set(placed))


def _met(part: Calendar, rule: AnyRule, answer: Mapping[int, tuple[str, ...]]) -> bool:
    if isinstance(rule, CountRule):
        return bool(months_of(answer, [rule.token]))
    months = months_of(answer, rule.tokens)
    if isinstance(rule, FollowedRule):
        ends = months_of(answer, [rule.by])
        return bool(months) and all(any(0 <= e - m <= rule.within_months for e in ends) for m in months)
    start = part.fixed[rule.fixture].month
    return any(start < month <= start + rule.within_months for month in months)


def flaws(part: KeyedCalendar) -> Iterator[Flaw]:
    """Check that rules name tokens and fixtures, and weigh 1 together."""
    for index, rule in enumerate(part.key):
        place = ("key", index)
        if isinstance(rule, CountRule):
            yield from keys.dangling(place, [rule.token], part.tokens)
            continue
        yield from keys.dangling(place, rule.tokens, part.tokens)
        if isinstance(rule, FollowedRule):
            yield from keys.dangling(place, [rule.by], part.tokens)
        else:
            yield from keys.dangling(place, [rule.fixture], part.fixed)
    yield from rules.flaws("key", part.key)


KIND = Kind(Calendar, KeyedCalendar, read, missing, score, flaws)
