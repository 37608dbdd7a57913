"""Score answers against the key, and say why. Exact (fractions), never stopped by what a learner sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bluehelm.exercise.errors import UnreadableAnswerError
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.kinds.base import Marks, PublicPart, State, Verdict
from bluehelm.exercise.model import Item

WORDS: dict[State, str] = {
    "right": "Right",
    "partly": "Partly right",
    "wrong": "Not yet",
    "missing": "No answer",
}
SIGNS: dict[State, str] = {"right": "✓", "partly": "◐", "wrong": "✗", "missing": "–"}
"""How a verdict's state is said and shown, wherever a learner reads it."""


@dataclass(frozen=True)
class PartScore:
    """`fraction` in [0, 1]; `points` are that share of the part's points, to 2 decimals."""

    part_id: str
    fraction: Fraction
    points: float
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class ItemScore:
    """`points` in [0, max_points], to 2 decimals; `needs_marker` if a person must mark a part of it."""

    item_id: str
    points: float
    max_points: int
    parts: tuple[PartScore, ...]
    needs_marker: bool


def score_item(item: Item, item_answers: object) -> ItemScore:
    """Score `{part id: answer}`; whatever cannot be read earns 0 and a verdict that says so."""
    given = item_answers if isinstance(item_answers, Mapping) else {}
    parts = tuple(score_part(part, given.get(part.id)) for part in item.parts)
    total = sum((s.fraction * p.points for s, p in zip(parts, item.parts, strict=True)), Fraction(0))
    marker = any(KINDS[part.kind].needs_marker for part in item.parts)
    return ItemScore(item.id, _rounded(total), item.points, parts, marker)


def missing(part: PublicPart, answer: object) -> list[str]:
    """Return what is still to do in a part, in words for the learner; empty if it is complete."""
    kind = KINDS[part.kind]
    try:
        return kind.missing(part, kind.read(part, answer))
    except UnreadableAnswerError as error:
        return [str(error)]


def unreadable(part: PublicPart, answer: object) -> str | None:
    """Return why an answer does not fit its part, or None if it does."""
    try:
        KINDS[part.kind].read(part, answer)
    except UnreadableAnswerError as error:
        return str(error)
    return None


def score_part(part: PublicPart, answer: object) -> PartScore:
    """Score the answer to one keyed part; what cannot be read earns 0 and a verdict that says so."""
    kind = KINDS[part.kind]
    try:
        marks = kind.score(part, kind.read(part, answer))
    except UnreadableAnswerError as error:
        reason = f"{error} So this part could not be counted; answer it again."
        marks = Marks(Fraction(0), (Verdict("Answer that cannot be read", "missing", reason),))
    return PartScore(part.id, marks.fraction, _rounded(marks.fraction * part.points), marks.verdicts)


def _rounded(points: Fraction) -> float:
    """Return 2 decimals as a built-in float: nbgrader takes anything else for full marks."""
    return float(round(points, 2))
