"""Text from learners, made safe to show: it is always text, never HTML, Markdown or a formula."""

from __future__ import annotations

import re
from functools import cache
from html import escape

import mistune

# Controls that a browser or a terminal obeys, marks that turn the direction of the text around them, and half
# characters, which no file can hold.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Drop control and half characters, and turn every line end into a line feed.

    >>> plain("a\\r\\nb\\x00\\u202ec")
    'a\\nbc'
    """
    return _OBEYED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def block(text: str, name: str) -> str:
    r"""Make one HTML block of a learner's text: one line, so that Markdown leaves it alone.

    >>> block("<b>\n\n$x$", "memo")
    '<div class="memo tex2jax_ignore mathjax_ignore" dir="auto">&lt;b&gt;<br><br>$x$</div>'
    """
    lines = escape(plain(text)).replace("\n", "<br>")
    return f'<div class="{name} tex2jax_ignore mathjax_ignore" dir="auto">{lines}</div>'


class _Words(mistune.HTMLRenderer):
    """Emphasis, paragraphs and lists. A link or a picture stays words: a page must never ask another host."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Show where a link leads, without leading there."""
        return text if text == escape(url) else f"{text} ({escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Show the words of a picture."""
        return escape(text)

    def heading(self, text: str, level: int, **attrs: object) -> str:
        """Make strong words of a heading: the headings of a page are the page's own."""
        return f"<p><strong>{text}</strong></p>\n"


@cache
def _reader() -> mistune.Markdown:
    return mistune.Markdown(_Words(escape=True))


def marked(text: str) -> str:
    r"""Make HTML of a marker's comment, which may hold simple Markdown; HTML in it is shown as text.

    >>> marked("Say *who*. <b> ![x](http://a.b/c.png)")
    '<p>Say <em>who</em>. &lt;b&gt; x</p>\n'
    """
    return str(_reader()(plain(text))) if text.strip() else ""
