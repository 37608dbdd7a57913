"""Estimate: guess numbers. Rule EST: the mean of 1 within the tolerance T1, 1/2 within T2, else 0."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, leaning, limits, shapes
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
    empty_range,
    share,
)
from bluehelm.exercise.kinds.leaning import Lean
from bluehelm.exercise.kinds.limits import Different

Number = Annotated[int, Field(ge=-1_000_000_000, le=1_000_000_000)]
Tolerance = Annotated[int, Field(ge=0, le=1_000_000_000)]


class Quantity(Frozen):
    """A whole number of `unit` from `least` to `most`, both included."""

    text: Text
    unit: Text
    least: Number
    most: Number


class Estimate(PublicPart):
    """Answer: {"row": number}."""

    shuffled: ClassVar[tuple[str, ...]] = ("rows",)
    kind: Literal["estimate"]
    rows: Annotated[dict[Id, Quantity], Field(min_length=1)]


class Target(Frozen):
    """`value` is the figure; `within` is T1 and `near` is T2, both included."""

    value: Number
    within: Tolerance
    near: Tolerance


class KeyedEstimate(Estimate):
    """`why` says what each figure counts; `feedback` answers one too low (left) or too high (right)."""

    key: dict[Id, Target]
    why: Texts
    feedback: dict[Id, Lean]
    limits: tuple[Different, ...] = ()


def read(part: Estimate, raw: object) -> dict[str, int]:
    """Read {"row": whole number within its bounds}; raises UnreadableAnswerError."""
    found: dict[str, int] = {}
    for row, number in shapes.table(raw, part.rows).items():
        asked = part.rows[row]
        found |= shapes.whole_numbers({row: number}, (row,), asked.least, asked.most)
    return found


def missing(part: Estimate, answer: Mapping[str, int]) -> list[str]:
    """Name the rows without a number."""
    return [f"Not estimated yet: {asked.text}" for row, asked in part.rows.items() if row not in answer]


def score(part: KeyedEstimate, answer: Mapping[str, int]) -> Marks:
    """Return the mean over the rows; a row without a number earns 0."""
    earned = sum((_credit(part.key[row], answer.get(row)) for row in part.rows), Fraction(0))
    verdicts = tuple(_verdict(part, row, answer.get(row)) for row in part.rows)
    marks = Marks(share(earned, len(part.rows)), verdicts)
    return limits.capped(marks, part.points, limits.broken(part.limits, answer.values()))


def _credit(key: Target, number: int | None) -> Fraction:
    if number is None:
        return Fraction(0)
    off = abs(number - key.value)
    return Fraction(1) if off <= key.within else Fraction(1, 2) if off <= key.near else Fraction(0)


def _verdict(part: KeyedEstimate, row: str, number: int | None) -> Verdict:
    asked, key, why = part.rows[row], part.key[row], part.why[row]
    figure = f"the figure is {key.value:,} {asked.unit}"
    if number is None:
        return Verdict(f"{asked.text} → no estimate; {figure}", "missing", why)
    subject, got = f"{asked.text} → {number:,} {asked.unit}; {figure}", _credit(key, number)
    if got == 1:
        return Verdict(subject, "right", why)
    reason = leaning.idea(part.feedback[row], number, key.value, why)
    return Verdict(subject, "partly" if got else "wrong", reason)


def flaws(part: KeyedEstimate) -> Iterator[Flaw]:
    """Check that each figure can be given, and has its reason and a text for each side that can be wrong."""
    for name in ("key", "why", "feedback"):
        yield from keys.texts(name, getattr(part, name), part.rows)
    for row, asked in part.rows.items():
        yield from empty_range(("rows", row), "least", asked.least, "most", asked.most)
        if key := part.key.get(row):
            yield from _key_flaws(("key", row), asked, key)
            left, right = key.value - key.within > asked.least, key.value + key.within < asked.most
            yield from leaning.flaws(part.feedback, row, left, right)
    yield from limits.flaws(part.limits, part.points, ())


def _key_flaws(place: tuple[str, str], asked: Quantity, key: Target) -> Iterator[Flaw]:
    yield from empty_range(place, "within", key.within, "near", key.near)
    if asked.least <= asked.most and not asked.least <= key.value <= asked.most:
        message = f"The figure {key.value} cannot be given: the row goes from {asked.least} to {asked.most}."
        yield Flaw((*place, "value"), "OUT-OF-RANGE", message, "Change the figure or the bounds.")


KIND = Kind(Estimate, KeyedEstimate, read, missing, score, flaws)
