"""`bluehelm mark`: a server for the marking page, from a folder that goes when it stops."""

from __future__ import annotations

from typing import NoReturn

from bluehelm.serve_page import serve_page
from bluehelm_grading.cells import code, notebook, text_of
from bluehelm_grading.marking.book import read_cases
from bluehelm_grading.marking.desk import Desk
from bluehelm_grading.marking.moderation import report
from bluehelm_grading.marking.sheets import markers, with_blind_marks
from bluehelm_grading.settings import gradebook


def serve_marking(desk: Desk, port: int, open_browser: bool) -> NoReturn:
    """Serve the page on the loopback address until Ctrl-C."""
    stopping = "Marking is stopping. Every mark that you saved is in the gradebook."
    serve_page(page_notebook(desk), "Marking", "The memos are ready.", stopping, port, open_browser)


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
