"""Rules over a whole matrix: for ranks and sequences, where no cell is right or wrong alone."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from bluehelm.exercise.kinds import keys
from bluehelm.exercise.kinds.base import Flaw, Frozen, Id, State, Text, empty_range
from bluehelm.exercise.kinds.limits import Count
from bluehelm.exercise.kinds.rules import Rule, judged

Cells = Mapping[str, Mapping[str, str]]
"""What a learner chose: row -> column -> choice."""

Some = Annotated[tuple[Id, ...], Field(min_length=1)]


class Column(Frozen):
    """A column of a matrix. Its options keep their order: from first to last, from low to high."""

    text: Text
    options: Annotated[dict[Id, Text], Field(min_length=2)]


class _Rule(Rule):
    subject: Text


class CellsRule(_Rule):
    """Each of `rows` has one of `choices` in `column`."""

    rule: Literal["cells"]
    rows: Some
    column: Id
    choices: Some


class BeforeRule(_Rule):
    """In `column`, the row `first` stands at an earlier option than the row `then`."""

    rule: Literal["before"]
    column: Id
    first: Id
    then: Id


class CountRule(_Rule):
    """From `at_least` to `at_most` rows have one of `choices` in `column`, and `including` are among them."""

    rule: Literal["count"]
    column: Id
    choices: Some
    at_least: Count = 0
    at_most: Count
    including: tuple[Id, ...] = ()


class BothRule(_Rule):
    """At least one row has one of `choices` in `column` and one of `other_choices` in `other_column`."""

    rule: Literal["both"]
    column: Id
    choices: Some
    other_column: Id
    other_choices: Some


AnyRule = Annotated[CellsRule | BeforeRule | CountRule | BothRule, Field(discriminator="rule")]


def state(
    rule: CellsRule | BeforeRule | CountRule | BothRule,
    cells: Cells,
    rows: Mapping[str, str],
    columns: Mapping[str, Column],
) -> State:
    """Return how a rule stands; it is missing while a cell that it needs is open."""
    given = {row: cells[row][rule.column] for row in cells if rule.column in cells[row]}
    if isinstance(rule, CellsRule):
        kept = all(given.get(row) in rule.choices for row in rule.rows)
        return judged(kept, all(row in given for row in rule.rows))
    if isinstance(rule, BeforeRule):
        order = list(columns[rule.column].options)
        both = rule.first in given and rule.then in given
        kept = both and order.index(given[rule.first]) < order.index(given[rule.then])
        return judged(kept, both)
    return _counted(rule, cells, given, rows)


def _counted(
    rule: CountRule | BothRule, cells: Cells, given: Mapping[str, str], rows: Mapping[str, str]
) -> State:
    chosen = {row for row, choice in given.items() if choice in rule.choices}
    if isinstance(rule, CountRule):
        kept = rule.at_least <= len(chosen) <= rule.at_most and chosen.issuperset(rule.including)
        return judged(kept, len(given) == len(rows))
    kept = any(cells[row].get(rule.other_column) in rule.other_choices for row in chosen)
    return judged(kept, bool(given))


def flaws(
    rule: CellsRule | BeforeRule | CountRule | BothRule,
    place: tuple[str | int, ...],
    rows: Mapping[str, str],
    columns: Mapping[str, Column],
) -> Iterator[Flaw]:
    """Check that a rule names rows, columns and choices that exist."""
    if isinstance(rule, BeforeRule):
        yield from keys.dangling(place, (rule.first, rule.then), rows)
        yield from keys.dangling(place, [rule.column], columns)
        return
    yield from _choice_flaws(place, rule.column, rule.choices, columns)
    if isinstance(rule, BothRule):
        yield from _choice_flaws(place, rule.other_column, rule.other_choices, columns)
    if isinstance(rule, CellsRule):
        yield from keys.dangling(place, rule.rows, rows)
    if isinstance(rule, CountRule):
        yield from keys.dangling(place, rule.including, rows)
        yield from empty_range(place, "at_least", rule.at_least, "at_most", rule.at_most)


def _choice_flaws(
    place: tuple[str | int, ...], column: str, choices: Some, columns: Mapping[str, Column]
) -> Iterator[Flaw]:
    yield from keys.dangling(place, [column], columns)
    if column in columns:
        yield from keys.dangling(place, choices, columns[column].options)
