"""Rate: put each row on a scale. Rule RISK: the share of rows that stand at an accepted step."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from bluehelm.exercise.kinds import pairing, shapes
from bluehelm.exercise.kinds.base import Flaw, Kind, Marks, PublicPart, Texts, share
from bluehelm.exercise.kinds.pairing import PairingKey


class Rate(PublicPart):
    """`scale` is in order, from one end to the other. Answer: {"row": "step"}."""

    shuffled: ClassVar[tuple[str, ...]] = ("rows",)
    kind: Literal["rate"]
    rows: Texts
    scale: Texts


class KeyedRate(Rate, PairingKey):
    """`key`: for each row the steps that are accepted."""


def read(part: Rate, raw: object) -> dict[str, str]:
    """Read {"row": "step"}; raises UnreadableAnswerError."""
    return shapes.pairs(raw, part.rows, part.scale)


def missing(part: Rate, answer: Mapping[str, str]) -> list[str]:
    """Name the rows without a step."""
    return pairing.missing(answer, part.rows)


def score(part: KeyedRate, answer: Mapping[str, str]) -> Marks:
    """Return the share of rows at an accepted step."""
    fraction = share(pairing.credit(part, answer), len(part.rows))
    return pairing.marks(part, fraction, answer, part.rows, part.scale)


def flaws(part: KeyedRate) -> Iterator[Flaw]:
    """Check the key against rows and scale."""
    return pairing.flaws(part, part.rows, part.scale)


KIND = Kind(Rate, KeyedRate, read, missing, score, flaws)
