"""The glossary page: every word of the course as text, and one call for the search field above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from bluehelm import sources
from bluehelm.glossary import Entry, Glossary, course, initial
from bluehelm.prose import words_used
from bluehelm_grading.cells import Notebook, code, markdown, notebook

TITLE = "Glossary"
_CALL = "from bluehelm.ui.glossary import glossary\n\nglossary()"
_INTRO = """# Glossary

The short forms, terms and names of the course, each with what it stands for and what it is. A link leads to
the place in a module where a word first stands."""
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Use:
    """A module that uses a word: the folder of its page, and its name for readers."""

    folder: str
    name: str


def glossary_notebook(modules: Path) -> Notebook:
    """Build the page; `modules` is the folder of the modules, whose texts say where each word is used."""
    words = course()
    cells = [
        markdown("glossary", _INTRO),
        code("search", _CALL),
        markdown("words", _list(words, _uses(modules, words))),
        markdown("way-on", "[Course home](index.ipynb)"),
    ]
    return notebook(cells, {"kind": "glossary", "id": "glossary", "title": TITLE})


def _uses(modules: Path, words: Glossary) -> Mapping[str, list[Use]]:
    """Find the modules that explain each word, by the word's id. A broken text must not stop this page."""
    found: dict[str, list[Use]] = {}
    for source in sorted(modules.glob("[0-9][0-9]_*/module.md")):
        text = source.read_text(encoding="utf-8", errors="replace")
        use = Use(source.parent.name, _name(source, text))
        for entry in words_used(text, words):
            found.setdefault(entry.id, []).append(use)
    return found


def _name(source: Path, text: str) -> str:
    heading = _HEADING.search(text)
    number = f"module {int(source.parent.name[:2])}"
    return f"{number}, {heading[1].strip()}" if heading else number


def _list(words: Glossary, uses: Mapping[str, list[Use]]) -> str:
    """Return the letters and the words as one block of HTML: no line of it may be empty."""
    entries = sorted(words, key=lambda entry: (entry.short.casefold(), entry.id))
    letters = {letter: list(group) for letter, group in groupby(entries, key=initial)}
    parts = [_letters(letters), *(_letter(letter, group, uses) for letter, group in letters.items())]
    return '<div class="bh bh-words">\n' + "\n".join(parts) + "\n</div>"


def _letters(letters: Iterable[str]) -> str:
    links = " ".join(
        f'<a href="#letter-{letter.lower()}" title="Words with {letter}">{letter}</a>' for letter in letters
    )
    return f'<p class="bh-letters">{links}</p>'


def _letter(letter: str, entries: Iterable[Entry], uses: Mapping[str, list[Use]]) -> str:
    low = letter.lower()
    words = "\n".join(_entry(entry, uses.get(entry.id, [])) for entry in entries)
    heading = f'<h2 id="letter-{low}">{letter}</h2>'
    return f'<div class="bh-letter bh-letter-{low}">{heading}\n<dl>\n{words}\n</dl></div>'


def _entry(entry: Entry, uses: Iterable[Use]) -> str:
    """Return one word; the class is for the search, the id for links: JupyterLab takes ids away."""
    full = f' <span class="bh-word-full">{escape(entry.full)}</span>' if entry.full else ""
    return (
        f'<div class="bh-word bh-word-{entry.id}" id="word-{entry.id}"><dt>{escape(entry.short)}{full}</dt>'
        f"<dd>{escape(entry.meaning.rstrip('.'))}.{_places(entry, uses)}</dd></div>"
    )


def _places(entry: Entry, uses: Iterable[Use]) -> str:
    """Say where a word is used, and where the sources have it."""
    links = [f'<a href="{use.folder}/module.ipynb#use-{entry.id}">{escape(use.name)}</a>' for use in uses]
    cited = [escape(citation.learner) for citation in sources.citations(entry.cites)]
    parts = [f"Used in {'; '.join(links)}."] if links else []
    parts += [f"Source: {'; '.join(cited)}."] if cited else []
    return f'<span class="bh-word-places">{" ".join(parts)}</span>' if parts else ""
