"""The record in words for people: what was done, when, and what the file is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from bluehelm.record.fold import ModuleProgress, progress, valid
from bluehelm.record.statement import Statement, part

LATEST = 10


def told(statements: Sequence[Statement], where: str) -> list[str]:
    """Return the lines of `bluehelm record show`; times are those of this computer."""
    counted = valid(statements)
    if not counted:
        return [f"Your record is empty. Open a module page to begin. The file would be {where}."]
    found = progress(statements)
    lines = [
        f"Your record has {_many(len(counted), 'statement')}, from {_day(counted[0].at)} to "
        f"{_day(counted[-1].at)}.",
        f"The file is {where}. It leaves this computer only if you send it.",
        "",
    ]
    for _, module in sorted(found.modules.items()):
        lines += _module(module)
    if found.assessments:
        lines.append(f"Needs assessment: taken {_times(len(found.assessments))}.")
    if found.plan:
        settings = ", ".join(f"{name}: {value}" for name, value in found.plan.items())
        lines.append(f"Learning path: {settings}.")
    return [*lines, "", "The latest:", *(f"  {_said(each)}" for each in reversed(counted[-LATEST:]))]


def _module(module: ModuleProgress) -> Iterator[str]:
    when = f" on {_day(module.completed_at)}" if module.completed_at else ""
    yield f"{module.id}: {module.state}{when}."
    if module.plays:
        endings = ", ".join(play.ending for play in module.plays if play.ending)
        yield f"  Scenario: played {_times(len(module.plays))}, with the endings {endings}."
    if module.current and module.current.choices:
        yield f"  Scenario: a play waits at decision {len(module.current.choices) + 1}."
    if module.answered:
        yield f"  Exercises: {_many(len(module.answered), 'item')} answered."
    if module.graded:
        yield f"  Points from your instructor: {module.graded.points:g} of {module.graded.of:g}."


def _said(statement: Statement) -> str:
    names = part(statement.data, "object", "definition", "name")
    name = next(iter(names.values()), "") if isinstance(names, dict) else ""
    verb = statement.verb.rstrip("/").rpartition("/")[2]
    return f"{statement.at.astimezone():%d %b %Y %H:%M}  {verb} {name or statement.target}"


def _day(moment: datetime) -> str:
    """Return a day.

    >>> _day(datetime(2026, 11, 29, 12))
    '29 November 2026'
    """
    return f"{moment.astimezone().day} {moment.astimezone():%B %Y}"


def _many(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
