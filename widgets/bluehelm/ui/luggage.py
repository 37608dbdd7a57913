"""The panel “Take my work with me”: one file with all that a learner has done, made and loaded again."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import ipywidgets as w

from bluehelm import luggage as file
from bluehelm.record.importing import NotImported
from bluehelm.ui.exercise_file import NO_NAME, file_name
from bluehelm.ui.exercise_words import not_made
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.luggage_load import Report, load
from bluehelm.ui.markup import escape
from bluehelm.ui.recording import course_of, record_of
from bluehelm.ui.widgets import dressed, show

NAMED = "my-work"
_GIVE = (
    "<h3>Take my work with me</h3>"
    "<p>Make one file with your record, your plays and your answers of all modules. Use it to go on at "
    "another computer, or after a visit to Binder, which keeps nothing. You can also send it to your "
    "instructor, who then sees your plays and your answers.</p>"
)
_GO_ON = (
    "<h3>Load my work</h3><p>Load the file that you made before. It is added to what is here. Where the two "
    "differ, the later one stays.</p>"
)
_NOWHERE = "There is no record here, so nothing can be taken along or loaded."


def luggage(changed: Callable[[], None] | None = None) -> w.Widget:
    """Return the panel for the course home; `changed` is called after a file was loaded."""
    return Luggage(changed or (lambda: None)).widget


class Luggage:
    """Makes the file when it is asked for, and merges one that the learner chooses."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """Draw the panel."""
        self._changed = changed
        self._waiting: dict[str, bytes] = {}
        self._link, self._said = html("bh-handin-link bh-live"), html("bh-handin-loaded bh-live")
        self.name = dressed(
            w.Text, "bh-handin-name", description="Your name or course number", continuous_update=False
        )
        about = "Make one file with all your work"
        self.make_button = button("Make the file", about, self.make, "bh-q-button bh-handin-make")
        self.mine_button = button(
            "Both are mine: load it", "Load a file of another account", self.load_mine, "bh-q-button bh-mine"
        )
        self.upload = dressed(
            w.FileUpload, "bh-handin-load", accept=".zip", description="Choose a file", icon=""
        )
        self.upload.observe(self._uploaded, "value")
        tools = box(self.name, self.make_button, css="bh-handin-tools")
        going_on = (html("bh-handin-go-on", _GO_ON), self.upload, self._said, self.mine_button)
        self.widget = box(html("", _GIVE), tools, self._link, *going_on, css="bh-handin bh-luggage")
        show(self.mine_button, False)

    def make(self) -> None:
        """Put everything into a file and show its link."""
        now, course = datetime.now().astimezone(), course_of(Path.cwd())
        try:
            if course is None:
                raise FileNotFoundError(_NOWHERE)
            name = file_name(self.name.value, NAMED, now)
            self._link.value = _link(name, file.pack(course, now))
        except FileNotFoundError as nothing:
            self._link.value = f'<p role="alert">{escape(str(nothing))}</p>'
        except OSError as error:
            self._link.value = f'<p role="alert">{escape(not_made(error))}</p>'

    def _uploaded(self, change: dict[str, object]) -> None:
        for chosen in self.upload.value:
            self.load(chosen["name"], bytes(chosen["content"]))

    def load(self, name: str, content: bytes) -> None:
        """Merge a file and say what came; one of another account waits for the learner's word."""
        show(self.mine_button, False)
        try:
            self._load(file.unpack(name, content), mine=False)
        except file.NotLuggageError as error:
            self._say(str(error))

    def load_mine(self) -> None:
        """Load the file that waits: the learner says that both accounts are his or her own."""
        show(self.mine_button, False)
        self._load(self._waiting, mine=True)

    def _load(self, files: dict[str, bytes], mine: bool) -> None:
        course, record = course_of(Path.cwd()), record_of(Path.cwd())
        if course is None or record is None:
            self._say(_NOWHERE)
            return
        try:
            report = load(course, files, record, mine)
        except NotImported as refused:
            self._waiting = files
            self._say(str(refused))
            show(self.mine_button)
        except OSError as error:
            self._say(f"{not_made(error)} Then load the file again: it goes on where it stopped.")
        else:
            self._said.value = _report(report)
            self._changed()

    def _say(self, text: str) -> None:
        self._said.value = f'<p role="alert">{escape(text)}</p>'


def _link(name: str, content: bytes) -> str:
    """A data address: the file is in the page itself, so this works on every server and without one."""
    data = b64encode(content).decode()
    nameless = "" if not name.startswith(f"{NO_NAME}__") else _NAMELESS
    return (
        f'<p><a class="bh-download" download="{escape(name)}" href="data:application/zip;base64,{data}">'
        f"Download my work ({max(1, len(content) // 1000)} kB)</a><br>{escape(name)}</p>{nameless}"
    )


_NAMELESS = (
    "<p>This file says no name. That is right if you keep it for yourself. If you send it to your "
    "instructor, write your name or course number above, and make it again.</p>"
)


def _report(report: Report) -> str:
    came = f"Loaded: {_and(report.loaded)}." if report.loaded else "All that is in the file is here already."
    told = "".join(f"<li>{escape(each)}</li>" for each in report.told)
    return f"<p>{escape(came)}</p>" + (f"<ul>{told}</ul>" if told else "")


def _and(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
