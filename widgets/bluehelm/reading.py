"""How a module text reads: its words, its sentences, its abbreviations. Pure; used by tests and by lint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bluehelm.glossary import Entry, Glossary
from bluehelm.sources import GROUP

WORDS_A_MINUTE = 130  # a careful reader in a second language

_WORD = re.compile(r"[^\W_]+(?:[-–’'/.,][^\W_]+)*")
_FULL_STOPS = re.compile(r"(?<=[.!?:])[”’)*]*\s+|\n\s*\n|\n(?=\s*(?:[-*>|]|\d+\.)\s)|\|")
_NO_STOP = re.compile(r"\b(Brig|Gen|Col|Mr|Ms|Dr|para|ch|No)\.")
_ABBREVIATION = re.compile(r"(?<![\w/-])(?:[A-Z]{2,}(?:[-/][A-Z]+)*|[A-Z]+o[A-Z])s?(?![\w-])")


def plain(markdown: str) -> str:
    """Take away what is not read: code cells, citations, HTML, link targets, marks."""
    text = re.sub(r"^---\n.*?^---\n", "", markdown, count=1, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^```.*?^```[^\n]*$|^\+\+\+[^\n]*$|<[^>]*>", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^\|[-| :]+\|$", "", GROUP.sub("", text), flags=re.MULTILINE)
    return re.sub(r"[*`#]|\]\([^)]*\)|!?\[", "", text)


def word_count(markdown: str) -> int:
    """Count the words that are read, tables and headings included.

    >>> word_count("## A plan\\n\\nIt helps *you* [S2 CRI ¶3].")
    5
    """
    return len(_WORD.findall(plain(markdown)))


def sentences(markdown: str) -> list[str]:
    """Cut a text into sentences; a list item or a table cell without a full stop counts as one."""
    text = _NO_STOP.sub(r"\1", plain(markdown))
    return [part.strip() for part in _FULL_STOPS.split(text) if _WORD.search(part)]


def sentence_lengths(markdown: str) -> list[int]:
    """Give the number of words in each sentence, in order."""
    return [len(_WORD.findall(s)) for s in sentences(markdown)]


def abbreviations(markdown: str) -> Iterator[str]:
    """Give each abbreviation in the order of the text, repeats included: two capitals or more."""
    for match in _ABBREVIATION.finditer(plain(markdown)):
        yield match[0]


def unexplained(cells: Sequence[str], glossary: Glossary) -> list[str]:
    """Say which abbreviations are not in the glossary, or stand the first time without what they stand for.

    The full form must stand before the abbreviation, in the same sentence or table cell.
    """
    text = "\n\n".join(cells)
    problems: list[str] = []
    known: set[str] = set()
    for short in abbreviations(text):
        entry = glossary.find(short)
        key = entry.id if entry else short
        if key in known:
            continue
        known.add(key)
        problems.extend(_opening_problem(short, entry, text))
    return problems


def _opening_problem(short: str, entry: Entry | None, text: str) -> Iterator[str]:
    if entry is None:
        yield f"{short} is not in glossary.yaml. Add it there, or write it out."
    elif entry.id not in {"un", "ok"} and not _is_opened(short, entry, text):
        mend = f"Write it out there: {entry.full} ({entry.short})."
        yield f"{short} first stands without “{entry.full}”. {mend}"


def _is_opened(short: str, entry: Entry, text: str) -> bool:
    first = next(s for s in sentences(text) if re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w-])", s))
    head = entry.full.casefold().split(" (")[0]
    return re.sub(r"y$", "", head) in first.casefold()
