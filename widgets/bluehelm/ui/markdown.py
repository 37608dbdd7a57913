"""Markdown written by course authors, as HTML that can hold nothing but text."""

from functools import cache

from markdown_it import MarkdownIt

from bluehelm.ui.markup import plain


@cache
def _reader() -> MarkdownIt:
    # Raw HTML is shown as text. Images are off: nothing on a page may be fetched from another host.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def render(text: str) -> str:
    """Return the text as HTML paragraphs, without its citations (they are shown after answering).

    >>> render("Read **this** [S2 CRI ¶3]. <script>no</script>")
    '<p>Read <strong>this</strong>. &lt;script&gt;no&lt;/script&gt;</p>\\n'
    """
    return str(_reader().render(plain(text)))
