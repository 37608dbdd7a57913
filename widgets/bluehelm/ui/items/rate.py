"""Rate: each row gets a step on a scale."""

from bluehelm.exercise.kinds.rate import Rate
from bluehelm.ui.items.choice_table import ChoiceTable, picker_for
from bluehelm.ui.items.control import Changed, Shuffle, in_order


class RateControl(ChoiceTable):
    """The rows are mixed; the scale keeps its order, since it runs from one end to the other."""

    def __init__(self, part: Rate, shuffle: Shuffle, changed: Changed) -> None:
        """Build one row for each thing to rate."""
        super().__init__(in_order(part.rows, shuffle), part.scale, picker_for(part.scale), changed)
