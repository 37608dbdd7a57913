"""The file of the record: `record.jsonl` in the course folder, to which lines are only ever added.

One process at a time writes. A line that a crash cut off is set aside before the next is written, so that
every line of the file is whole; nothing is deleted. A folder that cannot be written to leaves the record in
memory, for as long as the page is open.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from bluehelm.files import folder_lock
from bluehelm.record import vocabulary as v
from bluehelm.record.line_file import LineFile
from bluehelm.record.lines import FILE, MAX_LINE
from bluehelm.record.shapes import Fault
from bluehelm.record.statement import Data, Statement
from bluehelm.record.xapi import faults

READ_ONLY = (
    "This folder cannot be written to, so your progress is kept only as long as this page is open. "
    "Copy the course to a folder of your own to keep it."
)


MANY = 20  # faults that a message lists


class NotAStatement(ValueError):  # noqa: N818  (it says what was given)
    """A statement that breaks the rules of xAPI; `faults` says which. It was not written."""

    def __init__(self, wrong: Sequence[Fault]) -> None:
        """Keep the faults."""
        self.faults = tuple(wrong)
        super().__init__("\n".join(map(str, wrong[:MANY])))


class Record:
    """The record of one learner in one course folder. Nothing is read or written before it is asked for."""

    def __init__(self, course_folder: Path) -> None:
        """Look at nothing yet: a page may be made in one process and used in another."""
        self.folder = course_folder
        self._file = LineFile(course_folder / FILE)
        self._memory: list[Statement] = []
        self._refused = False

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self._file.path

    @property
    def in_memory(self) -> bool:
        """Say whether new statements are lost when this process ends."""
        return self._refused or not os.access(self.folder, os.W_OK)

    @property
    def broken(self) -> tuple[int, ...]:
        """The numbers (from 1) of lines that cannot be read; they stay in the file."""
        self.statements()
        return tuple(self._file.broken)

    @property
    def actor(self) -> Data | None:
        """Who the learner is: the actor of the first statement; None as long as there is none."""
        return next((each.actor for each in self.statements() if each.actor), None)

    def statements(self) -> tuple[Statement, ...]:
        """Return all statements, in the order in which they were written."""
        try:
            self._file.refresh()
        except OSError:
            self._refused = True
        return (*self._file.statements, *self._memory)

    def append(self, *statements: Statement) -> tuple[Statement, ...]:
        """Write statements and return them with their actor. Raises NotAStatement, and then writes none.

        A disk that refuses is no error: what was to be written is kept in memory, and `in_memory` says so.
        """
        with folder_lock(self.folder):
            actor = self.actor or new_actor()
            new = tuple(each if each.actor else each.by(actor) for each in statements)
            _check(new)
            if new and not self._written(new):
                self._memory += new
        return new

    def add_all(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Add statements of another file, all or none, and return those whose id was not here.

        Raises NotAStatement, or OSError if the disk refuses; the record is then as it was.
        """
        with folder_lock(self.folder):
            known = {each.id for each in self.statements()}
            new = tuple({each.id: each for each in statements if each.id not in known}.values())
            _check(new)
            if new and self.in_memory:
                self._memory += new
            elif new:
                self._file.end_with_a_whole_line()
                self._file.replace(_bytes(new))
        return new

    def _written(self, new: Sequence[Statement]) -> bool:
        if self.in_memory:
            return False
        try:
            self._file.end_with_a_whole_line()
            self._file.add(_bytes(new))
        except OSError:
            self._refused = True
            return False
        return True


def new_actor() -> Data:
    """Draw an actor: an account of this course with a random name. It says nothing of the person."""
    return {"objectType": "Agent", "account": {"homePage": v.HOME, "name": str(uuid4())}}


def _check(statements: Iterable[Statement]) -> None:
    wrong = [fault for each in statements for fault in faults(each.data)]
    wrong += [_TOO_LONG for each in statements if len(each.line()) * 4 > MAX_LINE]
    if wrong:
        raise NotAStatement(wrong)


_TOO_LONG = Fault("", "This statement is too long for one line.", f"At most {MAX_LINE // 4:,} signs fit.")


def _bytes(statements: Iterable[Statement]) -> bytes:
    return "".join(f"{each.line()}\n" for each in statements).encode()
