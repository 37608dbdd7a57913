"""The panel at the end: what is missing, a file to hand in or take along, and a file to go on from."""

from base64 import b64encode
from datetime import datetime

import ipywidgets as w

from bluehelm.exercise import AnswersDamaged
from bluehelm.ui.exercise_file import NO_NAME, NotAnswersError, file_name, pack, unpack
from bluehelm.ui.exercise_merge import load_answers
from bluehelm.ui.exercise_receipt import shown
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.exercise_words import not_made
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import dressed


class HandIn:
    """Follows the session: a file that was made before the last change is taken away."""

    def __init__(self, session: Session) -> None:
        """Draw the panel."""
        self._session = session
        self._missing = html("bh-handin-missing")
        self._link = html("bh-handin-link bh-live")
        self._loaded = html("bh-handin-loaded bh-live")
        # Not at each key: the last keys of a fast writer would reach the kernel after the press of a button.
        self.name = dressed(
            w.Text, "bh-handin-name", description="Your name or course number", continuous_update=False
        )
        about = "Make one file with your answers"
        self.make_button = button("Make the file", about, self.make, "bh-q-button bh-handin-make")
        self.upload = dressed(
            w.FileUpload, "bh-handin-load", accept=".zip,.json", description="Choose a file", icon=""
        )
        self.upload.observe(self._uploaded, "value")
        self.widget = box(*self._give(), *self._go_on(), css="bh-handin")
        session.follow(self.refresh)
        self.refresh()

    def _give(self) -> tuple[w.Widget, ...]:
        text = (
            "<p>Make one file with your answers and download it: to send it to your "
            "instructor, or to go on at another computer.</p>"
        )
        tools = box(self.name, self.make_button, css="bh-handin-tools")
        return html("", text), self._missing, tools, self._link

    def _go_on(self) -> tuple[w.Widget, ...]:
        text = (
            "<h3>Go on from a file</h3><p>Load the file that you downloaded before. For each item, the "
            "answer that was saved later stays.</p>"
        )
        return html("bh-handin-go-on", text), self.upload, self._loaded

    def refresh(self) -> None:
        """List what is missing; take the old link away."""
        items = self._session.exercise.items
        open_items = [item.title for item in items if self._session.missing(item)]
        self._missing.value = _missing(open_items)
        if self._link.value:
            self._link.value = "<p>You changed an answer since the file was made. Make it again.</p>"

    def make(self) -> None:
        """Put the answers into a file; show its link and its receipt."""
        exercise, now = self._session.exercise, datetime.now().astimezone()
        name = file_name(self.name.value, exercise.id, now)
        try:
            content, receipt = pack(self._session.folder, exercise, now)
        except FileNotFoundError:
            self._link.value = '<p role="alert">Nothing is answered yet, so there is nothing to hand in.</p>'
        except AnswersDamaged as error:
            self._link.value = f'<p role="alert">{escape(_DAMAGED.format(error))}</p>'
        except OSError as error:
            self._link.value = f'<p role="alert">{escape(not_made(error))}</p>'
        else:
            self._link.value = _link(name, content) + shown(receipt, exercise, now)

    def _uploaded(self, change: dict[str, object]) -> None:
        for file in self.upload.value:
            self._loaded.value = f"<p>{escape(self.load(file['name'], bytes(file['content'])))}</p>"

    def load(self, name: str, content: bytes) -> str:
        """Merge the answers of a file and return what to tell the learner."""
        session = self._session
        try:
            kept, taken, left = load_answers(session.folder, session.exercise, unpack(name, content))
        except NotAnswersError as error:
            return str(error)
        except AnswersDamaged as error:
            return f"“{name}” was not loaded. {error}"
        except OSError as error:
            return not_made(error)
        session.reload()
        return _loaded(taken, left, kept.name if kept.exists() else "")


def _missing(titles: list[str]) -> str:
    if not titles:
        return "<p>All items are answered.</p>"
    listed = "".join(f"<li>{escape(title)}</li>" for title in titles)
    return f"<p>Not complete yet (you may hand in all the same):</p><ul>{listed}</ul>"


def _link(name: str, content: bytes) -> str:
    """A data address: the file is in the page itself, so this works on every server and without one."""
    data = b64encode(content).decode()
    size = f"{max(1, len(content) // 1000)} kB"
    return (
        f'<p><a class="bh-download" download="{escape(name)}" '
        f'href="data:application/zip;base64,{data}">Download my answers ({size})</a><br>{escape(name)}</p>'
        + (_NAMELESS if name.startswith(f"{NO_NAME}__") else "")
    )


_DAMAGED = (
    "No file was made, because your answers cannot be read. {} Load this page again: it says what to do."
)

_NAMELESS = (
    "<p>This file says no name, so your instructor cannot tell whose it is. Before you hand in, write your "
    "name or course number above, and make the file again.</p>"
)


def _loaded(taken: list[str], left: list[str], kept: str) -> str:
    words = f"Loaded the answers to {len(taken)} item{'' if len(taken) == 1 else 's'}."
    if left:
        words += f" Not loaded, because the answer here was saved later: {', '.join(left)}."
    return words + (f" What was here before is kept as {kept}." if kept else "")
