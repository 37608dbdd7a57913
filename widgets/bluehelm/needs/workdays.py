"""Working days: Monday to Friday. Public holidays differ by place and are not known here."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

_DAY = timedelta(days=1)


def between(start: date, end: date, both: bool = False) -> list[date]:
    """Return the working days from `start` on and before `end`; with `both`, `end` too.

    >>> [day.day for day in between(date(2026, 11, 27), date(2026, 12, 1))]
    [27, 30]
    """
    last = end if both else end - _DAY
    count = (last - start).days + 1
    return [day for day in (start + n * _DAY for n in range(count)) if _works(day)]


def following(start: date, count: int) -> list[date]:
    """Return the first `count` working days from `start` on."""
    found: list[date] = []
    for day in _days(start):
        if len(found) == count:
            break
        found += [day] if _works(day) else []
    return found


def months_later(start: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month.

    >>> months_later(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _works(day: date) -> bool:
    return day.weekday() < 5


def _days(start: date) -> Iterator[date]:
    day = start
    while True:
        yield day
        day += _DAY
