"""What the notebooks of the assessment and of the path call: `assessment()` and `my_path()`."""

from __future__ import annotations

from pathlib import Path

from IPython.display import display

from bluehelm.needs import needs
from bluehelm.ui import page
from bluehelm.ui.needs.assessment import Assessment
from bluehelm.ui.needs.path_page import PathPage

__all__ = ["assessment", "my_path"]


def assessment() -> None:
    """Show the assessment, or its result; the notebook that calls this stands in the folder `modules`."""
    page.begin()
    display(Assessment(Path.cwd().parent, needs()).widget)


def my_path() -> None:
    """Show the learning path and the time plan; the notebook that calls this stands in `modules`."""
    page.begin()
    display(PathPage(Path.cwd().parent, needs()).widget)
