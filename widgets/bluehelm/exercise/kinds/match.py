"""Match: give each row one choice from a common list. Rule MATCH: the share of right pairs."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from bluehelm.exercise.kinds import pairing, shapes
from bluehelm.exercise.kinds.base import Flaw, Kind, Marks, PublicPart, Texts, share
from bluehelm.exercise.kinds.pairing import PairingKey


class Match(PublicPart):
    """A choice may serve several rows. Answer: {"row": "choice"}."""

    shuffled: ClassVar[tuple[str, ...]] = ("rows", "choices")
    kind: Literal["match"]
    rows: Texts
    choices: Texts


class KeyedMatch(PairingKey, Match):
    """`key`: for each row the accepted choices; `half`: those that earn half."""


def read(part: Match, raw: object) -> dict[str, str]:
    """Read {"row": "choice"}; raises UnreadableAnswerError."""
    return shapes.pairs(raw, part.rows, part.choices)


def missing(part: Match, answer: Mapping[str, str]) -> list[str]:
    """Name the rows without a choice."""
    return pairing.missing(answer, part.rows)


def score(part: KeyedMatch, answer: Mapping[str, str]) -> Marks:
    """Return the share of right pairs."""
    fraction = share(pairing.credit(part, answer), len(part.rows))
    return Marks(fraction, pairing.verdicts(part, answer, part.rows, part.choices))


def flaws(part: KeyedMatch) -> Iterator[Flaw]:
    """Check the key against rows and choices."""
    return pairing.flaws(part, part.rows, part.choices)


KIND = Kind(Match, KeyedMatch, read, missing, score, flaws)
