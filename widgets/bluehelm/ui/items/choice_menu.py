"""A labelled drop-down list with a blank first entry: for many choices, or long ones."""

from collections.abc import Callable, Mapping

import ipywidgets as w

from bluehelm.ui.items.control import dressed

BLANK = "Choose…"


class ChoiceMenu:
    """The same interface as ChoiceRow; a native list, which phones and screen readers know best."""

    def __init__(self, label: str, options: Mapping[str, str], chosen: Callable[[str | None], None]) -> None:
        """Build the list with nothing chosen."""
        entries = [(BLANK, None), *((words, value) for value, words in options.items())]
        self.widget = dressed(w.Dropdown, "bh-q-menu", options=entries, value=None, description=label)
        self._values = options.keys()
        self.widget.observe(lambda change: chosen(change["new"]), "value")

    @property
    def value(self) -> str | None:
        """Return the chosen value, or None."""
        chosen: str | None = self.widget.value
        return chosen

    def show(self, value: str | None) -> None:
        """Show this choice; one that does not exist shows as blank."""
        self.widget.value = value if value in self._values else None
