"""Boxes to tick: native checkboxes, with none ticked at first."""

from collections.abc import Callable, Collection, Mapping

import ipywidgets as w

from bluehelm.ui.items.control import box
from bluehelm.ui.widgets import dressed


class Ticks:
    """One line for each option; the whole line can be touched."""

    def __init__(self, options: Mapping[str, str], changed: Callable[[], None]) -> None:
        """Build the options in the order given; `changed` hears of each tick."""
        self.boxes = {
            option: dressed(w.Checkbox, "", value=False, description=words, indent=False)
            for option, words in options.items()
        }
        for tick in self.boxes.values():
            tick.observe(lambda _: changed(), "value")
        self.widget = box(*self.boxes.values(), css="bh-q-options")

    @property
    def ticked(self) -> list[str]:
        """Return the ticked options, sorted, so that the same ticks are stored the same way."""
        return sorted(option for option, tick in self.boxes.items() if tick.value)

    def show(self, ticked: Collection[str]) -> None:
        """Tick these options and no others."""
        for option, tick in self.boxes.items():
            tick.value = option in ticked
