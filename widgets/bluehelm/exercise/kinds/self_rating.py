"""Self-rating: rate yourself, then choose what to work on first. Rule DONE: nobody but the learner has a key.

Points are for being complete (every row rated), for telling rows apart (two different steps at least), and
for each chosen row that is among the lowest-rated; ties are allowed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from bluehelm.exercise.kinds import shapes
from bluehelm.exercise.kinds.base import Flaw, Frozen, Id, Kind, Marks, PublicPart, Span, Text, Texts, Verdict

Share = Annotated[int, Field(ge=1, le=100)]


class SelfRating(PublicPart):
    """`scale` goes from the lowest step to the highest.

    Answer: {"ratings": {"row": "step"}, "chosen": ["row", …]}.
    """

    kind: Literal["self_rating"]
    rows: Texts
    scale: Annotated[dict[Id, Text], Field(min_length=2)]
    choose: Annotated[int, Field(ge=1, le=100)]


class DonePoints(Frozen):
    """What each of the three is worth; together, the points of the part."""

    rated: Share
    different: Share
    chosen: Share


class KeyedSelfRating(SelfRating):
    """`why` says what a rating is good for; `too_high` answers a choice that is not among the lowest."""

    key: DonePoints
    why: Text
    too_high: Text
    all_equal: Text
    all_highest: Text


@dataclass(frozen=True)
class Ratings:
    """What a learner said: the step of each row from 0 (lowest), and the rows to work on first."""

    steps: Mapping[str, int]
    chosen: tuple[str, ...]


def read(part: SelfRating, raw: object) -> Ratings:
    """Read {"ratings": {"row": "step"}, "chosen": ["row"]}; raises UnreadableAnswerError."""
    given, scale = shapes.table(raw, ("ratings", "chosen")), list(part.scale)
    steps = shapes.pairs(given.get("ratings"), part.rows, part.scale)
    chosen = shapes.choices(given.get("chosen"), part.rows)
    return Ratings({row: scale.index(step) for row, step in steps.items()}, chosen)


def missing(part: SelfRating, answer: Ratings) -> list[str]:
    """Name the rows without a rating, and say how many are still to choose."""
    unrated = [f"Not rated yet: {words}" for row, words in part.rows.items() if row not in answer.steps]
    return unrated + Span(least=part.choose, most=part.choose).missing(len(answer.chosen), "rows")


def score(part: KeyedSelfRating, answer: Ratings) -> Marks:
    """Return the points for what is done, as a share of the points of the part; nothing rated earns 0."""
    key, steps = part.key, answer.steps
    fits = _fits(part, answer)
    points = Fraction(
        key.rated * (len(steps) == len(part.rows)) + key.different * (len(set(steps.values())) > 1)
    )
    points += Fraction(key.chosen * sum(fits.values()), part.choose)
    return Marks(
        points / part.points, (*_rating_verdicts(part, steps), *_choice_verdicts(part, answer, fits))
    )


def _fits(part: SelfRating, answer: Ratings) -> dict[str, bool]:
    """Say of each chosen row whether it is among the lowest-rated; of too many chosen, none is."""
    lowest = sorted(answer.steps.values())[: part.choose]
    fits = {
        row: bool(lowest) and answer.steps.get(row, len(part.scale)) <= lowest[-1] for row in answer.chosen
    }
    return dict.fromkeys(fits, False) if len(fits) > part.choose else fits


def _rating_verdicts(part: KeyedSelfRating, steps: Mapping[str, int]) -> Iterator[Verdict]:
    rated = f"{len(steps)} of {len(part.rows)} rated"
    yield Verdict(rated, "right" if len(steps) == len(part.rows) else "missing", part.why)
    if steps and set(steps.values()) == {len(part.scale) - 1}:
        yield Verdict("Every rating is the highest", "wrong", f"{part.all_highest} {part.why}")
    elif len(set(steps.values())) == 1:
        yield Verdict("Every rating is the same", "wrong", f"{part.all_equal} {part.why}")
    elif steps:
        yield Verdict("Different ratings", "right", part.why)


def _choice_verdicts(part: KeyedSelfRating, answer: Ratings, fits: Mapping[str, bool]) -> Iterator[Verdict]:
    for row in answer.chosen:
        subject = f"To work on first: {part.rows[row]}"
        yield Verdict(subject, "right" if fits[row] else "wrong", part.why if fits[row] else part.too_high)
    if len(answer.chosen) != part.choose:
        said = " ".join(Span(least=part.choose, most=part.choose).missing(len(answer.chosen), "rows"))
        yield Verdict("To work on first", "missing", said)


def flaws(part: KeyedSelfRating) -> Iterator[Flaw]:
    """Check that the points add up and that there are rows enough to choose from."""
    total = part.key.rated + part.key.different + part.key.chosen
    if total != part.points:
        message = f"The points of the key add up to {total}; the part has {part.points}."
        yield Flaw(("key",), "POINTS", message, "Change the points of the key or of the part.")
    if part.choose >= len(part.rows):
        message = f"choose ({part.choose}) leaves nothing out of {len(part.rows)} rows."
        yield Flaw(("choose",), "TOO-FEW", message, "Lower it, or add rows.")


KIND = Kind(SelfRating, KeyedSelfRating, read, missing, score, flaws)
