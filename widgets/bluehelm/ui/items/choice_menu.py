"""A labelled drop-down list with a blank first entry: for many choices, or long ones."""

from collections.abc import Callable, Mapping

import ipywidgets as w

from bluehelm.ui.widgets import dressed

BLANK = "Choose…"


class ChoiceMenu:
    """The same interface as ChoiceRow; a native list, which phones and screen readers know best."""

    def __init__(self, label: str, options: Mapping[str, str], chosen: Callable[[str | None], None]) -> None:
        """Build the list with nothing chosen."""
        self._values = [None, *options]
        self.widget = dressed(
            w.Dropdown, "bh-q-menu", options=[BLANK, *options.values()], index=0, description=label
        )
        self.widget.observe(lambda _: chosen(self.value), "index")

    @property
    def value(self) -> str | None:
        """Return the chosen value, or None."""
        return self._values[self.widget.index or 0]

    def show(self, value: str | None) -> None:
        """Show this choice; one that does not exist shows as blank."""
        self.widget.index = self._values.index(value) if value in self._values else 0
