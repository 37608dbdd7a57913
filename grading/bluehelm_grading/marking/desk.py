"""The marker's desk: which case is on it, what is typed but not saved, what comes next. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bluehelm.exercise import Item, load_exercise
from bluehelm_grading.course import Course
from bluehelm_grading.marking import remarks
from bluehelm_grading.marking.book import read_cases, write_mark
from bluehelm_grading.marking.cases import Case, Key, Mark, Show, listed, settled, to_moderate, to_settle
from bluehelm_grading.marking.rubric import Rubric, level_at, memo_part
from bluehelm_grading.marking.sheets import checked_name, own_cases, with_blind_marks
from bluehelm_grading.settings import gradebook, settings


class NothingToMarkError(Exception):
    """There is nothing to mark; the message says what to do first."""


class Desk:
    """One marker at one assignment. Each step reads the gradebook anew and closes it again."""

    def __init__(self, root: Path, assignment: str, marker: str = "", blind: bool = False) -> None:
        """Open the queue at the first case that waits.

        Raises NothingToMarkError, FileNotFoundError without a course, ValueError for a name that is none.
        """
        self.course = settings(root)
        key = Course(self.course.root).key(assignment)
        if not key.is_file():
            raise NothingToMarkError(f"{key} is missing. Name an exercise: a folder in solutions/.")
        self.exercise = load_exercise(key)
        self.assignment, self.blind = assignment, blind
        self.marker = checked_name(marker) if blind or marker else ""
        self.items: dict[str, Item] = {item.id: item for item in self.exercise.items}
        self.rubrics: dict[str, Rubric] = {
            item.id: memo_part(item).rubric
            for item in self.exercise.items
            if any(part.kind == "memo" for part in item.parts)
        }
        self.cases: dict[Key, Case] = {}
        self.drafts: dict[Key, Mark] = {}
        self.show: Show = "to mark"
        self.keys: list[Key] = []
        self.place = 0
        self.choose("to mark")
        if not self.cases:
            raise NothingToMarkError(
                f"No submission of {assignment} is in the gradebook. Grade the class first: "
                f"bluehelm grade {assignment}"
            )

    @contextmanager
    def _book(self) -> Iterator[Any]:
        with gradebook(self.course) as book:
            yield book

    def read(self) -> None:
        """Read all cases anew: others mark at the same time, here or in formgrader."""
        with self._book() as book:
            cases = read_cases(book, self.assignment, self.exercise)
            if self.blind:
                cases = own_cases(book, self.assignment, self.marker, cases)
            else:
                cases = with_blind_marks(book, self.assignment, cases)
        here = {case.key for case in cases}
        gone = [self.cases[key] for key in self.keys if key not in here]
        # An automatic mark that was just confirmed waits no more; it stays on the list that is worked on.
        self.cases = {case.key: case for case in cases} | {
            case.key: replace(case, mark=replace(case.mark, waits=False)) for case in gone
        }

    def choose(self, show: Show) -> None:
        """Make the list of cases to go through; it stays as it is while the marker goes through it."""
        self.keys = []  # nothing is kept on the list that goes
        self.read()
        self.show = show
        self.keys = [case.key for case in listed(self.cases.values(), show, self.rubrics)]
        self.place = 0

    @property
    def case(self) -> Case | None:
        """Return the case on the desk; None if the list is empty."""
        return self.cases[self.keys[self.place]] if self.keys else None

    def go(self, by: int) -> bool:
        """Put the next or an earlier case on the desk; returns False at an end of the list."""
        to = self.place + by
        if not 0 <= to < len(self.keys):
            return False
        self.place = to
        self.read()
        return True

    def go_to_waiting(self) -> bool:
        """Put the next case that waits on the desk, from the start again after the end; False if none."""
        self.read()
        ahead = [*range(self.place + 1, len(self.keys)), *range(self.place)]
        for place in ahead:
            if self._open(self.cases[self.keys[place]]):
                self.place = place
                return True
        return False

    def _open(self, case: Case) -> bool:
        return to_moderate(case, self.rubrics) if self.show == "to moderate" else case.mark.waits

    def save(self, case: Case, mark: Mark) -> None:
        """Write a mark at once. Raises ChangedMeanwhileError, and SQLAlchemyError where that fails."""
        self._write([(case, mark)])
        self.drafts.pop(case.key, None)

    def confirm_all(self, case: Case) -> int:
        """Confirm every automatic mark of this learner that waits; returns how many."""
        waiting = self.waiting_with(case)
        self._write([(one, replace(one.mark, waits=False)) for one in waiting])
        return len(waiting)

    def waiting_with(self, case: Case) -> list[Case]:
        """Return the automatic marks of the same submission that wait."""
        same = [one for one in self.cases.values() if one.submission == case.submission]
        return [one for one in same if not one.is_memo and one.mark.waits]

    def keep_draft(self, case: Case, mark: Mark) -> bool:
        """Remember a mark that is set but not saved; returns False if it is what the gradebook holds."""
        if (mark.points, mark.comment) == (case.mark.points, case.mark.comment):
            self.drafts.pop(case.key, None)
            return False
        self.drafts[case.key] = mark
        return True

    def settle(self) -> int:
        """Give each memo on which two blind markers agree the mean of their marks; returns how many."""
        agreed = [case for case in self.cases.values() if to_settle(case, self.rubrics)]
        self._write([(case, settled(case)) for case in agreed])
        return len(agreed)

    def _write(self, marks: list[tuple[Case, Mark]]) -> None:
        with self._book() as book:
            for case, mark in marks:
                write_mark(book, case, mark)
                self.cases[case.key] = replace(case, mark=mark)

    def count(self, is_so: Callable[[Case], bool]) -> int:
        """Count the cases of which something is so."""
        return sum(map(is_so, self.cases.values()))

    def remarks_of(self, item: str, points: float | None) -> list[str]:
        """Return the comment bank of a memo: from the level of the points, then what was written before."""
        part = memo_part(self.items[item])
        offered = remarks.of_level(part, level_at(points, part.rubric)) if points is not None else []
        written = [one.mark.comment for one in self.cases.values() if one.item == item]
        return offered + remarks.used_before(written, offered)
