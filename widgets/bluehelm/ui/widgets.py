"""Small helpers on core ipywidgets: how they are dressed, visibility, focus. Widgets are changed in place."""

from collections.abc import Callable
from functools import cache
from typing import Any

import ipywidgets as w

HIDDEN = "bh-hidden"


@cache
def _layout() -> w.Layout:
    """One layout for all: each widget's own would almost triple what a page has to load."""
    return w.Layout()


@cache
def _style(kind: Any) -> Any:
    """One style for all widgets of a kind, for the same reason."""
    return kind()


def begin_anew() -> None:
    """Forget the shared layout and styles; to be called when a page begins.

    A page that is loaded again meets the kernel that it left. The browser does not know the old layout, and
    would show "javascript error" in place of every widget that refers to it.
    """
    _layout.cache_clear()
    _style.cache_clear()


def dressed(kind: Any, css: str, /, **traits: Any) -> Any:
    """Return a widget of this kind with these classes (space-separated); its looks are the stylesheet's.

    Its layout is shared, so nothing may be set on it: use `flag` and `show`.
    """
    style = kind.class_traits().get("style")
    if style is not None:
        traits["style"] = _style(style.klass)
    widget = kind(layout=_layout(), **traits)
    for name in css.split():
        widget.add_class(name)
    return widget


def flag(widget: w.DOMWidget, css: str, on: bool = True) -> None:
    """Give the widget a class or take it away."""
    if on:
        widget.add_class(css)
    else:
        widget.remove_class(css)


def html(css: str = "", value: str = "") -> w.HTML:
    """Return an HTML widget."""
    return dressed(w.HTML, f"bh {css}", value=value)


def column(children: list[w.Widget], css: str = "") -> w.VBox:
    """Return a column."""
    return dressed(w.VBox, f"bh {css}", children=children)


def lead(text: str = "") -> w.Label:
    """Return the short line above a title, which can take the focus and which Tab passes over.

    A label, since `focus()` does nothing on boxes and HTML widgets: they never get a tab index.
    """
    return dressed(w.Label, "bh bh-lead-in", value=text, tabbable=False)


def button(label: str, css: str, on_click: Callable[[], None]) -> w.Button:
    """Return a button that calls `on_click` without arguments."""
    made = dressed(w.Button, f"bh bh-button {css}", description=label)
    made.on_click(lambda _: on_click())
    return made


def show(widget: w.Widget, visible: bool = True) -> None:
    """Show or hide a widget; a hidden one is out of the tab order as well."""
    flag(widget, HIDDEN, not visible)


def shown(widget: w.Widget) -> bool:
    """Say whether `show` left the widget visible."""
    return HIDDEN not in widget._dom_classes


class Opener:
    """A button that opens and closes what stands below it."""

    def __init__(self, label: str, content: w.Widget) -> None:
        """Begin closed."""
        self._content = content
        self.button = button(label, "bh-quiet bh-opener", self._toggle)
        self.widget = column([self.button, content], "bh-opened")
        show(content, False)

    def _toggle(self) -> None:
        opens = not shown(self._content)
        show(self._content, opens)
        (self.button.add_class if opens else self.button.remove_class)("bh-is-open")
