"""What place and estimate share: what to say about a number that stands too far to one side."""

from collections.abc import Iterator, Mapping

from bluehelm.exercise.kinds import keys
from bluehelm.exercise.kinds.base import Flaw, Frozen, Text


class Lean(Frozen):
    """What to say when a number is too far left or right (too low, too high).

    A side on which nothing can be wrong needs no text.
    """

    too_left: Text | None = None
    too_right: Text | None = None


def idea(lean: Lean, number: int, least: int, why: str) -> str:
    """Return the reason of a number outside: the idea behind it, and the source's against it."""
    said = lean.too_left if number < least else lean.too_right
    return f"{said or ''} {why}".strip()


def flaws(feedback: Mapping[str, Lean], row: str, left: bool, right: bool) -> Iterator[Flaw]:
    """Check that each side on which a row can be wrong has its text."""
    lean = feedback.get(row, Lean())
    wanted = [side for side, possible in (("too_left", left), ("too_right", right)) if possible]
    yield from keys.uncovered(("feedback", row), wanted, [side for side in wanted if getattr(lean, side)])
