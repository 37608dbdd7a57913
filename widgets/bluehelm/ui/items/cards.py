"""A list that the learner builds from a pool of cards, one press a card, and puts in order."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import flag, show


class Cards:
    """A pool of cards, and the list made of those that were added.

    The rows of the list stay where they are and change their text, because a widget that moves is drawn
    anew by the browser and loses the keyboard's focus. After each action the focus is sent to the row of
    the card that moved, so that "move up" can be pressed again and again.
    """

    def __init__(self, cards: Mapping[str, str], words: tuple[str, str], changed: Callable[[], None]) -> None:
        """Build with an empty list; `words` are the headings of the list and of the pool."""
        self._cards, self._changed = dict(cards), changed
        self.listed: list[str] = []
        self.rows = [_Row(self, place) for place in range(len(cards))]
        self.pool = {
            card: button(text, "Add to the list", partial(self.add, card), "bh-q-card")
            for card, text in self._cards.items()
        }
        self._empty = html("bh-q-empty", "Nothing here yet. Press a card below to add it.")
        self._done = html("bh-q-empty", "All cards are in the list.")
        self.widget = self._lay_out(*words)
        self.show([])

    def _lay_out(self, list_title: str, pool_title: str) -> object:
        rows = [row.widget for row in self.rows]
        listed = box(_heading(list_title), self._empty, *rows, css="bh-q-list")
        pool = box(_heading(pool_title), *self.pool.values(), self._done, css="bh-q-pool")
        return box(listed, pool, css="bh-q-cards")

    def text(self, place: int) -> str:
        """Return the words of the card at this place of the list."""
        return self._cards[self.listed[place]]

    def show(self, listed: Sequence[str]) -> None:
        """Draw this list; cards that do not exist are left out."""
        self.listed = [card for card in listed if card in self._cards]
        for row in self.rows:
            row.draw()
        for card, shown in self.pool.items():
            show(shown, card not in self.listed)
        show(self._empty, not self.listed)
        show(self._done, len(self.listed) == len(self._cards))

    def add(self, card: str) -> None:
        """Put a card from the pool at the end of the list."""
        self._update([*self.listed, card])
        left = [shown for name, shown in self.pool.items() if name not in self.listed]
        (left[0] if left else self.rows[len(self.listed) - 1].up).focus()

    def move(self, place: int, by: int) -> None:
        """Move the card at `place` by -1 (up) or +1 (down); at an end it stays."""
        target = place + by
        if 0 <= target < len(self.listed):
            moved = list(self.listed)
            moved[place], moved[target] = moved[target], moved[place]
            self._update(moved)
            (self.rows[target].up if by < 0 else self.rows[target].down).focus()

    def take_out(self, place: int) -> None:
        """Put the card at `place` back into the pool."""
        card = self.listed[place]
        self._update(self.listed[:place] + self.listed[place + 1 :])
        (self.rows[place].out if place < len(self.listed) else self.pool[card]).focus()

    def _update(self, listed: Sequence[str]) -> None:
        self.show(listed)
        self._changed()


class _Row:
    """One place of the list: its number, its card, and what can be done with it."""

    def __init__(self, cards: Cards, place: int) -> None:
        self._cards, self._place = cards, place
        self._text = html("bh-q-place-text")
        self.up = button("Move up", "", partial(cards.move, place, -1), "bh-q-icon bh-q-up-icon")
        self.down = button("Move down", "", partial(cards.move, place, +1), "bh-q-icon bh-q-down-icon")
        self.out = button("Take out", "", partial(cards.take_out, place), "bh-q-icon bh-q-out-icon")
        self.widget = box(self._text, box(self.up, self.down, self.out, css="bh-q-tools"), css="bh-q-placed")

    def draw(self) -> None:
        """Show the card that stands here now, or hide the row."""
        used = self._place < len(self._cards.listed)
        show(self.widget, bool(used))
        text = self._cards.text(self._place) if used else ""
        self._text.value = f'<span class="bh-q-number">{self._place + 1}</span> {escape(text)}'
        for tool in (self.up, self.down, self.out):
            tool.tooltip = text
        flag(self.up, "bh-q-end", self._place == 0)
        flag(self.down, "bh-q-end", self._place == len(self._cards.listed) - 1)


def _heading(text: str) -> object:
    return html("bh-q-list-title", escape(text))
