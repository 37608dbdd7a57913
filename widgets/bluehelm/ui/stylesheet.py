"""The one stylesheet, ready to be shown on a page; apart from the rest, so that it costs no imports."""

from pathlib import Path

from IPython.display import HTML

STYLESHEET = Path(__file__).with_name("style.css")


def stylesheet() -> HTML:
    """Return the stylesheet, to be shown once a page.

    Its mark tells the course's Voilà template, which links to the same file, to leave it out: 9 KB a page.
    """
    rules = STYLESHEET.read_text(encoding="utf-8")
    return HTML(f"<style>{rules}</style>", metadata={"bluehelm": "stylesheet"})
