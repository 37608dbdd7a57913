"""Small helpers on core ipywidgets: classes, visibility, focus. Widgets are changed in place."""

from collections.abc import Callable

import ipywidgets as w


def html(css: str = "", value: str = "") -> w.HTML:
    """Return an HTML widget with bh- classes (space-separated)."""
    return _classed(w.HTML(value), css)


def column(children: list[w.Widget], css: str = "") -> w.VBox:
    """Return a column."""
    return _classed(w.VBox(children), css)


def lead(text: str = "") -> w.Label:
    """Return the short line above a title, which can take the focus and which Tab passes over.

    A label, since `focus()` does nothing on boxes and HTML widgets: they never get a tab index.
    """
    return _classed(w.Label(text, tabbable=False), "bh-lead-in")


def button(label: str, css: str, on_click: Callable[[], None]) -> w.Button:
    """Return a button that calls `on_click` without arguments."""
    made = _classed(w.Button(description=label), f"bh-button {css}")
    made.on_click(lambda _: on_click())
    return made


def show(widget: w.Widget, visible: bool = True) -> None:
    """Show or hide a widget; a hidden one is out of the tab order as well."""
    wanted = None if visible else "none"
    if widget.layout.display != wanted:
        widget.layout.display = wanted


def shown(widget: w.Widget) -> bool:
    """Say whether `show` left the widget visible."""
    return bool(widget.layout.display != "none")


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


def _classed(widget: w.Widget, css: str) -> w.Widget:
    for name in ("bh", *css.split()):
        widget.add_class(name)
    return widget
