"""Match: each row gets one entry of a common list."""

from bluehelm.exercise.kinds.match import Match
from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.choice_table import ChoiceTable
from bluehelm.ui.items.control import Changed, Shuffle, in_order


class MatchControl(ChoiceTable):
    """Rows and choices are mixed, each on its own."""

    def __init__(self, part: Match, shuffle: Shuffle, changed: Changed) -> None:
        """Build one drop-down list for each row."""
        rows, choices = in_order(part.rows, shuffle), in_order(part.choices, shuffle)
        super().__init__(rows, choices, ChoiceMenu, changed)
