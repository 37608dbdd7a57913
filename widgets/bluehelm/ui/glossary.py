"""The search field of the glossary page. All words stand on the page as text; a search hides the others.

The list needs no kernel. What a search sends to the page is a few rules of style, not the words again.
"""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as w
from IPython.display import display

from bluehelm.glossary import Entry, Glossary, course, initial
from bluehelm.ui import page
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import column, dressed, html

__all__ = ["Search", "glossary"]

_HIDE = ".bh-word, .bh-letter, .bh-letters { display: none; }"


def glossary() -> None:
    """Show the search field of the glossary; the notebook that calls this holds the words."""
    page.begin()
    display(Search(course()).widget)


class Search:
    """A field that narrows the list at each letter, and says how many words it found."""

    def __init__(self, words: Glossary) -> None:
        """Begin with all words in sight."""
        self.words = words
        self.field = dressed(w.Text, "", description="Search the glossary", placeholder="for example: police")
        self.status, self.style = html(), html("bh-hidden")
        self.field.observe(lambda change: self._search(change["new"]), "value")
        self.widget = column([self.field, self.status, self.style], "bh-search")
        self._search("")

    def _search(self, text: str) -> None:
        found = self.words.matching(text)
        self.style.value = rules(found) if text.strip() else ""
        self.status.value = f'<p role="status">{escape(told(text, found, len(self.words.entries)))}</p>'


def told(text: str, found: Sequence[Entry], total: int) -> str:
    """Say how many words a search found, and what to do if there are none.

    >>> told("fpu", course().matching("fpu"), 167)
    '1 word found: FPU.'
    >>> told(" ", (), 167)
    '167 words. Type a part of a word, or go on to the list.'
    """
    if not text.strip():
        return f"{total} words. Type a part of a word, or go on to the list."
    if not found:
        return f"No word found for “{text.strip()}”. Type fewer letters, or empty the field to see all."
    named = ", ".join(entry.short for entry in found[:4]) + (", and more below." if len(found) > 4 else ".")
    return f"{len(found)} {'word' if len(found) == 1 else 'words'} found: {named}"


def rules(found: Sequence[Entry]) -> str:
    """Return the style that leaves only these words and the headings of their letters in sight."""
    letters = sorted({initial(entry).lower() for entry in found})
    seen = [f".bh-letter-{letter}" for letter in letters] + [f".bh-word-{entry.id}" for entry in found]
    shown = f" {', '.join(seen)} {{ display: block; }}" if seen else ""
    return f"<style>{_HIDE}{shown}</style>"
