"""Order: steps are pressed one after the other, and moved up or down."""

from bluehelm.exercise.kinds.order import Order
from bluehelm.ui.items.cards import Cards
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, in_order


class OrderControl(Control):
    """The list starts empty: an order that was only looked at is not an answer."""

    def __init__(self, part: Order, shuffle: Shuffle, changed: Changed) -> None:
        """Build with all steps in the pool."""
        super().__init__(changed)
        words = ("Your order, first to last", "Steps to place: press them in order")
        self.cards = Cards(in_order(part.steps, shuffle), words, lambda: self.tell(self.cards.listed or None))
        self.widget = self.cards.widget

    def _display(self, answer: Answer) -> None:
        self.cards.show(answer or [])
