"""What rate, classify and match share: each row takes one choice, some choices are right, some half right.

An author writes, for each row, `why` (the idea of the source) and `feedback` for the wrong choices (the idea
behind the choice); 'other' stands for every choice without a text of its own.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from bluehelm.exercise.kinds import keys
from bluehelm.exercise.kinds.base import Flaw, Frozen, Id, Text, Texts, Verdict

Accepted = Annotated[tuple[Id, ...], Field(min_length=1)]
HALF = Fraction(1, 2)


class PairingKey(Frozen):
    """The key of a part that pairs rows with choices."""

    key: dict[Id, Accepted]
    half: dict[Id, Accepted] = Field(default_factory=dict)
    why: Texts
    feedback: dict[Id, dict[Id, Text]]


def credit(part: PairingKey, answer: Mapping[str, str]) -> Fraction:
    """Return the sum over rows: 1 for an accepted choice, 1/2 for one listed under `half`."""
    return sum((_row_credit(part, row, answer.get(row)) for row in part.key), Fraction(0))


def verdicts(
    part: PairingKey, answer: Mapping[str, str], rows: Mapping[str, str], choices: Mapping[str, str]
) -> tuple[Verdict, ...]:
    """Return one verdict a row, in the order of the file."""
    return tuple(_verdict(part, row, answer.get(row), words, choices) for row, words in rows.items())


def missing(answer: Mapping[str, str], rows: Mapping[str, str]) -> list[str]:
    """Name the rows that have no choice yet."""
    return [f"Not answered yet: {words}" for row, words in rows.items() if row not in answer]


def flaws(part: PairingKey, rows: Mapping[str, str], choices: Mapping[str, str]) -> Iterator[Flaw]:
    """Check key, half, why and feedback against the rows and choices of the part."""
    yield from keys.dangling(("key",), part.key, rows)
    yield from keys.uncovered(("key",), rows, part.key)
    yield from keys.dangling(("half",), part.half, rows)
    for name, table in (("key", part.key), ("half", part.half)):
        for row, accepted in table.items():
            yield from keys.dangling((name, row), accepted, choices)
    yield from keys.texts("why", part.why, rows)
    yield from keys.dangling(("feedback",), part.feedback, rows)
    for row in rows:
        yield from _feedback_flaws(part, row, choices)


def _feedback_flaws(part: PairingKey, row: str, choices: Mapping[str, str]) -> Iterator[Flaw]:
    table, accepted = part.feedback.get(row, {}), part.key.get(row, ())
    yield from keys.dangling(("feedback", row), table, {*choices, keys.OTHER})
    if keys.OTHER not in table and accepted and set(accepted) <= set(choices):
        wrong = [name for name in choices if name not in accepted]
        yield from keys.uncovered(("feedback", row), wrong, table)


def _row_credit(part: PairingKey, row: str, picked: str | None) -> Fraction:
    if picked in part.key[row]:
        return Fraction(1)
    return HALF if picked in part.half.get(row, ()) else Fraction(0)


def _verdict(
    part: PairingKey, row: str, picked: str | None, words: str, choices: Mapping[str, str]
) -> Verdict:
    why = part.why[row]
    if picked is None:
        return Verdict(f"{words} → no answer", "missing", why)
    subject, got = f"{words} → {choices[picked]}", _row_credit(part, row, picked)
    if got == 1:
        return Verdict(subject, "right", why)
    table = part.feedback.get(row, {})
    idea = table.get(picked) or table.get(keys.OTHER, "")
    return Verdict(subject, "partly" if got else "wrong", f"{idea} {why}".strip())
