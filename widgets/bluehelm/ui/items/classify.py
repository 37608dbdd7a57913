"""Classify: each card goes into a bin."""

from bluehelm.exercise.kinds.classify import Classify
from bluehelm.ui.items.choice_table import ChoiceTable, picker_for
from bluehelm.ui.items.control import Changed, Shuffle, in_order


class ClassifyControl(ChoiceTable):
    """The cards are mixed; the bins keep their order, which often means something (benefit, cost)."""

    def __init__(self, part: Classify, shuffle: Shuffle, changed: Changed) -> None:
        """Build one row for each card."""
        super().__init__(in_order(part.cards, shuffle), part.bins, picker_for(part.bins), changed)
