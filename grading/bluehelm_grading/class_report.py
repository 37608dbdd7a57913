"""What a grading run tells the instructor: what was done, and who needs a person, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from bluehelm_grading.class_gradebook import Standing
from bluehelm_grading.markup import plain

SHOWN_LEARNERS = 50


@dataclass(frozen=True)
class Outcome:
    """One learner after a run. `why`: what the marker should know; `flagged`: points are not counted yet."""

    learner: str
    standing: Standing
    why: tuple[str, ...] = ()
    flagged: bool = False


def report(assignment: str, outcomes: Sequence[Outcome], graded: int, shown: int, crashed: int) -> str:
    """Return the text that is printed after a run.

    `graded` and `shown` count what was graded and shown in this run; `crashed`, the submissions of those that
    stopped their grader.
    """
    return "\n".join(_lines(assignment, outcomes, graded, shown, crashed))


def _lines(
    assignment: str, outcomes: Sequence[Outcome], graded: int, shown: int, crashed: int
) -> Iterator[str]:
    kept = len(outcomes) - graded
    yield f"{assignment}: {counted(graded, 'submission')} graded, {kept:,} unchanged."
    yield f"Feedback pages written: {shown:,}."
    flagged = [one for one in outcomes if one.flagged and one.standing.waiting]
    noted = [one for one in outcomes if one.why and one not in flagged]
    waiting = sum(len(one.standing.waiting) for one in outcomes if one not in flagged)
    if waiting:
        yield f"Memos to mark: {waiting:,}. To mark them: bluehelm mark {assignment}"
    if flagged:
        yield f"Points that do not count until a person has looked ({counted(len(flagged), 'submission')}):"
        yield from _each(flagged)
    if noted:
        yield f"Notes about what was handed in ({counted(len(noted), 'submission')}; points are counted):"
        yield from _each(noted)
    if crashed:
        yield f"{counted(crashed, 'submission')} stopped their grader. Run this again to try them again."
    if not waiting and not flagged:
        yield "Nothing waits for a person."


def _each(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for one in outcomes[:SHOWN_LEARNERS]:
        yield f"  {plain(one.learner)}: {shorten(' '.join(one.why), 240, placeholder=' …')}"
    if len(outcomes) > SHOWN_LEARNERS:
        yield f"  … and {len(outcomes) - SHOWN_LEARNERS} more; each note stands in the graded notebook."


def counted(number: int, thing: str) -> str:
    """Say a number of things.

    >>> counted(1, "submission"), counted(12, "feedback page")
    ('1 submission', '12 feedback pages')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
