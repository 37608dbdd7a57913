"""How points of an instructor come to a learner: with a page that is loaded, or that nbgrader has fetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import ipywidgets as w

from bluehelm.feedback import Given, NotFeedback, read
from bluehelm.record import Progress, Record, Statement, events, progress
from bluehelm.shelf import Module
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import column, dressed, html

FOLDER = "feedback"  # nbgrader puts pages into exercises/NAME/feedback/TIME/NAME.html


def take_in(record: Record, shelf: Sequence[Module]) -> None:
    """Tell the record of the pages that nbgrader has fetched since it last heard of points."""
    far = progress(record.statements())
    for module in shelf:
        found = fetched(record.folder, module)
        if found and _is_news(far, module, *found):
            record.append(_event(found[0]))


def fetched(course: Path, module: Module) -> tuple[Given, datetime] | None:
    """Return what the latest fetched page of a module gives, and when it was fetched."""
    pages = (course / "exercises" / module.slug / FOLDER).glob(f"*/{module.slug}.html")
    for page in sorted(pages, key=lambda one: one.parent.name, reverse=True):
        try:
            given, at = read(page.read_bytes()), datetime.fromtimestamp(page.stat().st_mtime, UTC)
        except (OSError, NotFeedback):
            continue
        if (given.module, given.exercise) == (module.id, module.slug):
            return given, at
    return None


def _is_news(far: Progress, module: Module, given: Given, at: datetime) -> bool:
    known = far.module(module.id).graded
    return known is None or (at > known.at and (given.points, given.of) != (known.points, known.of))


def _event(given: Given) -> Statement:
    return events.graded(given.module, given.exercise, given.points, given.of)


class FeedbackPart:
    """A place to load a feedback page, and what came of it."""

    def __init__(
        self, record: Callable[[], Record | None], shelf: Sequence[Module], changed: Callable[[], None]
    ) -> None:
        """`record` is asked when a page is loaded; `changed` is called after it was told."""
        self._record, self._shelf, self._changed = record, shelf, changed
        self.upload = dressed(w.FileUpload, "bh-handin-load", accept=".html,.htm", icon="")
        self.upload.description = "Choose the feedback page"
        self.said = html("bh-live")
        self.upload.observe(self._uploaded, "value")
        self.widget = column([html("", _ABOUT), self.upload, self.said], "bh-handin bh-feedback")

    def _uploaded(self, change: dict[str, object]) -> None:
        for chosen in self.upload.value:
            self.load(bytes(chosen["content"]))

    def load(self, page: bytes) -> None:
        """Tell the record of the points in a page, and say what they are."""
        try:
            given = read(page)
        except NotFeedback as problem:
            self._say(str(problem))
            return
        module = next(
            (one for one in self._shelf if (one.id, one.slug) == (given.module, given.exercise)), None
        )
        record = self._record()
        if module is None or record is None:
            self._say(f"This page is about an exercise that is not in this course ({given.exercise}).")
            return
        record.append(_event(given))
        self._say(told(module, given))
        self._changed()

    def _say(self, text: str) -> None:
        self.said.value = f"<p>{escape(text)}</p>"


def told(module: Module, given: Given) -> str:
    """Say the points of a page in words."""
    waits = {0: "", 1: " One exercise still waits for your marker."}.get(
        given.waiting, f" {given.waiting} exercises still wait for your marker."
    )
    return f"Module {module.number}, {module.title}: {given.points:g} of {given.of:g} points.{waits}"


_ABOUT = (
    "<p>Your instructor sends you a page for each exercise that is marked. Choose it here, and the points "
    "stand beside the module. If you fetched it with nbgrader, you need not do anything.</p>"
)
