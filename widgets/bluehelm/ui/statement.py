"""The page of the statement of completion: what it would say now, and unsigned files to print or send."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from pathlib import Path

import ipywidgets as w
from IPython.display import display

from bluehelm.kernels import after_fork
from bluehelm.statement.facts import Facts, NothingRequiredError, Open, facts
from bluehelm.statement.make import stem, unsigned
from bluehelm.statement.page import body, style
from bluehelm.ui import page
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.recording import course_of, record_of
from bluehelm.ui.widgets import dressed

__all__ = ["statement"]

_NO_RECORD = "<p>There is no record here, so there is nothing to state.</p>"
_SIGNED = (
    "<h3>A signed statement</h3><p>Nobody has signed this one. If you need a signature, make the "
    "file “Take my work with me” on the course home, and send it to your instructor. The instructor signs "
    "it with a key; then anybody can check it, without the internet.</p>"
)
_TYPES = {".html": ("text/html", "Page (HTML), to read or print"), ".pdf": ("application/pdf", "PDF")}


def statement() -> None:
    """Show the page."""
    page.begin()
    made = StatementPage()
    display(made.panel)
    display(made.shown)


class StatementPage:
    """Shows the statement as it stands, and follows what the learner fills in.

    `panel` is what is filled in, `shown` the statement itself.
    """

    def __init__(self) -> None:
        """Draw the page from the record of the course in which this process is."""
        self.name = _field("Your name, as it is to be printed")
        self.responsible = _field("Who answers for what is open")
        self.by = _field("By when, such as 2026-12-15")
        self.make_button = button("Make the files", "Make the statement", self.make, "bh-q-button bh-st-make")
        self._files, self.shown = html("bh-handin-link bh-live"), html("bh-st-shown")
        first = box(self.name, css="bh-handin-tools")
        open_ones = box(self.responsible, self.by, self.make_button, css="bh-handin-tools")
        about = html("bh-handin-go-on", _SIGNED)
        self.panel = box(first, open_ones, self._files, about, css="bh-handin bh-st-panel")
        for each in (self.name, self.responsible, self.by):
            each.observe(self._changed, "value")
        self.show()
        after_fork(self.show)

    def _changed(self, _: object) -> None:
        self._files.value = ""
        self.show()

    def show(self) -> None:
        """Show what the statement would say now."""
        try:
            found = self.facts()
        except NothingRequiredError as nothing:
            self.shown.value = f'<p role="alert">{escape(str(nothing))}</p>'
            return
        if found is None:
            self.shown.value = _NO_RECORD
        else:
            self.shown.value = (
                f'<style>{style()}</style><div class="bh-statement">{body(found, level=2)}</div>'
            )

    def facts(self) -> Facts | None:
        """Return what is to be said; None without a record. Raises NothingRequiredError."""
        course, record = course_of(Path.cwd()), record_of(Path.cwd())
        if course is None or record is None:
            return None
        said = Open(_day(self.by.value), self.responsible.value.strip())
        return facts(
            course,
            record.statements(),
            self.name.value,
            date.today(),
            by=said.by,
            responsible=said.responsible,
        )

    def make(self) -> None:
        """Make the files and show their links; say so if the day cannot be read."""
        if self.by.value.strip() and not _day(self.by.value):
            self._files.value = '<p role="alert">Write the day as year, month, day: 2026-12-15.</p>'
            return
        found = self.facts()
        if found is not None:
            links = "".join(_link(found, *each) for each in unsigned(found).items())
            self._files.value = (
                f"<p>Not signed. Anybody can see that it is your own word.</p><ul>{links}</ul>"
            )


def _field(label: str) -> w.Text:
    return dressed(w.Text, "bh-handin-name", description=label, continuous_update=False)


def _day(text: str) -> str:
    try:
        return str(date.fromisoformat(text.strip()))
    except ValueError:
        return ""


def _link(found: Facts, ending: str, content: bytes) -> str:
    """A data address: the file is in the page itself, so this works on every server and without one."""
    kind, label = _TYPES[ending]
    name, data = f"{stem(found)}{ending}", b64encode(content).decode()
    return (
        f'<li><a class="bh-download" download="{escape(name)}" href="data:{kind};base64,{data}">'
        f"{label} ({max(1, len(content) // 1000)} kB)</a></li>"
    )
