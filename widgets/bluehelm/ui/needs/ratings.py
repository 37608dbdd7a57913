"""Twelve ratings: a row of five buttons for each area, by the learner or by somebody who knows the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bluehelm.needs import Needs
from bluehelm.ui.items.choice_row import ChoiceRow
from bluehelm.ui.items.control import box, html
from bluehelm.ui.markup import escape


class Ratings:
    """All areas in the order of the page; a second press takes a rating back."""

    def __init__(self, needs: Needs, changed: Callable[[], None]) -> None:
        """Build the rows with nothing chosen."""
        steps = {step: step for step in needs.scale}
        self.rows = {
            area: ChoiceRow(one.name, steps, lambda _: changed()) for area, one in needs.areas.items()
        }
        for area, row in self.rows.items():
            about = escape(needs.areas[area].about)
            row.widget.children[0].value = f"<b>{escape(needs.areas[area].name)}</b><br>{about}"
            for step, button in row.buttons.items():
                button.tooltip = needs.scale[step]
        self.widget = box(html("bh-needs-scale", _scale(needs)), *self._widgets(), css="bh-needs-ratings")

    def _widgets(self) -> tuple[object, ...]:
        return tuple(row.widget for row in self.rows.values())

    def show(self, given: Mapping[str, int]) -> None:
        """Show these ratings and no others."""
        for area, row in self.rows.items():
            row.show(str(given[area]) if area in given else None)

    @property
    def given(self) -> dict[str, int]:
        """Return the ratings that are chosen."""
        return {area: int(row.value) for area, row in self.rows.items() if row.value is not None}


def _scale(needs: Needs) -> str:
    steps = "".join(f"<li><b>{step}</b> {escape(words)}</li>" for step, words in needs.scale.items())
    return f'<ul class="bh-needs-scale-list">{steps}</ul>'
