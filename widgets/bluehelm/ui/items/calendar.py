"""Calendar: entries are switched on and off in the twelve months of a year."""

from collections.abc import Callable, Iterable
from functools import partial

from bluehelm.exercise.kinds.calendar import MONTHS, Calendar
from bluehelm.ui.items.choice_row import MARK
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, button, html, in_order
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import flag


class CalendarControl(Control):
    """One row for each kind of entry, one button a month; above them the year as it stands, in words."""

    def __init__(self, part: Calendar, shuffle: Shuffle, changed: Changed) -> None:
        """Build an empty year; what is fixed is shown in its month."""
        super().__init__(changed)
        self._part = part
        self.rows = {
            token: MonthRow(words, self._pressed) for token, words in in_order(part.tokens, shuffle).items()
        }
        self._year = html("bh-q-year")
        self.widget = box(self._year, *(row.widget for row in self.rows.values()), css="bh-q-calendar")
        self._draw_year()

    def _pressed(self) -> None:
        self._draw_year()
        self.tell(self._answer())

    def _answer(self) -> Answer:
        year = {month: sorted(t for t, row in self.rows.items() if month in row.months) for month in MONTHS}
        return {month: tokens for month, tokens in year.items() if tokens} or None

    def _display(self, answer: Answer) -> None:
        for token, row in self.rows.items():
            row.show(month for month, tokens in (answer or {}).items() if token in tokens)
        self._draw_year()

    def _draw_year(self) -> None:
        placed = sum(len(row.months) for row in self.rows.values())
        css = "bh-q-over" if placed > self._part.max_tokens else ""
        count = f'<p class="bh-q-left {css}">Placed: {placed} of at most {self._part.max_tokens}</p>'
        self._year.value = f"{count}<ol>{''.join(self._month(month) for month in MONTHS)}</ol>"

    def _month(self, month: str) -> str:
        fixed = [entry.text for entry in self._part.fixed.values() if str(entry.month) == month]
        placed = [row.words for row in self.rows.values() if month in row.months]
        lines = [f"<em>{escape(text)} (fixed)</em>" for text in fixed] + [escape(words) for words in placed]
        return f"<li><b>{month}</b> {'<br>'.join(lines)}</li>"


class MonthRow:
    """One kind of entry, with a button for each month."""

    def __init__(self, words: str, pressed: Callable[[], None]) -> None:
        """Build with no month chosen."""
        self.words, self._pressed = words, pressed
        self.months: frozenset[str] = frozenset()
        self.buttons = {
            month: button(month, f"Month {month}", partial(self.press, month), "bh-q-choice")
            for month in MONTHS
        }
        self.widget = box(
            html("bh-q-row-label", escape(words)),
            box(*self.buttons.values(), css="bh-q-choices"),
            css="bh-q-row bh-q-months",
        )
        self.show(())

    def press(self, month: str) -> None:
        """Put the entry into the month, or take it out, and tell."""
        self.show(self.months ^ {month})
        self._pressed()

    def show(self, months: Iterable[str]) -> None:
        """Mark these months."""
        self.months = frozenset(months) & self.buttons.keys()
        for month, shown in self.buttons.items():
            on = month in self.months
            shown.description = MARK + month if on else month
            flag(shown, "bh-q-on", on)
