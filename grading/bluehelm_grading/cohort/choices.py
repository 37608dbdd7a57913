"""What a class chose in each part: where a distractor draws many, look at the key or at the lesson.

Parts with options are counted option by option, also those that nobody chose. Of the other kinds, what each
verdict of the score says is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bluehelm.charts.figure import Table
from bluehelm.exercise import Item, Part, unreadable
from bluehelm.exercise.scoring import score_part
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.words import per_cent, titled

State = Literal["right", "partly", "wrong", "missing"]
SAID: dict[State, str] = {"right": "✓ right", "partly": "◐ partly right", "wrong": "✗ wrong", "missing": "–"}
PAIRED = {"classify": ("cards", "bins"), "match": ("rows", "choices"), "rate": ("rows", "scale")}
NO_ANSWER = "No answer"


@dataclass(frozen=True)
class Choice:
    """One option of one row: `count` of `of` learners chose it. `row` is empty where a part has one row."""

    row: str
    words: str
    state: State
    count: int
    of: int

    @property
    def share(self) -> float:
        """Return the share of the learners who take part, 0 to 1."""
        return self.count / self.of


@dataclass(frozen=True)
class PartChoices:
    """One part of an item with all that was chosen in it."""

    item: Item
    part: Part
    rows: tuple[Choice, ...]


def choices(cohort: Cohort) -> tuple[PartChoices, ...]:
    """Return the choices of each part that is scored without a person; empty if nobody takes part."""
    if not cohort.taking_part:
        return ()
    return tuple(
        PartChoices(item, part, tuple(_rows(cohort, item, part)))
        for item in cohort.exercise.items
        for part in item.parts
        if part.kind != "memo"
    )


def _rows(cohort: Cohort, item: Item, part: Any) -> Iterator[Choice]:
    answers = [_readable(part, one.handed.of(item.id).get(part.id)) for one in cohort.taking_part]
    if part.kind == "select_one":
        yield from _one_row("", part.options, {part.key}, part.near, answers)
    elif part.kind == "select_many":
        for option, words in part.options.items():
            count = sum(option in (answer or ()) for answer in answers)
            yield Choice("", words, "right" if option in part.key else "wrong", count, len(answers))
        yield Choice("", NO_ANSWER, "missing", sum(not answer for answer in answers), len(answers))
    elif part.kind in PAIRED:
        rows, options = (getattr(part, name) for name in PAIRED[part.kind])
        for row, words in rows.items():
            given = [(answer or {}).get(row) for answer in answers]
            yield from _one_row(words, options, part.key[row], part.half.get(row, ()), given)
    else:
        yield from _by_verdict(cohort, item, part)


def _readable(part: Part, answer: Any) -> Any:
    return None if unreadable(part, answer) else answer


def _one_row(
    row: str, options: Mapping[str, str], key: Any, half: Any, given: Sequence[str | None]
) -> Iterator[Choice]:
    count = Counter(answer or None for answer in given)
    for option, words in options.items():
        state: State = "right" if option in key else "partly" if option in half else "wrong"
        yield Choice(row, words, state, count[option], len(given))
    yield Choice(row, NO_ANSWER, "missing", count[None], len(given))


def _by_verdict(cohort: Cohort, item: Item, part: Part) -> Iterator[Choice]:
    """Count what the verdicts of a part say, the most frequent first."""
    of = len(cohort.taking_part)
    count: Counter[tuple[str, State]] = Counter()
    for learner in cohort.taking_part:
        verdicts = score_part(part, learner.handed.of(item.id).get(part.id)).verdicts
        count.update({(verdict.subject, verdict.state) for verdict in verdicts})
    for (subject, state), number in sorted(count.items(), key=lambda each: (-each[1], each[0])):
        yield Choice("", subject, state, number, of)


def drawing(rows: Sequence[Choice]) -> Choice | None:
    """Return the wrong answer that most chose; None if nobody chose a wrong one."""
    wrong = [one for one in rows if one.state == "wrong" and one.count]
    return max(wrong, key=lambda one: one.count, default=None)


def choices_table(cohort: Cohort, found: Sequence[PartChoices]) -> Table:
    """Return one row for each option."""
    return Table(
        ("Item", "Question", "Row", "Answer", "Verdict", "Learners", "Share"),
        tuple(
            (titled(cohort.exercise, one.item), one.part.prompt, *_cells(each))
            for one in found
            for each in one.rows
        ),
    )


def part_table(one: PartChoices) -> Table:
    """Return one row for each option of one part."""
    heads = ("Row", "Answer", "Verdict", "Learners", "Share")
    first = 0 if any(each.row for each in one.rows) else 1
    return Table(heads[first:], tuple(_cells(each)[first:] for each in one.rows))


def _cells(choice: Choice) -> tuple[str, ...]:
    numbers = (str(choice.count), per_cent(choice.share))
    return (choice.row, choice.words, SAID[choice.state], *numbers)
