"""Questions for pencil and paper: each kind of part as an instruction, lists and tables to fill in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from bluehelm.exercise import PublicPart
from bluehelm.exercise.kinds.calendar import MONTHS

BOX, BLANK = "box", "blank"  # what stands before an entry, where it is not a letter


@dataclass(frozen=True)
class Listing:
    """A list; each entry has a box to tick, a blank to fill, or its letter."""

    title: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; empty cells are for the reader."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """One part of an exercise on paper."""

    how: str
    blocks: tuple[Listing | Grid, ...] = ()


def sheet(part: PublicPart, seed: str) -> Sheet:
    """Return a part as a sheet; what a page shuffles is mixed by `seed`, the same way for everybody."""
    fields = [*part.shuffled, *(["options"] if part.kind == "select_one" else [])]
    mixed = {name: _mixed(getattr(part, name), f"{seed}|{name}") for name in fields}
    return _KINDS[part.kind](part.model_copy(update=mixed))


def _mixed(entries: Mapping[str, Any], seed: str) -> dict[str, Any]:
    """Mix as self-checks on the page do: there is nothing to copy, and the order says nothing."""
    return {
        key: entries[key]
        for key in sorted(entries, key=lambda name: hashlib.sha256(f"{seed}|{name}".encode()).digest())
    }


def _boxes(title: str, entries: Mapping[str, str]) -> Listing:
    return Listing(title, tuple((BOX, text) for text in entries.values()))


def _blanks(title: str, entries: Mapping[str, str]) -> Listing:
    return Listing(title, tuple((BLANK, text) for text in entries.values()))


def _letters(title: str, entries: Mapping[str, str]) -> Listing:
    return Listing(title, tuple(zip(ascii_uppercase, entries.values(), strict=False)))


def _span(least: int, most: int) -> str:
    return f"{least}" if least == most else f"{least} to {most}"


def _select_one(part: Any) -> Sheet:
    return Sheet("Tick one.", (_boxes("", part.options),))


def _select_many(part: Any) -> Sheet:
    how = f"Tick {part.choose}." if part.choose else "Tick all that are right, and no others."
    return Sheet(how, (_boxes("", part.options),))


def _decide(part: Any) -> Sheet:
    return Sheet("Tick one decision and one reason.", (_boxes("Decision", part.options),
                                                      _boxes("Reason", part.reasons)))  # fmt: skip


def _order(part: Any) -> Sheet:
    return Sheet("Write 1 beside what comes first, then 2, and so on.", (_blanks("", part.steps),))


def _compose(part: Any) -> Sheet:
    which = (
        f"Choose {_span(part.use.least, part.use.most)} cards" if part.use else "Choose the cards you need"
    )
    how = f"{which} and number them in the order of your text. Leave the others blank."
    return Sheet(how, (_blanks("", part.cards),))


def _classify(part: Any) -> Sheet:
    how = "Write a letter beside each card."
    return Sheet(how, (_letters("Places", part.bins), _blanks("Cards", part.cards)))


def _match(part: Any) -> Sheet:
    often = (
        f"Use each letter at most {part.uses} times." if part.uses else "A letter may be used more than once."
    )
    how = f"Write a letter beside each line. {often}"
    return Sheet(how, (_letters("Choices", part.choices), _blanks("Lines", part.rows)))


def _rate(part: Any) -> Sheet:
    return Sheet("Write a letter beside each line.", (_letters("Scale", part.scale),
                                                     _blanks("Lines", part.rows)))  # fmt: skip


def _place(part: Any) -> Sheet:
    how = (
        f"Write a number beside each card: −2 is fully “{part.left}”, +2 is fully “{part.right}”, "
        "0 is the middle; −1 and +1 lie between."
    )
    return Sheet(how, (_blanks("", part.cards),))


def _allocate(part: Any) -> Sheet:
    return Sheet(f"Give {part.total} whole points in all; a line may get none.", (_blanks("", part.options),))


def _calendar(part: Any) -> Sheet:
    how = f"Write letters into the months: at most {part.max_tokens} in the year, each at most once a month."
    fixed = {str(one.month): one.text for one in part.fixed.values()}
    rows = tuple((f"Month {month}", fixed.get(month, ""), "") for month in MONTHS)
    return Sheet(how, (_letters("What you can place", part.tokens), Grid(("Month", "Fixed", "Yours"), rows)))


def _estimate(part: Any) -> Sheet:
    entries = tuple(
        (BLANK, f"{one.text} ({one.unit}, from {one.least} to {one.most})") for one in part.rows.values()
    )
    return Sheet("Write a whole number beside each line.", (Listing("", entries),))


def _framework(part: Any) -> Sheet:
    banks = dict.fromkeys(slot.bank for slot in part.slots.values())
    lists = tuple(_letters(f"Cards: {bank}".replace("_", " "), part.bank(bank)) for bank in banks)
    rows = tuple((slot.line, slot.text, f"{slot.bank}:".replace("_", " ")) for slot in part.slots.values())
    how = "Write the letter of one card into each place of the frame."
    return Sheet(how, (*lists, Grid(("Line", "Place", "Your card"), rows)))


def _matrix(part: Any) -> Sheet:
    lists = tuple(_letters(column.text, column.options) for column in part.columns.values())
    columns = ("", *(column.text for column in part.columns.values()))
    rows = tuple((text, *("" for _ in part.columns)) for text in part.rows.values())
    return Sheet("Write one letter into each empty place.", (*lists, Grid(columns, rows)))


def _risk(part: Any) -> Sheet:
    again = " Then place the risks again, as they stand with your measures." if part.again else ""
    how = f"Give each risk two numbers from 1 (lowest) to 5. {_chosen(part.choose)}{again}"
    axes = (part.likelihood, part.impact)
    columns = ("Risk", *axes, *(f"{axis} after" for axis in axes if part.again))
    rows = tuple((text, *("" for _ in columns[1:])) for text in part.risks.values())
    return Sheet(how, (Grid(columns, rows), _boxes("Measures", part.measures)))


def _chosen(span: Any) -> str:
    return f"Tick {_span(span.least, span.most)} measures."


def _memo(part: Any) -> Sheet:
    rows = tuple((f"{one.level}. {one.name}", f"{one.least}–{one.most}", one.text) for one in part.rubric)
    how = f"Write at most {part.max_words} words on a page of your own. This is how a memo is marked:"
    return Sheet(how, (Grid(("Level", "Points", "What it looks like"), rows),))


def _self_rating(part: Any) -> Sheet:
    how = f"Write a letter beside each line. Then underline the {part.choose} lines to work on first."
    return Sheet(how, (_letters("Scale", part.scale), _blanks("Lines", part.rows)))


_KINDS: dict[str, Callable[[Any], Sheet]] = {
    "allocate": _allocate,
    "calendar": _calendar,
    "classify": _classify,
    "compose": _compose,
    "decide": _decide,
    "estimate": _estimate,
    "framework": _framework,
    "match": _match,
    "matrix": _matrix,
    "memo": _memo,
    "order": _order,
    "place": _place,
    "rate": _rate,
    "risk": _risk,
    "select_many": _select_many,
    "select_one": _select_one,
    "self_rating": _self_rating,
}
