"""What rate, classify and match share: each row takes one choice, some choices are right, some half right.

An author writes, for each row, `why` (the idea of the source) and `feedback` for the wrong choices (the idea
behind the choice); 'other' stands for every choice without a text of its own.
"""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from bluehelm.exercise.kinds import keys, limits
from bluehelm.exercise.kinds.base import Flaw, Id, Marks, PublicPart, Text, Texts, Verdict
from bluehelm.exercise.kinds.limits import AnyLimit

Accepted = Annotated[tuple[Id, ...], Field(min_length=1)]
HALF = Fraction(1, 2)


class PairingKey(PublicPart):
    """Base of the keyed parts that pair rows with choices.

    `half` lists choices that earn half; `swapped` pairs of rows that earn half each when their choices are
    exchanged.
    """

    key: dict[Id, Accepted]
    half: dict[Id, Accepted] = Field(default_factory=dict)
    swapped: tuple[tuple[Id, Id], ...] = ()
    why: Texts
    feedback: dict[Id, dict[Id, Text]]
    limits: tuple[AnyLimit, ...] = ()


def credit(part: PairingKey, answer: Mapping[str, str]) -> Fraction:
    """Return the sum over rows: 1 for an accepted choice, 1/2 for one that is listed under `half`."""
    return sum((_row_credit(part, row, answer) for row in part.key), Fraction(0))


def marks(
    part: PairingKey, fraction: Fraction, answer: Mapping[str, str], rows: Texts, choices: Texts
) -> Marks:
    """Return the marks with one verdict a row, in the order of the file, and the limits applied."""
    found = tuple(_verdict(part, row, answer, rows, choices) for row in rows)
    outside = limits.broken(part.limits, answer.values())
    return limits.capped(Marks(fraction, found), part.points, outside)


def missing(answer: Mapping[str, str], rows: Mapping[str, str]) -> list[str]:
    """Name the rows that have no choice yet."""
    return [f"Not answered yet: {words}" for row, words in rows.items() if row not in answer]


def flaws(part: PairingKey, rows: Texts, choices: Texts) -> Iterator[Flaw]:
    """Check key, half, swapped, why, feedback and limits against the rows and choices of the part."""
    yield from keys.dangling(("key",), part.key, rows)
    yield from keys.uncovered(("key",), rows, part.key)
    yield from keys.dangling(("half",), part.half, rows)
    for index, pair in enumerate(part.swapped):
        yield from keys.dangling(("swapped", index), pair, rows)
    for name, table in (("key", part.key), ("half", part.half)):
        for row, accepted in table.items():
            yield from keys.dangling((name, row), accepted, choices)
    yield from keys.texts("why", part.why, rows)
    yield from keys.dangling(("feedback",), part.feedback, rows)
    for row in rows:
        said = part.feedback.get(row, {})
        yield from feedback_flaws(("feedback", row), said, part.key.get(row, ()), choices)
    yield from limits.flaws(part.limits, part.points, choices)


def idea(table: Mapping[str, str], picked: str) -> str:
    """Return the idea behind a wrong choice."""
    return table.get(picked) or table.get(keys.OTHER, "")


def feedback_flaws(
    place: tuple[str | int, ...],
    table: Mapping[str, str],
    accepted: Collection[str],
    choices: Collection[str],
) -> Iterator[Flaw]:
    """Check that a table of feedback has a text for each choice that can be wrong."""
    yield from keys.dangling(place, table, {*choices, keys.OTHER})
    if keys.OTHER not in table and accepted and set(accepted) <= set(choices):
        wrong = [name for name in choices if name not in accepted]
        yield from keys.uncovered(place, wrong, table)


def _row_credit(part: PairingKey, row: str, answer: Mapping[str, str]) -> Fraction:
    picked = answer.get(row)
    if picked in part.key[row]:
        return Fraction(1)
    return HALF if picked in part.half.get(row, ()) or _exchanged(part, row, answer) else Fraction(0)


def _exchanged(part: PairingKey, row: str, answer: Mapping[str, str]) -> bool:
    return any(
        row in pair and all(answer.get(a) in part.key[b] for a, b in (pair, pair[::-1]))
        for pair in part.swapped
    )


def _verdict(part: PairingKey, row: str, answer: Mapping[str, str], rows: Texts, choices: Texts) -> Verdict:
    why = part.why[row]
    if row not in answer:
        return Verdict(f"{rows[row]} → no answer", "missing", why)
    subject, got = f"{rows[row]} → {choices[answer[row]]}", _row_credit(part, row, answer)
    if got == 1:
        return Verdict(subject, "right", why)
    said = idea(part.feedback.get(row, {}), answer[row])
    return Verdict(subject, "partly" if got else "wrong", f"{said} {why}".strip())
