"""What authors wrote as Markdown, as HTML for paper: links lead to places in the page or are plain words."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from bluehelm_grading.cells import slug

_LINK = re.compile(r'<a href="(?P<to>[^"]*)">(?P<words>.*?)</a>', re.DOTALL)
_UNIT = r"(?:<p><em>.*?</em></p>\s*)?"
_SECTION = re.compile(rf"<h2>(?P<title>.*?)</h2>\s*(?P<first>{_UNIT}(?:<p>.*?</p>)?)", re.DOTALL)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table").disable("image")


def words(text: str) -> Markup:
    """Return paragraphs, lists and tables.

    >>> words("Go to [the exercises](../../exercises/a/a.ipynb), **now**.")
    Markup('<p>Go to <a href="#exercises">the exercises</a>, <strong>now</strong>.</p>\\n')
    """
    return Markup(_LINK.sub(_within, _reader().render(text)))


def line(text: str) -> Markup:
    """Return one line without a paragraph around it."""
    return Markup(_LINK.sub(_within, _reader().renderInline(text.strip())))


def sections(html: str) -> tuple[Markup, list[tuple[str, Markup]]]:
    """Give each section heading a place that can be linked to; return the text and (place, title) of each.

    A heading and what follows it stand in one block: "avoid a break after" is not known to PlutoPrint.
    """
    found: list[tuple[str, Markup]] = []

    def named(match: re.Match[str]) -> str:
        place = f"text-{slug(re.sub('<[^>]*>', '', match['title']))}"
        found.append((place, Markup(match["title"])))
        heading = f'<h2 id="{place}">{match["title"]}</h2>'
        return f'<div class="keep">{heading}\n{match["first"]}</div>'

    return Markup(_SECTION.sub(named, html)), found


def _within(match: re.Match[str]) -> str:
    if match["to"].startswith("#"):
        return match[0]
    if "/exercises/" in match["to"]:
        return f'<a href="#exercises">{match["words"]}</a>'
    return match["words"]
