"""`bluehelm mark`: a server for the marking page, from a folder that goes when it stops."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from bluehelm.serve import CourseServer, configuration, leave, run
from bluehelm_grading.cells import code, notebook, text_of
from bluehelm_grading.marking.book import read_cases
from bluehelm_grading.marking.desk import Desk
from bluehelm_grading.marking.moderation import report
from bluehelm_grading.marking.sheets import markers, with_blind_marks
from bluehelm_grading.settings import gradebook


class MarkingServer(CourseServer):
    """The course server with one page on it."""

    def _signal_stop(self, sig: Any, frame: Any) -> None:
        print("\nMarking is stopping. Every mark that you saved is in the gradebook.", flush=True)
        self.stop(from_signal=True)

    def announcement(self) -> str:
        """Say where the marking page is, and how to stop it."""
        return f"\nThe memos are ready.\n  Marking  {self.connect_url}\nPress Ctrl-C here to stop.\n"


def serve_marking(desk: Desk, port: int, open_browser: bool) -> None:
    """Serve the page on the loopback address until Ctrl-C."""
    with tempfile.TemporaryDirectory(prefix="bluehelm-mark-") as folder:
        root = Path(folder)
        (root / "modules").mkdir()
        # Where a course has its home: so the links of the page lead back to it.
        (root / "modules" / "index.ipynb").write_text(page_notebook(desk), encoding="utf-8")
        # Without settings nbgrader's part of the server warns at each start.
        (root / "grading").mkdir()
        (root / "grading" / "nbgrader_config.py").touch()
        run(MarkingServer, root, configuration(root, port, open_browser))
    leave()


def page_notebook(desk: Desk) -> str:
    """Return a notebook of one cell that shows the page."""
    wanted = (str(desk.course.root.resolve()), desk.assignment, desk.marker, desk.blind)
    source = f"from bluehelm_grading.marking.page import marking\n\nmarking{wanted!r}"
    about = {"kind": "marking", "id": desk.assignment, "title": f"Marking: {desk.exercise.title}"}
    return text_of(notebook([code("marking", source)], about))


def agreement_report(desk: Desk) -> str:
    """Return the agreement of those who marked blind, and the cases to moderate."""
    with gradebook(desk.course) as book:
        cases = with_blind_marks(book, desk.assignment, read_cases(book, desk.assignment, desk.exercise))
        return report(desk.assignment, cases, desk.rubrics, markers(book, desk.assignment))
