"""Taking in a record from another file: all of it or nothing, each statement once, nobody's by mistake."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bluehelm.record.lines import BadLine, checked
from bluehelm.record.statement import Data, Statement
from bluehelm.record.store import Record

LARGEST = 50_000_000
SHOWN = 20


class NotImported(ValueError):  # noqa: N818  (it says what happened)
    """Nothing was imported; the message says why and what to do. `bad` are the lines that cannot be read."""

    def __init__(self, message: str, bad: Sequence[BadLine] = ()) -> None:
        """Keep the lines; the message lists the first of them."""
        self.bad = tuple(bad)
        more = [f"… and {len(bad) - SHOWN} lines more."] if len(bad) > SHOWN else []
        super().__init__("\n".join([message, *map(str, bad[:SHOWN]), *more]))


@dataclass(frozen=True)
class Imported:
    """What an import did: statements that are new here, and how many were here before."""

    new: tuple[Statement, ...]
    known: int
    left_out: int


def import_into(
    record: Record, raw: bytes, mine: bool = False, leave_out: bool = False, whole: bool = False
) -> Imported:
    """Add the statements of a file to a record. Raises NotImported, and OSError if the disk refuses.

    `mine`: the file may be of another actor, since both are the same learner; their statements keep their
    actors. `leave_out`: lines that are broken are left out, where else nothing would be imported.
    `whole`: the file is one learner's by its kind, whatever accounts are in it.
    """
    given, bad = read_statements(raw)
    if bad and not leave_out:
        raise NotImported(
            f"Nothing was imported: {_lines(len(bad))} cannot be read. Mend them, or leave them out.", bad
        )
    if not mine:
        _refuse_others(record, given, whole)
    new = record.add_all(given)
    return Imported(new, len({each.id for each in given}) - len(new), len(bad))


def read_statements(raw: bytes) -> tuple[tuple[Statement, ...], tuple[BadLine, ...]]:
    """Return the statements of a file, and its lines that are none. Raises NotImported if it is too large."""
    if len(raw) > LARGEST:
        raise NotImported(f"Nothing was imported: the file is larger than {LARGEST // 1_000_000} MB.")
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
        raise NotImported(
            "Nothing was imported: this file is one JSON list. A record has one statement a line "
            "(JSON Lines). Export it in that form, or take the list apart."
        )
    found = list(checked(raw.split(b"\n")))
    good = tuple(each for each in found if isinstance(each, Statement))
    return good, tuple(each for each in found if isinstance(each, BadLine))


def _refuse_others(record: Record, given: Iterable[Statement], whole: bool) -> None:
    """Refuse a file that shares no account with this record, if something was done here.

    To have opened pages is nothing yet: who goes on at another computer has done so before loading the file.
    """
    here = _actors(each for each in record.statements() if each.verb != "opened")
    there = _actors(given)
    apart = bool(there) and not here & there
    if apart and (here or (len(there) > 1 and not whole)):
        raise NotImported(
            f"Nothing was imported: the file is of {_accounts(there - here or there)}, and this record is of "
            f"{_accounts(here) if here else 'nobody yet'}. If all of them are you, for example on two "
            "computers, say so and import it again."
        )


def _actors(statements: Iterable[Statement]) -> set[str]:
    return {_identity(each.actor) for each in statements if each.actor}


def _identity(actor: Data) -> str:
    """Return what identifies an actor: without the name, which may change."""
    bare = {name: value for name, value in actor.items() if name not in ("name", "objectType")}
    return json.dumps(bare, sort_keys=True)


def _accounts(actors: set[str]) -> str:
    """Name accounts by the end of their identifiers, which is enough to tell them apart."""
    short = sorted(json.loads(each).get("account", {}).get("name", each)[-8:] for each in actors)
    return f"account{'s' if len(short) > 1 else ''} {', '.join(f'…{each}' for each in short[:5])}"


def _lines(count: int) -> str:
    return "1 line" if count == 1 else f"{count} lines"
