"""A calendar file (iCalendar, RFC 5545) of a time plan: whole days, so no time zone is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from bluehelm.needs.timeplan import Item, TimePlan

_LONGEST = 73  # octets of a line, so that a fold and its space stay below 75


def calendar(plan: TimePlan, now: datetime) -> str:
    """Return the file's text; items without a day are not in it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bluehelm//Time plan//EN", "CALSCALE:GREGORIAN"]
    for item in plan.items:
        if item.start and item.end:
            lines += _event(item, item.start, item.end, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(item: Item, start: date, end: date, now: datetime) -> list[str]:
    after_end = end + timedelta(days=1)  # the end of a whole-day event is the first day that is free again
    latest = f" Start at the latest on {item.latest.isoformat()}." if item.latest else ""
    return [
        "BEGIN:VEVENT",
        f"UID:{item.id}-{start:%Y%m%d}@bluehelm",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after_end:%Y%m%d}",
        f"SUMMARY:{_text(item.name)}",
        f"DESCRIPTION:{_text(f'{item.length}.{latest} {item.remark}'.strip())}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    r"""Escape what has a meaning in the format.

    >>> print(_text("A, b; c"))
    A\, b\; c
    """
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(plain, escaped)
    return words


def _folded(line: str) -> Iterator[str]:
    """Cut a line that is too long; each further part begins with a space. No letter is cut in two."""
    part, size, lead = "", 0, ""
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            yield lead + part
            part, size, lead = "", 0, " "
        part, size = part + letter, size + octets
    yield lead + part
