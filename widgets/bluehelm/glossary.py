"""The glossary of the course: one entry a word, read from ``glossary.yaml``. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml

PATH = Path(__file__).with_name("glossary.yaml")
Kind = Literal["abbreviation", "term", "course"]


@dataclass(frozen=True)
class Entry:
    """One word: `short` stands in the text, `also` are other forms, `full` is what `short` stands for.

    `avoid` are forms that a text must not use.
    """

    id: str
    kind: Kind
    short: str
    meaning: str
    full: str = ""
    also: tuple[str, ...] = ()
    cites: str = ""
    note: str = ""
    avoid: tuple[str, ...] = ()

    @property
    def is_abbreviation(self) -> bool:
        """Whether the word stands for longer words, and so needs opening at its first standing."""
        return bool(self.full)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that may stand in a text; abbreviations also with a plural s."""
        named = (self.short, *self.also)
        return (*named, *(f"{form}s" for form in named)) if self.is_abbreviation else named

    @property
    def whole(self) -> str:
        """All that a search looks through: every form, the long form, the meaning."""
        return " ".join((self.short, *self.also, self.full, self.meaning))

    @property
    def explanation(self) -> str:
        """One line for a tooltip: what it stands for, then what it is."""
        return f"{self.full}: {self.meaning}" if self.full else self.meaning


@dataclass(frozen=True)
class Glossary:
    """All entries, in file order."""

    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        """Go through the entries in file order."""
        return iter(self.entries)

    def find(self, word: str) -> Entry | None:
        """Find the entry of a word in any of its forms; capitals matter for abbreviations only.

        >>> load().find("FPUs").full
        'Formed police unit'
        """
        return self._exact.get(word) or self._folded.get(word.casefold())

    def matching(self, text: str) -> tuple[Entry, ...]:
        """Find the entries that hold every word of `text`, in any of their fields, in file order.

        >>> [e.short for e in load().matching("formed POLICE")]
        ['FPU', 'IPO']
        """
        wanted = _folded(text).split()
        return tuple(e for e in self.entries if all(part in _folded(e.whole) for part in wanted))

    @cached_property
    def _exact(self) -> dict[str, Entry]:
        return {form: e for e in reversed(self.entries) for form in e.forms}

    @cached_property
    def _folded(self) -> dict[str, Entry]:
        plain = [e for e in self.entries if not e.is_abbreviation]
        return {form.casefold(): e for e in reversed(plain) for form in e.forms}

    @cached_property
    def pattern(self) -> str:
        """A regular expression that finds any form of any entry as a whole word, the longest first."""
        abbreviations = _alternatives(e for e in self.entries if e.is_abbreviation)
        plain = _alternatives(e for e in self.entries if not e.is_abbreviation)
        return rf"(?<![\w/])(?:{abbreviations}|(?i:{plain}))(?!\w)"


def initial(entry: Entry) -> str:
    """Give the letter of the alphabet that a word stands under.

    >>> initial(Entry("a4p", "abbreviation", "A4P", "a drive"))
    'A'
    """
    return entry.short[0].upper()


def _folded(text: str) -> str:
    """Fold capitals, and dashes and apostrophes that a keyboard lacks."""
    return re.sub("[–—]", "-", text.replace("’", "'")).casefold()


@cache
def course() -> Glossary:
    """Read the glossary of the course, once."""
    return load()


def load(path: Path = PATH) -> Glossary:
    """Read a glossary file.

    Raises:
        ValueError: two entries have the same id, or an entry lacks a field or has one that is not known.

    """
    raw: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = tuple(_entry(fields, path) for fields in raw)
    ids = [e.id for e in entries]
    twice = sorted({i for i in ids if ids.count(i) > 1})
    if twice:
        raise ValueError(f"{path.name}: the id {twice[0]} stands twice. Give each entry an id of its own.")
    return Glossary(entries)


def _entry(fields: dict[str, Any], path: Path) -> Entry:
    try:
        forms = {name: tuple(fields.get(name, ())) for name in ("also", "avoid")}
        return Entry(**{**fields, **forms})
    except TypeError as error:
        allowed = ", ".join(Entry.__dataclass_fields__)
        raise ValueError(
            f"{path.name}: entry {fields.get('id', fields)}: {error}. Fields are {allowed}."
        ) from None


def _alternatives(entries: Iterable[Entry]) -> str:
    forms = sorted({form for e in entries for form in e.forms}, key=lambda form: (-len(form), form))
    return "|".join(map(re.escape, forms))
