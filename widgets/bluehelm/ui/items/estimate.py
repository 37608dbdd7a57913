"""Estimate: a number is typed in each row; a blank row is not an answer."""

from collections.abc import Callable

import ipywidgets as w

from bluehelm.exercise.kinds.estimate import Estimate, Quantity
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import dressed


class EstimateControl(Control):
    """Fields and not sliders: a slider always stands somewhere, also where nobody has put it."""

    pause_s = 0.8

    def __init__(self, part: Estimate, shuffle: Shuffle, changed: Changed) -> None:
        """Build blank fields in the learner's order."""
        super().__init__(changed)
        self.rows = {row: NumberField(part.rows[row], self._typed) for row in shuffle(part.rows)}
        self.widget = box(*(row.widget for row in self.rows.values()), css="bh-q-estimates")

    def _typed(self) -> None:
        self.tell(self._answer())

    def _answer(self) -> Answer:
        return {name: row.value for name, row in self.rows.items() if row.value is not None} or None

    def _display(self, answer: Answer) -> None:
        for name, row in self.rows.items():
            row.show((answer or {}).get(name))


class NumberField:
    """A labelled field for a whole number, with its unit; what cannot be read is said and left there."""

    def __init__(self, asked: Quantity, typed: Callable[[], None]) -> None:
        """Build a blank field."""
        self._asked, self._typed = asked, typed
        self.field = dressed(
            w.Text, "bh-q-estimate-field", value="", description=f"{asked.text} ({asked.unit})"
        )
        self.field.observe(self._changed, "value")
        self._note = html("bh-q-note bh-live")
        self.widget = box(self.field, self._note, css="bh-q-estimate")

    @property
    def value(self) -> int | None:
        """Return the number, or None if the field is blank or holds something else."""
        typed = self.field.value.replace("\u2212", "-").replace(",", "").replace(" ", "").rstrip("%")
        if not typed.removeprefix("-").isdecimal() or len(typed) > 12:
            return None
        number = int(typed)
        return number if self._asked.least <= number <= self._asked.most else None

    def show(self, number: int | None) -> None:
        """Show a number; a field that means the same already is left as it was typed."""
        if self.value != number or number is None:
            self.field.value = "" if number is None else str(number)

    def _changed(self, _: object) -> None:
        odd = self.field.value.strip() and self.value is None
        asked = f"Write a whole number from {self._asked.least:,} to {self._asked.most:,}."
        self._note.value = f'<span class="bh-q-over">{escape(asked)}</span>' if odd else ""
        self._typed()
