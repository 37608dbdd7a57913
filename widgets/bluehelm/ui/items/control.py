"""What every kind of item shares: a widget that holds one answer, shows one, and tells when it changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import ipywidgets as w

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


@cache
def _layout() -> w.Layout:
    """One layout for all: each widget's own would almost triple what a page has to load."""
    return w.Layout()


@cache
def _style(kind: Any) -> Any:
    """One style for all widgets of a kind, for the same reason."""
    return kind.class_traits()["style"].klass()


def begin_anew() -> None:
    """Forget the shared layout and styles; to be called when a page begins.

    A page that is loaded again meets the kernel that it left. The browser does not know the old layout, and
    would show "javascript error" in place of every widget that refers to it.
    """
    _layout.cache_clear()
    _style.cache_clear()


def dressed(kind: Any, css: str, /, **traits: Any) -> Any:
    """Return a widget of this kind with these classes; how it looks is left to the stylesheet.

    Its layout is shared, so nothing may be set on it: use `flag` and `hide`.
    """
    if kind is not w.Box:
        traits["style"] = _style(kind)
    widget = kind(layout=_layout(), **traits)
    for name in css.split():
        widget.add_class(name)
    return widget


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


def flag(widget: w.DOMWidget, css: str, on: bool = True) -> None:
    """Give the widget a class or take it away."""
    if on:
        widget.add_class(css)
    else:
        widget.remove_class(css)


def hide(widget: w.DOMWidget, on: bool = True) -> None:
    """Take the widget from the page, and from the way of the Tab key, or bring it back."""
    flag(widget, "bh-hidden", on)
