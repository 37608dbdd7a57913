"""Radio buttons: full-width options of which one is chosen, and none at first."""

from collections.abc import Callable, Mapping

import ipywidgets as w

from bluehelm.ui.widgets import dressed


class Radios:
    """Native radio buttons, which phones and screen readers know."""

    def __init__(self, options: Mapping[str, str], chosen: Callable[[], None]) -> None:
        """Build the options in the order given; `chosen` hears of each choice."""
        self._ids = list(options)
        pairs = [(words, option) for option, words in options.items()]
        self.widget = dressed(w.RadioButtons, "bh-q-options", options=pairs, value=None)
        self.widget.observe(lambda _: chosen(), "value")

    @property
    def value(self) -> str | None:
        """Return the chosen option, or None."""
        found: str | None = self.widget.value
        return found

    def show(self, value: str | None) -> None:
        """Show this choice; one that does not exist shows as none."""
        self.widget.value = value if value in self._ids else None
