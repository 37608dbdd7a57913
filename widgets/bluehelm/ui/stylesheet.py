"""The one stylesheet, ready to be shown on a page; apart from the rest, so that it costs no imports."""

from pathlib import Path

from IPython.display import HTML

STYLESHEET = Path(__file__).with_name("style.css")


def stylesheet() -> HTML:
    """Return the stylesheet, to be shown once a page."""
    return HTML(f"<style>{STYLESHEET.read_text(encoding='utf-8')}</style>")
