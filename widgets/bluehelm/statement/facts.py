"""What a statement says: every required module, what of it is done and when, and what is open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from bluehelm.exercise.receipt import code
from bluehelm.record import ModuleProgress, Statement, progress
from bluehelm.record.fold import valid
from bluehelm.shelf import Module, modules

CONTENT = ("modules/*/module.ipynb", "modules/*/scenario.yaml", "exercises/*/exercise.json")


@dataclass(frozen=True)
class Open:
    """By when an open item is to be done, and who answers for it; empty where nobody said so."""

    by: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class Item:
    """One required module: its parts in words, when it was done (empty if it is open), and then by when."""

    id: str
    title: str
    parts: tuple[str, ...]
    done_on: str
    open: Open = Open()

    @property
    def done(self) -> bool:
        """Say whether it is done."""
        return bool(self.done_on)


@dataclass(frozen=True)
class Facts:
    """All that a statement says. Days are written as 2026-11-30; `accounts` are those of the record."""

    learner: str
    accounts: tuple[str, ...]
    course: str
    made_on: str
    items: tuple[Item, ...]

    @property
    def complete(self) -> bool:
        """Say whether every required module is done."""
        return bool(self.items) and all(item.done for item in self.items)

    @property
    def code(self) -> str:
        """Return a short code of all that is said, which is printed, and told when the file is checked."""
        return code(sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest())


class NothingRequiredError(ValueError):
    """A statement cannot be made; the message says why."""


def facts(
    course: Path,
    statements: Sequence[Statement],
    learner: str,
    today: date,
    *,
    required: Sequence[str] = (),
    by: str = "",
    responsible: str = "",
    apart: Mapping[str, Open] | None = None,
) -> Facts:
    """Read the facts out of a record. Raises NothingRequiredError.

    `required` are the ids of modules, all of the course if it is empty. `by` and `responsible` hold for every
    open module that is not in `apart`; without `by`, the day of deployment in the learner's plan does.
    """
    shelf = {module.id: module for module in modules(course)}
    wanted = [name for name in required if name not in shelf]
    if wanted or not shelf:
        raise NothingRequiredError(f"The course has no module {', '.join(wanted) or 'at all'}.")
    found = progress(statements)
    usual = Open(by or _deployment(found.plan), responsible)
    items = (
        _item(shelf[name], found.module(name), (apart or {}).get(name, usual)) for name in required or shelf
    )
    return Facts(learner.strip(), _accounts(statements), course_version(course), str(today), tuple(items))


def _deployment(plan: Mapping[str, Any] | None) -> str:
    day = (plan or {}).get("deployment")
    try:
        return str(date.fromisoformat(day)) if isinstance(day, str) else ""
    except ValueError:
        return ""


def _accounts(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Return the names of the accounts in the order in which they came; other actors have none."""
    names = ((each.actor or {}).get("account", {}).get("name", "") for each in valid(statements))
    return tuple(dict.fromkeys(str(name) for name in names if name))


def _item(module: Module, far: ModuleProgress, usual: Open) -> Item:
    done_on = _day(far.completed_at) if far.completed_at else ""
    title = f"Module {int(module.id[1:])}: {module.title}" if module.id[1:].isdigit() else module.title
    return Item(module.id, title, tuple(_parts(module, far)), done_on, Open() if done_on else usual)


def _parts(module: Module, far: ModuleProgress) -> Iterator[str]:
    if module.scenario:
        title = f"Scenario “{module.scenario.title}”"
        first = min((play.ended_at for play in far.plays), default=None)
        times = {1: "once", 2: "twice"}.get(len(far.plays), f"{len(far.plays)} times")
        yield f"{title}: played {times}, first on {spoken(_day(first))}" if first else f"{title}: not played"
    if module.exercise:
        ids = {item.id for item in module.exercise.items}
        when = f", on {spoken(_day(far.answers_done_at))}" if far.answers_done_at else ""
        yield f"Exercises: {len(ids & far.answered)} of {len(ids)} answered{when}"
    if far.graded:
        yield f"Points from an instructor: {far.graded.points:g} of {far.graded.of:g}"


def _day(moment: datetime) -> str:
    return str(moment.astimezone(UTC).date())


def spoken(day: str) -> str:
    """Return a day as people write it.

    >>> spoken("2026-11-30"), spoken("next week")
    ('30 November 2026', 'next week')
    """
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B %Y}"


def course_version(course: Path) -> str:
    """Return the version of the program, and a code of all that learners read, play and answer."""
    whole = sha256()
    for path in sorted(path for pattern in CONTENT for path in course.glob(pattern)):
        whole.update(f"{path.relative_to(course).as_posix()}\0".encode() + path.read_bytes())
    try:
        number = version("bluehelm")
    except PackageNotFoundError:
        number = "0"
    return f"Bluehelm {number}, content {code(whole.hexdigest())}"
