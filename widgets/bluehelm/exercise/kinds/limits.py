"""Limits: an answer that follows a pattern and not the question earns no more than the points stated."""

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys
from bluehelm.exercise.kinds.base import Flaw, Frozen, Id, Marks, Text, Verdict

Count = Annotated[int, Field(ge=0, le=100)]


class Limit(Frozen):
    """An answer outside the limit earns at most `at_most_points` of its part; `say` says why."""

    at_most_points: Count
    say: Text


class Different(Limit):
    """At least so many different values are used: "not all equal" is 2, "all four bins used" is 4."""

    rule: Literal["different"]
    at_least: Annotated[int, Field(ge=2, le=100)]


class Used(Limit):
    """`choice` is used from `at_least` to `at_most` times, both included."""

    rule: Literal["used"]
    choice: Id
    at_least: Count = 0
    at_most: Count = 100


AnyLimit = Annotated[Different | Used, Field(discriminator="rule")]


def broken(limits: Iterable[Different | Used], values: Iterable[object]) -> Iterator[Limit]:
    """Yield the limits that these values do not keep."""
    given = list(values)
    for limit in limits:
        if isinstance(limit, Used):
            kept = limit.at_least <= given.count(limit.choice) <= limit.at_most
        else:
            kept = len(set(given)) >= limit.at_least
        if not kept:
            yield limit


def capped(marks: Marks, points: int, outside: Iterable[Limit]) -> Marks:
    """Cut marks to the lowest limit that is broken; a limit that costs nothing is not mentioned."""
    fraction, notes = marks.fraction, []
    for limit in outside:
        cap = Fraction(limit.at_most_points, points)
        if cap < marks.fraction:
            fraction = min(fraction, cap)
            notes.append(Verdict("The answer as a whole", "partly" if cap else "wrong", limit.say))
    return Marks(fraction, (*notes, *marks.verdicts))


def flaws(
    limits: Iterable[Limit], points: int, choices: Collection[str], place: str = "limits"
) -> Iterator[Flaw]:
    """Check that limits name choices that exist, and cut something."""
    for index, limit in enumerate(limits):
        if isinstance(limit, Used):
            yield from keys.dangling((place, index), [limit.choice], choices)
        if limit.at_most_points >= points:
            message = f"at_most_points ({limit.at_most_points}) is not below the {points} points of the part."
            yield Flaw((place, index), "IDLE-LIMIT", message, "Lower it, or take the limit out.")
