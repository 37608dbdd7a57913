"""Match: give each row one choice from a common list. Rule MATCH: the share of right pairs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import pairing, shapes
from bluehelm.exercise.kinds.base import Flaw, Kind, Marks, PublicPart, Texts, share
from bluehelm.exercise.kinds.pairing import PairingKey


class Match(PublicPart):
    """A choice may serve several rows, or `uses` of them where that is stated. Answer: {"row": "choice"}.

    Too many uses are said and not blocked; they cannot gain anything.
    """

    shuffled: ClassVar[tuple[str, ...]] = ("rows", "choices")
    kind: Literal["match"]
    rows: Texts
    choices: Texts
    uses: Annotated[int, Field(ge=1, le=100)] | None = None


class KeyedMatch(Match, PairingKey):
    """`key`: for each row the accepted choices; `half`: those that earn half."""


def read(part: Match, raw: object) -> dict[str, str]:
    """Read {"row": "choice"}; raises UnreadableAnswerError."""
    return shapes.pairs(raw, part.rows, part.choices)


def missing(part: Match, answer: Mapping[str, str]) -> list[str]:
    """Name the rows without a choice, and the choices that are used too often."""
    used = Counter(answer.values())
    often = [name for name in part.choices if part.uses and used[name] > part.uses]
    return pairing.missing(answer, part.rows) + [
        f"Used {used[name]} times instead of {part.uses} at most: {part.choices[name]}" for name in often
    ]


def score(part: KeyedMatch, answer: Mapping[str, str]) -> Marks:
    """Return the share of right pairs."""
    fraction = share(pairing.credit(part, answer), len(part.rows))
    return pairing.marks(part, fraction, answer, part.rows, part.choices)


def flaws(part: KeyedMatch) -> Iterator[Flaw]:
    """Check the key against rows and choices."""
    return pairing.flaws(part, part.rows, part.choices)


KIND = Kind(Match, KeyedMatch, read, missing, score, flaws)
