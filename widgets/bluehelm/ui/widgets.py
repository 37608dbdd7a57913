"""Small helpers on core ipywidgets: classes, visibility, focus. Widgets are built once and changed in place."""

from collections.abc import Callable

import ipywidgets as w


def html(css: str = "", value: str = "") -> w.HTML:
    """Return an HTML widget with bh- classes (space-separated)."""
    return _classed(w.HTML(value), css)


def column(children: list[w.Widget], css: str = "", focusable: bool = False) -> w.VBox:
    """Return a column. A focusable one can take the focus from the program and is passed over by Tab."""
    box = w.VBox(children, tabbable=False if focusable else None)
    return _classed(box, css)


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


def focus(box: w.VBox) -> None:
    """Move the keyboard focus to a focusable column.

    A page gives an element its tab index only when the value changes, so it is set anew each time.
    """
    box.tabbable = None
    box.tabbable = False
    box.focus()


def _classed(widget: w.Widget, css: str) -> w.Widget:
    for name in ("bh", *css.split()):
        widget.add_class(name)
    return widget
