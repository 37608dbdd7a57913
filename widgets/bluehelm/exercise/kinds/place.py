"""Place: set cards between two poles. Rule POLAR: the mean of 1 inside, 1/2 one step outside."""

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

REACH = 2
Position = Annotated[int, Field(ge=-REACH, le=REACH)]


class Place(PublicPart):
    """Positions go from -2 (left pole) to +2 (right pole). Answer: {"card": position}."""

    shuffled: ClassVar[tuple[str, ...]] = ("cards",)
    kind: Literal["place"]
    cards: Texts
    left: Text
    right: Text


class Interval(Frozen):
    """Positions from `least` to `most` are accepted, both included."""

    least: Position
    most: Position


class KeyedPlace(Place):
    """`why` is the idea of each card; `feedback` answers a position outside."""

    key: dict[Id, Interval]
    why: Texts
    feedback: dict[Id, Lean]
    limits: tuple[Different, ...] = ()


def read(part: Place, raw: object) -> dict[str, int]:
    """Read {"card": -2 … 2}; raises UnreadableAnswerError."""
    return shapes.whole_numbers(raw, part.cards, -REACH, REACH)


def missing(part: Place, answer: Mapping[str, int]) -> list[str]:
    """Name the cards that are not placed."""
    return [f"Not placed yet: {words}" for card, words in part.cards.items() if card not in answer]


def score(part: KeyedPlace, answer: Mapping[str, int]) -> Marks:
    """Return the mean over the cards; a card that is not placed earns 0."""
    earned = sum((_credit(part.key[card], answer.get(card)) for card in part.cards), Fraction(0))
    verdicts = tuple(_verdict(part, card, answer.get(card)) for card in part.cards)
    marks = Marks(share(earned, len(part.cards)), verdicts)
    return limits.capped(marks, part.points, limits.broken(part.limits, answer.values()))


def _credit(key: Interval, position: int | None) -> Fraction:
    if position is None:
        return Fraction(0)
    outside = max(key.least - position, position - key.most, 0)
    return max(Fraction(0), 1 - Fraction(outside, 2))


def _verdict(part: KeyedPlace, card: str, position: int | None) -> Verdict:
    words, why, key = part.cards[card], part.why[card], part.key[card]
    if position is None:
        return Verdict(f"{words} → not placed", "missing", why)
    scale = f"−{REACH}: {part.left}; +{REACH}: {part.right}"
    subject = f"{words} → {f'{position:+d}'.replace('-', '−')} ({scale})"
    if key.least <= position <= key.most:
        return Verdict(subject, "right", why)
    reason = leaning.idea(part.feedback[card], position, key.least, why)
    return Verdict(subject, "partly" if _credit(key, position) else "wrong", reason)


def flaws(part: KeyedPlace) -> Iterator[Flaw]:
    """Check that each card has an interval, a reason, and a text for each side that can be wrong."""
    for name in ("key", "why", "feedback"):
        yield from keys.texts(name, getattr(part, name), part.cards)
    for card, key in part.key.items():
        yield from empty_range(("key", card), "least", key.least, "most", key.most)
        yield from leaning.flaws(part.feedback, card, key.least > -REACH, key.most < REACH)
    yield from limits.flaws(part.limits, part.points, ())


KIND = Kind(Place, KeyedPlace, read, missing, score, flaws)
