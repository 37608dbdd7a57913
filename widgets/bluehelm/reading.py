"""How a module text reads: its words, its sentences, its abbreviations. Pure; used by tests and by lint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bluehelm.glossary import Entry, Glossary
from bluehelm.sources import GROUP

WORDS_A_MINUTE = 130  # a careful reader in a second language
COMMON = {"un", "ok"}  # entries whose short form needs no opening

_WORD = re.compile(r"[^\W_]+(?:[-–’'/.,][^\W_]+)*")
_FULL_STOPS = re.compile(r"(?<=[.!?:])[”’)*]*\s+|\n\s*\n|\n(?=\s*(?:[-*>|]|\d+\.)\s)|\|")
_NO_STOP = re.compile(r"\b(Brig|Gen|Col|Mr|Ms|Dr|para|ch|No)\.")
_ABBREVIATION = re.compile(r"(?<![\w/-])(?:[A-Z]{2,}(?:[-/][A-Z]+)*|[A-Z]+o[A-Z])s?(?![\w-])")


@dataclass(frozen=True)
class Flaw:
    """What stops a reader: its line in the text (from 1), a code, the message, the mend."""

    line: int
    code: str
    message: str
    mend: str

    def __str__(self) -> str:
        """Return message and mend as one text."""
        return f"{self.message} {self.mend}"


def plain(markdown: str) -> str:
    """Take away what is not read: code, citations, HTML, link targets, marks. Lines keep their numbers."""
    text = re.sub(r"^---\n.*?^---$", _lines, markdown, count=1, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^```.*?^```[^\n]*$|^\+\+\+[^\n]*$|<[^>]*>", _lines, text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^\|[-| :]+\|$", "", GROUP.sub(_lines, text), flags=re.MULTILINE)
    return re.sub(r"[*`#]|\]\([^)]*\)|!?\[", _lines, text)


def _lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def word_count(markdown: str) -> int:
    """Count the words that are read, tables and headings included.

    >>> word_count("## A plan\\n\\nIt helps *you* [S2 CRI ¶3].")
    5
    """
    return len(_WORD.findall(plain(markdown)))


def sentences(markdown: str) -> list[str]:
    """Cut a text into sentences; a list item or a table cell without a full stop counts as one."""
    return [sentence for _, sentence in _sentences(markdown)]


def _sentences(markdown: str) -> Iterator[tuple[int, str]]:
    """Give each sentence with the line on which it begins."""
    text = _NO_STOP.sub(r"\1", plain(markdown))
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _FULL_STOPS.finditer(text)), (len(text), 0)]:
        part = text[start:end]
        if _WORD.search(part):
            begun = start + len(part) - len(part.lstrip())
            yield text.count("\n", 0, begun) + 1, part.strip()
        start = following


def sentence_lengths(markdown: str) -> list[int]:
    """Give the number of words in each sentence, in order."""
    return [len(_WORD.findall(s)) for s in sentences(markdown)]


def too_long(markdown: str, mean: float, words: int) -> Iterator[Flaw]:
    """Say if full sentences hold more than `mean` words on average, or the text more than `words`."""
    count = word_count(markdown)
    if count > words:
        message = f"The text has {count:,} words to read; {words:,} may be."
        yield Flaw(1, "TEXT-LONG", message, "Cut what the objectives do not need.")
    full = [
        (len(_WORD.findall(s)), line, s) for line, s in _sentences(markdown) if s.endswith((".", "?", "!"))
    ]
    average = sum(length for length, _, _ in full) / len(full) if full else 0
    if average > mean:
        length, line, sentence = max(full, key=lambda one: one[0])
        message = f"Sentences hold {average:.1f} words on average; {mean} may be."
        yield Flaw(line, "SENTENCES-LONG", message, f"Begin here, with {length} words: “{sentence[:40]}…”.")


def abbreviations(markdown: str) -> Iterator[str]:
    """Give each abbreviation in the order of the text, repeats included: two capitals or more."""
    for _, short in _abbreviations(markdown):
        yield short


def _abbreviations(markdown: str) -> Iterator[tuple[int, str]]:
    text = plain(markdown)
    for match in _ABBREVIATION.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[0]


def unexplained(cells: Sequence[str], glossary: Glossary) -> list[Flaw]:
    """Say which abbreviations are not in the glossary, or stand the first time without what they stand for.

    The full form must stand before the abbreviation, in the same sentence or table cell. Lines count through
    the cells with one empty line between them.
    """
    text = "\n\n".join(cells)
    first: dict[str, tuple[int, str]] = {}
    for line, short in _abbreviations(text):
        entry = glossary.find(short)
        first.setdefault(entry.id if entry else short, (line, short))
    return [
        flaw
        for line, short in first.values()
        for flaw in _opening_flaw(line, short, glossary.find(short), text)
    ]


def unknown(text: str, glossary: Glossary) -> Iterator[Flaw]:
    """Say which abbreviations of a text are not in the glossary, each once."""
    first = {short: line for line, short in reversed([*_abbreviations(text)])}
    for short, line in sorted(first.items(), key=lambda one: (one[1], one[0])):
        if glossary.find(short) is None:
            yield _unknown(line, short)


def variants(markdown: str, glossary: Glossary) -> Iterator[Flaw]:
    """Say where a text uses a form that the glossary avoids; capitals matter."""
    text = plain(markdown)
    for entry in glossary:
        for form in entry.avoid:
            for match in re.finditer(rf"(?<![\w-]){re.escape(form)}(?![\w-])", text):
                wanted = f"{entry.full} or {entry.short}" if entry.full else entry.short
                line = text.count("\n", 0, match.start()) + 1
                yield Flaw(
                    line, "TERM-VARIANT", f"“{form}” is not the form of the glossary.", f"Write {wanted}."
                )


def _unknown(line: int, short: str) -> Flaw:
    message = f"{short} is not in glossary.yaml."
    return Flaw(line, "ABBREVIATION-UNKNOWN", message, "Add it there, or write it out.")


def _opening_flaw(line: int, short: str, entry: Entry | None, text: str) -> Iterator[Flaw]:
    if entry is None:
        yield _unknown(line, short)
    elif entry.id not in COMMON and not _is_opened(short, entry, text):
        mend = f"Write it out there: {entry.full} ({entry.short})."
        message = f"{short} first stands without “{entry.full}”."
        yield Flaw(line, "ABBREVIATION-UNOPENED", message, mend)


def _is_opened(short: str, entry: Entry, text: str) -> bool:
    first = next(s for s in sentences(text) if re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w-])", s))
    head = entry.full.casefold().split(" (")[0]
    return re.sub(r"y$", "", head) in first.casefold()
