"""The page of the statement of completion: a few words, and one call."""

from __future__ import annotations

from bluehelm_grading.cells import Notebook, code, markdown, notebook

TITLE = "Statement of completion"
_INTRO = """# Statement of completion

What you have done in this course, when, and what is open. It comes from your own record on this machine.
Fill in your name, make the files, and print or send them. Open modules stand in it as large as the others."""
_CALL = "from bluehelm.ui.statement import statement\n\nstatement()"


def statement_notebook() -> Notebook:
    """Build the page."""
    cells = [
        markdown("statement", _INTRO),
        code("page", _CALL),
        markdown("way-on", "[Course home](index.ipynb)"),
    ]
    return notebook(cells, {"kind": "statement", "id": "statement", "title": TITLE})
