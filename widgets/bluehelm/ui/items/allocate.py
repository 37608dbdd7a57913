"""Allocate: a total is shared out over options, with a running count of what is left."""

from collections.abc import Callable

import ipywidgets as w

from bluehelm.exercise.kinds.allocate import Allocate
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import dressed


class AllocateControl(Control):
    """One number a row, typed or set with two buttons. Giving too much is allowed and said, never blocked."""

    def __init__(self, part: Allocate, shuffle: Shuffle, changed: Changed) -> None:
        """Build with nothing given."""
        super().__init__(changed)
        self._total = part.total
        self.rows = {
            option: Amount(part.options[option], part.total, self._given) for option in shuffle(part.options)
        }
        self._left = html("bh-q-left bh-live")
        self.widget = box(self._left, *(row.widget for row in self.rows.values()), css="bh-q-amounts")
        self._count()

    def _given(self) -> None:
        self._count()
        self.tell({name: row.field.value for name, row in self.rows.items() if row.field.value} or None)

    def _display(self, answer: Answer) -> None:
        for name, row in self.rows.items():
            row.field.value = (answer or {}).get(name, 0)
        self._count()

    def _count(self) -> None:
        left = self._total - sum(row.field.value for row in self.rows.values())
        words = (
            f"Left: {left} of {self._total}" if left >= 0 else f"Too many: {-left} more than {self._total}"
        )
        css = "bh-q-over" if left < 0 else ""
        self._left.value = f'<span class="{css}">{escape(words)}</span>'


class Amount:
    """A labelled number from 0 to `most`, with a button for one less and one more."""

    def __init__(self, label: str, most: int, changed: Callable[[], None]) -> None:
        """Build with 0."""
        self.field = dressed(
            w.BoundedIntText, "bh-q-number-field", value=0, min=0, max=most, description=label
        )
        self.field.observe(lambda _: changed(), "value")
        self.less = button("One less", label, lambda: self._step(-1), "bh-q-icon bh-q-less-icon")
        self.more = button("One more", label, lambda: self._step(+1), "bh-q-icon bh-q-more-icon")
        self.widget = box(self.less, self.field, self.more, css="bh-q-amount")

    def _step(self, by: int) -> None:
        self.field.value += by  # the field itself keeps the bounds
