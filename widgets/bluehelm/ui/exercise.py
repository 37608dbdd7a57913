"""What the cells of an exercise notebook call: `begin()`, `item("M09-E1")` and, at the end, `hand_in()`.

Each shows something and returns nothing. Nothing that is wrong in a file becomes a traceback.
"""

from collections.abc import Callable
from pathlib import Path

import ipywidgets as w
from IPython.display import display

from bluehelm.exercise import ExerciseError
from bluehelm.ui import page
from bluehelm.ui.exercise_handin import HandIn
from bluehelm.ui.exercise_header import Header
from bluehelm.ui.exercise_item import ItemView
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.exercise_words import not_opened
from bluehelm.ui.items.control import html
from bluehelm.ui.markup import escape
from bluehelm.ui.problems import out

__all__ = ["begin", "hand_in", "item"]

_sessions: dict[Path, Session] = {}
"""The open exercise of each folder, so that all cells of a notebook share its answers."""


def begin() -> None:
    """Show the stylesheet and the head of the exercise in this folder; read its answers anew."""
    page.begin()
    _sessions.pop(Path.cwd(), None)
    display(_shown(lambda session: Header(session).widget))


def item(item_id: str) -> None:
    """Show one item with its parts."""
    display(_shown(lambda session: ItemView(session, session.item(item_id)).widget))


def hand_in() -> None:
    """Show the panel for handing in, and for going on from a file."""
    display(_shown(lambda session: HandIn(session).widget))


def _shown(build: Callable[[Session], w.Widget]) -> w.Widget:
    try:
        return build(_session(Path.cwd()))
    except ExerciseError as error:
        return html("bh", out("This exercise", error))
    except OSError as error:
        return _note(not_opened(error))
    except KeyError as error:
        return _note(str(error.args[0]))


def _session(folder: Path) -> Session:
    if folder not in _sessions:
        _sessions[folder] = Session(folder)
    return _sessions[folder]


def _note(text: str) -> w.Widget:
    return html("bh", f'<div class="bh-out" role="alert">{escape(text)}</div>')
