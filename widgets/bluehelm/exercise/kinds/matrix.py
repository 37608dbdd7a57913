"""Matrix: rows and columns, one choice in each cell. Rule RISK over the cells that have a key.

Ranks and sequences are matrices as well: there, rules over rows and columns take the place of the keys,
or stand beside them.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys, limits, matrix_rules, pairing, rules, shapes
from bluehelm.exercise.kinds.base import (
    Flaw,
    Frozen,
    Id,
    Kind,
    Marks,
    Points,
    PublicPart,
    Text,
    Texts,
    Verdict,
    share,
)
from bluehelm.exercise.kinds.limits import Different, Limit, Used
from bluehelm.exercise.kinds.matrix_rules import AnyRule, Cells, Column
from bluehelm.exercise.kinds.pairing import HALF, Accepted


class Matrix(PublicPart):
    """Answer: {"row": {"column": "choice"}}."""

    shuffled: ClassVar[tuple[str, ...]] = ("rows",)
    kind: Literal["matrix"]
    rows: Texts
    columns: Annotated[dict[Id, Column], Field(min_length=1)]


class Spoil(Frozen):
    """A row with `choice` in `column` earns nothing, because of `say`."""

    column: Id
    choice: Id
    say: Text


class NoWinner(Limit):
    """No row stands highest, alone or with others, in every column."""

    rule: Literal["no_winner"]


class Apart(Different):
    """The limit counts the choices of one column, where it is named."""

    column: Id | None = None


Limits = Annotated[Apart | Used | NoWinner, Field(discriminator="rule")]


class KeyedMatrix(Matrix):
    """`key` and `half`: row -> column -> choices; a cell without a key is not counted.

    `why` is the idea of each row that has a key; `feedback` (row -> column -> choice) names the idea behind a
    wrong choice. With keys and rules, the rules are worth `rules_points` of the points.
    """

    key: dict[Id, dict[Id, Accepted]] = Field(default_factory=dict)
    half: dict[Id, dict[Id, Accepted]] = Field(default_factory=dict)
    why: dict[Id, Text] = Field(default_factory=dict)
    feedback: dict[Id, dict[Id, dict[Id, Text]]] = Field(default_factory=dict)
    spoils: tuple[Spoil, ...] = ()
    rules: tuple[AnyRule, ...] = ()
    rules_points: Points | None = None
    limits: tuple[Limits, ...] = ()


def read(part: Matrix, raw: object) -> dict[str, dict[str, str]]:
    """Read {"row": {"column": "choice"}}; raises UnreadableAnswerError."""
    rows = {row: shapes.table(cells, part.columns) for row, cells in shapes.table(raw, part.rows).items()}
    return {
        row: {name: str(shapes.choice(cell, part.columns[name].options)) for name, cell in cells.items()}
        for row, cells in rows.items()
    }


def missing(part: Matrix, answer: Cells) -> list[str]:
    """Name the cells that have no choice."""
    return [
        f"Not answered yet: {words} ({column.text})"
        for row, words in part.rows.items()
        for name, column in part.columns.items()
        if name not in answer.get(row, {})
    ]


def score(part: KeyedMatrix, answer: Cells) -> Marks:
    """Return the share of right cells and the weights of the rules kept, within the limits."""
    cells = _cell_marks(part, answer)
    found = [(r.subject, matrix_rules.state(r, answer, part.rows, part.columns)) for r in part.rules]
    ruled, weight = rules.marks(part.rules, found), _rules_share(part)
    fraction = cells.fraction * (1 - weight) + ruled.fraction * weight
    marks = Marks(fraction, (*cells.verdicts, *ruled.verdicts))
    return limits.capped(marks, part.points, _outside(part, answer))


def _rules_share(part: KeyedMatrix) -> Fraction:
    if part.rules_points:
        return Fraction(part.rules_points, part.points)
    return Fraction(0 if part.key else 1)


def _cell_marks(part: KeyedMatrix, answer: Cells) -> Marks:
    graded = [
        (row, column) for row in part.rows for column in part.columns if column in part.key.get(row, {})
    ]
    found = [_cell(part, row, column, answer.get(row, {})) for row, column in graded]
    earned = sum((credit for credit, _ in found), Fraction(0))
    return Marks(share(earned, len(graded)), tuple(verdict for _, verdict in found))


def _cell(part: KeyedMatrix, row: str, column: str, given: Mapping[str, str]) -> tuple[Fraction, Verdict]:
    why, subject = part.why[row], f"{part.rows[row]} · {part.columns[column].text}"
    if column not in given:
        return Fraction(0), Verdict(f"{subject} → no answer", "missing", why)
    picked = given[column]
    subject = f"{subject} → {part.columns[column].options[picked]}"
    credit = _credit(part, row, column, picked)
    spoilt = [spoil.say for spoil in part.spoils if given.get(spoil.column) == spoil.choice]
    if spoilt:
        return Fraction(0), Verdict(subject, "wrong", f"{spoilt[0]} {why}")
    if credit == 1:
        return credit, Verdict(subject, "right", why)
    idea = pairing.idea(part.feedback.get(row, {}).get(column, {}), picked)
    return credit, Verdict(subject, "partly" if credit else "wrong", f"{idea} {why}".strip())


def _credit(part: KeyedMatrix, row: str, column: str, picked: str) -> Fraction:
    if picked in part.key[row][column]:
        return Fraction(1)
    return HALF if picked in part.half.get(row, {}).get(column, ()) else Fraction(0)


def _outside(part: KeyedMatrix, answer: Cells) -> Iterator[Limit]:
    for limit in part.limits:
        if not isinstance(limit, NoWinner):
            yield from limits.broken([limit], _values(answer, getattr(limit, "column", None)))
        elif any(_highest(part, answer, row) for row in answer):
            yield limit


def _values(answer: Cells, only: str | None) -> list[str]:
    return [cell for cells in answer.values() for column, cell in cells.items() if only in (None, column)]


def _highest(part: Matrix, answer: Cells, row: str) -> bool:
    """Say whether a row is full and stands as high as any other in every column."""
    for name, column in part.columns.items():
        order = list(column.options)
        steps = {other: order.index(cells[name]) for other, cells in answer.items() if name in cells}
        if row not in steps or steps[row] < max(steps.values()):
            return False
    return len(answer) > 1


def flaws(part: KeyedMatrix) -> Iterator[Flaw]:
    """Check keys, reasons, feedback, rules and limits against rows and columns."""
    yield from keys.texts("why", part.why, part.key)
    for name in ("key", "half", "feedback"):
        yield from keys.dangling((name,), getattr(part, name), part.rows)
    for row in part.rows:
        yield from _row_flaws(part, row)
    for index, spoil in enumerate(part.spoils):
        options = part.columns[spoil.column].options if spoil.column in part.columns else ()
        yield from keys.dangling(("spoils", index), [spoil.column], part.columns)
        yield from keys.dangling(("spoils", index), [spoil.choice], options)
    for index, rule in enumerate(part.rules):
        yield from matrix_rules.flaws(rule, ("rules", index), part.rows, part.columns)
    yield from rules.flaws("rules", part.rules)
    every = {choice for column in part.columns.values() for choice in column.options}
    yield from limits.flaws(part.limits, part.points, every)
    for index, limit in enumerate(part.limits):
        if isinstance(limit, Apart) and limit.column:
            yield from keys.dangling(("limits", index), [limit.column], part.columns)
    yield from _points_flaws(part)


def _row_flaws(part: KeyedMatrix, row: str) -> Iterator[Flaw]:
    for name in ("key", "half"):
        for column, accepted in getattr(part, name).get(row, {}).items():
            yield from keys.dangling((name, row), [column], part.columns)
            if column in part.columns:
                yield from keys.dangling((name, row, column), accepted, part.columns[column].options)
    yield from keys.dangling(("feedback", row), part.feedback.get(row, {}), part.columns)
    for column, accepted in part.key.get(row, {}).items():
        if column in part.columns:
            said = part.feedback.get(row, {}).get(column, {})
            options = part.columns[column].options
            yield from pairing.feedback_flaws(("feedback", row, column), said, accepted, options)


def _points_flaws(part: KeyedMatrix) -> Iterator[Flaw]:
    if not part.key and not part.rules:
        yield Flaw((), "NO-KEY", "The matrix has neither a key nor rules.", "Add one of them.")
    if bool(part.rules_points) != bool(part.key and part.rules):
        message = "'rules_points' belongs where there are both a key and rules, and nowhere else."
        yield Flaw(("rules",), "RULES-POINTS", message, "Add it, or take it out.")
    elif (part.rules_points or 0) >= part.points:
        message = f"The rules take all {part.points} points and leave none for the cells."
        yield Flaw(("rules_points",), "RULES-POINTS", message, "Lower 'rules_points'.")


KIND = Kind(Matrix, KeyedMatrix, read, missing, score, flaws)
