"""Rows that each take one of the same choices: what rate, classify, match and place have in common."""

from collections.abc import Callable, Mapping

from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.choice_row import ChoiceRow
from bluehelm.ui.items.control import Answer, Changed, Control, box

Picker = type[ChoiceRow] | type[ChoiceMenu]

_FITS_PHONE = ((4, 40), (6, 12))
"""Buttons of one row, and letters on all of them, that a screen of 360 px shows in two lines."""


def picker_for(choices: Mapping[str, str]) -> Picker:
    """Return buttons where the choices are few and short, and a drop-down list where they are not."""
    letters = sum(len(words) for words in choices.values())
    fits = any(len(choices) <= most and letters <= room for most, room in _FITS_PHONE)
    return ChoiceRow if fits else ChoiceMenu


class ChoiceTable(Control):
    """One picker a row; the answer maps the id of each answered row to its choice."""

    def __init__(
        self, rows: Mapping[str, str], choices: Mapping[str, str], picker: Picker, changed: Changed
    ) -> None:
        """Build the rows and the choices in the order given."""
        super().__init__(changed)
        self.rows = {row: picker(words, choices, self._picked) for row, words in rows.items()}
        self.widget = box(*(row.widget for row in self.rows.values()), css="bh-q-table")

    def _picked(self, _: str | None) -> None:
        self.tell(self._answer())

    def _answer(self) -> Answer:
        return {
            name: self.read(row.value) for name, row in self.rows.items() if row.value is not None
        } or None

    def _display(self, answer: Answer) -> None:
        for name, row in self.rows.items():
            stored = (answer or {}).get(name)
            row.show(None if stored is None else str(stored))

    read: Callable[[str], Answer] = staticmethod(str)
    """Turn the value of a button into the value that is stored."""
