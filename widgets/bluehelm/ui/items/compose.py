"""Compose: a text is put together from cards, not all of which are needed."""

from bluehelm.exercise.kinds.compose import Compose
from bluehelm.ui.items.cards import Cards
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, in_order


class ComposeControl(Control):
    """The text starts empty; cards stand in it in the order in which they were added or moved."""

    def __init__(self, part: Compose, shuffle: Shuffle, changed: Changed) -> None:
        """Build with all cards in the pool."""
        super().__init__(changed)
        words = ("Your text", "Cards that you may use; you may leave some out")
        self.cards = Cards(in_order(part.cards, shuffle), words, lambda: self.tell(self.cards.listed or None))
        self.widget = self.cards.widget

    def _display(self, answer: Answer) -> None:
        self.cards.show(answer or [])
