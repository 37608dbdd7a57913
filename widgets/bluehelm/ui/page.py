"""How a page begins, and how a piece of HTML with links is put on it, in JupyterLab and in Voilà."""

import os

from IPython.display import HTML, display

from bluehelm.ui.stylesheet import stylesheet
from bluehelm.ui.widgets import begin_anew, html

__all__ = ["begin", "show_page"]


def begin() -> None:
    """Begin a page: its stylesheet, and widgets that know nothing of the page before it."""
    begin_anew()
    display(stylesheet())


def in_voila() -> bool:
    """Say whether this kernel makes a page of Voilà."""
    return any(name.startswith("VOILA_") for name in os.environ)


def show_page(content: str) -> None:
    """Display HTML whose relative links lead to other notebooks.

    JupyterLab follows such a link only in an output, where it opens the notebook in its own window. Voilà
    gives the links of outputs a new browser tab each, and leaves those of widgets as they are.
    """
    display(html("bh-page-part", content) if in_voila() else HTML(content))
