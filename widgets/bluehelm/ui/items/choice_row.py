"""A labelled row of buttons of which at most one is chosen.

Buttons and not radio buttons: a second press takes a choice back. server/labextension/static/a11y.js makes
the row a group under its label, and says of each button whether it is pressed.
"""

from collections.abc import Callable, Mapping
from functools import partial

from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import flag

MARK = "✓\u202f"  # a narrow space that does not break


class ChoiceRow:
    """One row: a label and its options; a second press on the chosen option takes the choice back."""

    def __init__(self, label: str, options: Mapping[str, str], chosen: Callable[[str | None], None]) -> None:
        """Build the row with nothing chosen.

        `options` maps the value of each button to the words on it; `chosen` is told the new value, or None.
        """
        self._options, self._chosen = dict(options), chosen
        self.value: str | None = None
        self.buttons = {
            value: button(words, "", partial(self.press, value), "bh-q-choice")
            for value, words in options.items()
        }
        self.widget = box(
            html("bh-q-row-label", escape(label)),
            box(*self.buttons.values(), css="bh-q-choices"),
            css="bh-q-row",
        )

    def press(self, value: str) -> None:
        """Choose the option, or take it back if it is the chosen one, and tell."""
        self.show(None if self.value == value else value)
        self._chosen(self.value)

    def show(self, value: str | None) -> None:
        """Mark the chosen option by a tick and a class, never by colour alone."""
        before, self.value = self.value, value
        for name in self.buttons:
            if name in (before, value):
                self._draw(name, name == value)

    def _draw(self, value: str, on: bool) -> None:
        shown, words = self.buttons[value], self._options[value]
        shown.description = (MARK if on else "") + words
        flag(shown, "bh-q-on", on)
