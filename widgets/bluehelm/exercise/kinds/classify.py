"""Classify: sort cards into bins. Rule CLASS(b): the share of right cards, corrected for chance."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import pairing, shapes
from bluehelm.exercise.kinds.base import Flaw, Id, Kind, Marks, PublicPart, Text, Texts, bounded, share
from bluehelm.exercise.kinds.pairing import PairingKey


class Classify(PublicPart):
    """Answer: {"card": "bin"}."""

    shuffled: ClassVar[tuple[str, ...]] = ("cards",)
    kind: Literal["classify"]
    cards: Texts
    bins: Annotated[dict[Id, Text], Field(min_length=2)]


class KeyedClassify(Classify, PairingKey):
    """`key`: for each card the bins that are accepted."""


def read(part: Classify, raw: object) -> dict[str, str]:
    """Read {"card": "bin"}; raises UnreadableAnswerError."""
    return shapes.pairs(raw, part.cards, part.bins)


def missing(part: Classify, answer: Mapping[str, str]) -> list[str]:
    """Name the cards that are in no bin."""
    return pairing.missing(answer, part.cards)


def score(part: KeyedClassify, answer: Mapping[str, str]) -> Marks:
    """Return (share - 1/b) / (1 - 1/b), not below 0; a card in no bin counts as wrong."""
    chance = Fraction(1, len(part.bins))
    right = share(pairing.credit(part, answer), len(part.cards))
    fraction = bounded((right - chance) / (1 - chance))
    return pairing.marks(part, fraction, answer, part.cards, part.bins)


def flaws(part: KeyedClassify) -> Iterator[Flaw]:
    """Check the key against cards and bins."""
    return pairing.flaws(part, part.cards, part.bins)


KIND = Kind(Classify, KeyedClassify, read, missing, score, flaws)
