"""Reading lines of JSON without trusting them: a statement, or what is wrong with a line and the mend."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from bluehelm.record.shapes import Fault
from bluehelm.record.statement import Statement
from bluehelm.record.values import UUID, moment
from bluehelm.record.xapi import faults

MAX_LINE = 1_000_000
MAX_DEPTH = 30
FILE = "record.jsonl"
MEND_JSON = "Copy the line from the original file again, or take it out."


@dataclass(frozen=True)
class BadLine:
    """A line that is no statement; `number` counts from 1."""

    number: int
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        """Return one line for each fault."""
        return "\n".join(f"line {self.number}: {fault}" for fault in self.faults)


class BrokenLineError(Exception):
    """What is wrong with a line, in words."""


def split(raw: bytes) -> tuple[list[bytes], bytes]:
    """Return the whole lines of a file, and what stands after the last of them.

    A last line whose end is missing is whole all the same if it is an object: no part of an object is one.

    >>> split(b'{}\\n{"a": 1}'), split(b'{}\\n{"a": 1')
    (([b'{}', b'{"a": 1}'], b''), ([b'{}'], b'{"a": 1'))
    """
    *lines, rest = raw.split(b"\n")
    if rest and isinstance(_loaded(rest), dict):
        return [*lines, rest], b""
    return lines, rest


def _loaded(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def stored(line: bytes) -> Statement | None:
    """Return a statement of our own file. It was checked when it was written: only what we rely on is now."""
    found = _loaded(line)
    if not isinstance(found, dict):
        return None
    known = UUID.fits(found.get("id")) and moment(found.get("timestamp")) is not None
    shaped = isinstance(found.get("verb"), dict) and isinstance(found.get("object"), dict)
    return Statement(found) if known and shaped else None


def checked(lines: Iterable[bytes]) -> Iterator[Statement | BadLine]:
    """Read lines of a file that came from elsewhere, each by all rules; empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _checked(line, number)


def _checked(line: bytes, number: int) -> Statement | BadLine:
    try:
        found = read_json(line)
    except BrokenLineError as broken:
        return BadLine(number, (Fault("", str(broken), MEND_JSON),))
    wrong = faults(found)
    wrong += [Fault(name, "This is missing.", f"Add “{name}”.") for name in _lacking(found)]
    return BadLine(number, tuple(wrong)) if wrong else Statement(found)


def _lacking(found: Any) -> list[str]:
    """Name what a record needs to know duplicates and the order. xAPI leaves both to a server."""
    return [name for name in ("id", "timestamp") if isinstance(found, dict) and name not in found]


def read_json(line: bytes) -> Any:
    """Return what a line of JSON holds. Raises an error with a sentence for people."""
    if len(line) > MAX_LINE:
        raise BrokenLineError(f"This line has {len(line):,} bytes; {MAX_LINE:,} are allowed.")
    try:
        found = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_endless)
    except UnicodeDecodeError as error:
        raise BrokenLineError("This line is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        where = f"it breaks off or has a mistake at sign {error.pos + 1}"
        raise BrokenLineError(f"This line is not JSON: {where}.") from error
    except RecursionError as error:
        raise BrokenLineError(f"This line is nested deeper than {MAX_DEPTH} levels.") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise BrokenLineError("This line holds a number that is too long.") from error
    _bounded(found, MAX_DEPTH)
    return found


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise BrokenLineError(f"The name “{twice[:40]}” stands twice in one object.")
    return found


def _endless(constant: str) -> NoReturn:
    raise BrokenLineError(f"This line holds {constant}, which JSON does not have.")


def _bounded(value: object, depth: int) -> None:
    if depth == 0:
        raise BrokenLineError(f"This line is nested deeper than {MAX_DEPTH} levels.")
    if isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
        raise BrokenLineError("This line holds half a character.")
    if isinstance(value, float) and value in (float("inf"), float("-inf")):  # 1e999 is valid JSON
        raise BrokenLineError("This line holds a number without end.")
    inner = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        _bounded(each, depth - 1)
