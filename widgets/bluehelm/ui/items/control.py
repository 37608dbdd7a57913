"""What every kind of item shares: a widget that holds one answer, shows one, and tells when it changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import ipywidgets as w

from bluehelm.ui.widgets import dressed

Answer = Any
"""A JSON value whose shape depends on the kind of the part; None is "not answered"."""

Changed = Callable[[Answer], None]

Shuffle = Callable[[Iterable[str]], list[str]]
"""Puts ids into this learner's order: mixed, and the same each time."""


class Control:
    """The part of the page on which a learner gives one answer.

    A subclass builds `widget`, calls `self.tell(answer)` when the learner changes something, and puts a
    stored answer on the screen in `_display`. A control never saves; the part that owns it does.
    """

    widget: w.DOMWidget
    pause_s = 0.0
    """How long the owner waits for the next change before it saves; more than 0 only where people type."""

    def __init__(self, changed: Changed) -> None:
        """Remember whom to tell; nothing is told before the learner acts."""
        self._changed = changed
        self._showing = False

    def show(self, answer: Answer) -> None:
        """Put an answer on the screen without telling anybody; None shows the untouched control."""
        with self._silently():
            self._display(answer)

    def tell(self, answer: Answer) -> None:
        """Pass on what the learner has set, unless it is `show` that moves the widgets."""
        if not self._showing:
            self._changed(answer)

    def _display(self, answer: Answer) -> None:
        raise NotImplementedError

    @contextmanager
    def _silently(self) -> Iterator[None]:
        self._showing = True
        try:
            yield
        finally:
            self._showing = False


def in_order(texts: Mapping[str, str], shuffle: Shuffle) -> dict[str, str]:
    """Return the texts in this learner's order."""
    return {name: texts[name] for name in shuffle(texts)}


def box(*children: w.Widget, css: str) -> w.Box:
    """Return a plain box."""
    return dressed(w.Box, css, children=children)


def html(css: str, value: str = "") -> w.HTML:
    """Return a piece of HTML; `value` must be escaped already."""
    return dressed(w.HTML, css, value=value)


def button(name: str, about: str, press: Callable[[], None], css: str) -> w.Button:
    """Return a button: `name` is what is read first, `about` what a screen reader adds and a mouse shows."""
    made = dressed(w.Button, css, description=name, tooltip=about)
    made.on_click(lambda _: press())
    return made
