"""Module text for readers: citations become small links, words are explained where they first stand.

The result is plain Markdown and HTML without JavaScript: a tooltip for a mouse, a link to the list at the end
of the module for a finger or a keyboard, and a link back. Headings, code, links and HTML stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from bluehelm import glossary as words
from bluehelm import sources
from bluehelm.glossary import Entry, Glossary
from bluehelm.sources import Citation

WORDS_HEADING = "## Words used here"
SOURCES_HEADING = "## Sources"

_LEFT_ALONE = "|".join(
    (
        r"^```.*?^```[^\n]*$",  # fenced code
        r"^#{1,6} [^\n]*$|<h[1-6]\b.*?</h[1-6]>",  # headings
        r"`[^`\n]+`",  # code
        r"<!--.*?-->|<a\b.*?</a>|<[a-zA-Z/][^>]*>",  # HTML
        r"!?\[[^\]]*\]\([^)]*\)",  # links and pictures
    )
)
_CITATIONS = r"\s?" + sources.GROUP.pattern.replace("(", "(?:", 1)


def annotate_module(
    cells: Sequence[str], glossary: Glossary | None = None, in_words: bool = False
) -> list[str]:
    """Annotate the Markdown or HTML cells of one module, in order; gives as many cells as it was given.

    A word is explained once in the module, where it first stands. The lists of words and of sources are put
    under their headings, or at the end of the last cell where a heading is missing. With `in_words`, a
    citation names its source in full, for paper, where nothing opens on a press.
    """
    if not cells:
        return []
    reader = _Reader(glossary or words.course(), in_words)
    done = [reader.read(cell) for cell in cells]
    lists = {WORDS_HEADING: reader.word_list(), SOURCES_HEADING: reader.source_list()}
    for heading, lines in lists.items():
        done = _put_under(heading, "\n".join(lines), done) if lines else done
    return done


def annotate(markdown: str, glossary: Glossary | None = None) -> str:
    """Annotate one text on its own, without the lists.

    >>> annotate("Drills pay [S2 CRI ¶3].").split("href=")[1].split(" ")[0]
    '"#source-s2-cri"'
    """
    return _Reader(glossary or words.course()).read(markdown)


def words_used(markdown: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Give the entries that a text explains, in the order in which they first stand.

    >>> [e.short for e in words_used("The MLT leads. A caveat is a limit. The MLT knows.", words.course())]
    ['MLT', 'Caveat']
    """
    reader = _Reader(glossary)
    reader.read(markdown)
    return tuple(reader.seen.values())


@dataclass
class _Reader:
    """Remembers across cells which words and sources have stood before."""

    glossary: Glossary
    in_words: bool = False
    seen: dict[str, Entry] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)

    def read(self, markdown: str) -> str:
        pattern = rf"(?P<alone>{_LEFT_ALONE})|(?P<cites>{_CITATIONS})|(?P<word>{self.glossary.pattern})"
        return re.sub(pattern, self._replace, markdown, flags=re.MULTILINE | re.DOTALL)

    def _replace(self, match: re.Match[str]) -> str:
        if match["cites"]:
            return self._cites(match["cites"])
        if match["word"]:
            return self._word(match["word"])
        return match[0]

    def _cites(self, group: str) -> str:
        links = "; ".join(self._cite(c) for c in sources.citations(group))
        return f'\u00a0<span class="bh-cites">[{links}]</span>'

    def _cite(self, citation: Citation) -> str:
        section = citation.code.split()[0] if self.in_words else _section(citation)
        anchor = _anchor("source", section)
        mark = "" if section in self.cited else f' id="{_anchor("cited", section)}"'
        self.cited.setdefault(section, anchor)
        if self.in_words:
            return f'<a class="bh-cite"{mark} href="#{anchor}">{escape(citation.learner)}</a>'
        title = escape(citation.learner)
        return f'<a class="bh-cite"{mark} href="#{anchor}" title="{title}">{citation.code}</a>'

    def _word(self, word: str) -> str:
        entry = self.glossary.find(word)
        if entry is None or entry.id in self.seen:
            return word
        self.seen[entry.id] = entry
        title = escape(entry.explanation)
        return f'<a class="bh-term" id="use-{entry.id}" href="#word-{entry.id}" title="{title}">{word}</a>'

    def word_list(self) -> list[str]:
        entries = sorted(self.seen.values(), key=lambda e: e.short.casefold())
        return [
            f'- <span id="word-{e.id}"></span>**{e.short}** – {_sentence(e)}\u00a0{_back(f"use-{e.id}")}'
            for e in entries
        ]

    def source_list(self) -> list[str]:
        if self.in_words:
            return [
                f'- <span id="{anchor}"></span>{_title(code)}\u00a0{_back(_anchor("cited", code))}'
                for code, anchor in sorted(self.cited.items())
            ]
        lines = [
            f'- <span id="{anchor}"></span>**{section}** – {_learner(section)}\u00a0'
            + _back(_anchor("cited", section))
            for section, anchor in sorted(self.cited.items())
        ]
        return [*lines, "", "The documents:", "", *_titles(self.cited)] if lines else []


def _section(citation: Citation) -> str:
    """Give the part of a locator that the list of sources names: document and section, such as S2 CRI."""
    return " ".join(citation.code.split()[:2]).rstrip(",")


def _learner(section: str) -> str:
    (citation,) = sources.citations(f"[{section}]")
    return citation.learner


def _title(code: str) -> str:
    document = sources.documents()[code]
    return f"**{document.learner}**: *{document.title}* ({document.maker})."


def _titles(cited: Iterable[str]) -> list[str]:
    used = {section.split()[0] for section in cited}
    documents = [d for d in sources.documents().values() if d.code in used]
    return [f"- **{d.code}**: *{d.title}* ({d.maker})." for d in documents]


def _sentence(entry: Entry) -> str:
    text = f"{entry.full}. {entry.meaning}" if entry.full and entry.meaning else entry.full or entry.meaning
    return text.rstrip(".") + "."


def _anchor(kind: str, section: str) -> str:
    return f"{kind}-" + re.sub(r"[^a-z0-9]+", "-", section.lower().replace("§", "")).strip("-")


def _back(anchor: str) -> str:
    return f'<a class="bh-back" href="#{anchor}" title="Back to the text">↑</a>'


def _put_under(heading: str, text: str, cells: list[str]) -> list[str]:
    """Put `text` at the end of the section that `heading` opens; make the section where there is none."""
    section = re.compile(rf"^{re.escape(heading)}[ \t]*\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    for number, cell in enumerate(cells):
        found = section.search(f"{cell}\n")
        if found:
            rest = cell[found.end() :]
            whole = f"{found[0].rstrip()}\n\n{text}\n" + (f"\n{rest}" if rest else "")
            return [*cells[:number], cell[: found.start()] + whole.rstrip("\n"), *cells[number + 1 :]]
    return [*cells[:-1], f"{cells[-1].rstrip()}\n\n{heading}\n\n{text}"]
