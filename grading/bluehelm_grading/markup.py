"""Text from learners, made safe to show: it is always text, never HTML, Markdown or a formula."""

from __future__ import annotations

import re
from html import escape

# Controls that a browser or a terminal obeys, and marks that turn the direction of the text around them.
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Drop control characters and turn every line end into a line feed.

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
