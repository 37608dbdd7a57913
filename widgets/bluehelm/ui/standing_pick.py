"""Which gauges matter most: boxes to tick, and the button that compares again."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as w

from bluehelm.scenario import Scenario
from bluehelm.ui.widgets import button, column, dressed, html, show, shown

MOST = 3  # with four gauges the plans that no plan beats are thousands, and take 20 s (measured)


class Picker:
    """The gauges that count, all the same. At first those that the scenario states."""

    def __init__(self, scenario: Scenario, again: Callable[[], None]) -> None:
        """`again` is called when the learner asks for a new comparison with a choice that can be used."""
        self._again, self._most = again, max(MOST, len(scenario.objectives))
        self.boxes = {
            key: dressed(
                w.Checkbox, "", value=key in scenario.objectives, description=gauge.name, indent=False
            )
            for key, gauge in scenario.gauges.items()
        }
        self.opener = button("Choose which gauges matter most", "bh-quiet bh-pick-open", self._toggle)
        self.hint = html(
            "bh-hint", f"<p>Choose 1 to {self._most} gauges. Those that you choose count the same.</p>"
        )
        self.button = button("Compare again with these gauges", "bh-pick-again", self._go)
        for box in self.boxes.values():
            box.observe(lambda _: self._allow(), names="value")
        self._list = column([self.hint, *self.boxes.values(), self.button], "bh-pick-box")
        self.widget = column([self.opener, self._list], "bh-pick")
        show(self._list, False)
        self._allow()

    @property
    def gauges(self) -> tuple[str, ...]:
        """The chosen gauges in display order."""
        return tuple(key for key, box in self.boxes.items() if box.value)

    @property
    def usable(self) -> bool:
        """Whether so many gauges can be compared."""
        return 1 <= len(self.gauges) <= self._most

    def _allow(self) -> None:
        self.button.disabled = not self.usable

    def _toggle(self) -> None:
        show(self._list, not shown(self._list))

    def _go(self) -> None:
        if self.usable:
            self._again()
