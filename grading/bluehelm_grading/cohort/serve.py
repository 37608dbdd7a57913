"""`bluehelm cohort`: the dashboard on this machine, or its tables as CSV files."""

from __future__ import annotations

import sys
from pathlib import Path

from bluehelm.serve_page import serve_page
from bluehelm_grading.cells import code, notebook, text_of
from bluehelm_grading.cohort.export import write_csv
from bluehelm_grading.cohort.names import hiding
from bluehelm_grading.cohort.reading import NothingGradedError, chosen, read_cohort
from bluehelm_grading.cohort.sections import sections, tables
from bluehelm_grading.settings import settings


def cohort(
    root: Path,
    assignment: str | None,
    *,
    csv: Path | None = None,
    names: bool = False,
    port: int = 8888,
    open_browser: bool = True,
) -> int:
    """Serve the dashboard until Ctrl-C, or write the tables into `csv`; returns 2 if nothing is graded.

    Raises FileNotFoundError if `root` holds no course.
    """
    try:
        first = chosen(settings(root), assignment)
    except NothingGradedError as nothing:
        print(f"bluehelm: {nothing}", file=sys.stderr)
        return 2
    if csv is not None:
        read = read_cohort(root, first)
        for path in write_csv(tables(sections(read, str if names else hiding(read.names))), csv):
            print(path)
        return 0
    serve_page(
        page_notebook(root, first),
        "Cohort",
        "The class can be seen.",
        "The dashboard is stopping.",
        port,
        open_browser,
    )


def page_notebook(root: Path, assignment: str) -> str:
    """Return a notebook of one cell that shows the dashboard."""
    source = f"from bluehelm_grading.cohort.page import dashboard\n\ndashboard{(str(root), assignment)!r}"
    about = {"kind": "cohort", "id": assignment, "title": "The class"}
    return text_of(notebook([code("cohort", source)], about))
