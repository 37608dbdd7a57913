"""Place: each card gets one of five positions between two poles."""

from bluehelm.exercise.kinds.place import REACH, Place
from bluehelm.ui.items.choice_row import ChoiceRow
from bluehelm.ui.items.choice_table import ChoiceTable
from bluehelm.ui.items.control import Changed, Shuffle, box, html, in_order
from bluehelm.ui.markup import escape, signed


class PlaceControl(ChoiceTable):
    """The poles stand above the rows, as the ends of a ruler; each button is named by its position."""

    read = staticmethod(int)

    def __init__(self, part: Place, shuffle: Shuffle, changed: Changed) -> None:
        """Build one row of five positions for each card."""
        positions = {str(n): signed(n) for n in range(-REACH, REACH + 1)}
        super().__init__(in_order(part.cards, shuffle), positions, ChoiceRow, changed)
        self.widget = box(html("bh-q-poles", _poles(part)), self.widget, css="bh-q-place")


def _poles(part: Place) -> str:
    left, right = escape(part.left), escape(part.right)
    return (
        f'<div class="bh-q-pole"><b>−2</b> {left}</div>'
        f'<div class="bh-q-pole-middle"><b>0</b> between</div>'
        f'<div class="bh-q-pole bh-q-pole-right"><b>+2</b> {right}</div>'
    )
