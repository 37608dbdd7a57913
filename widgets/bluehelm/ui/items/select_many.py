"""Select many: full-width options, each with a box to tick."""

from bluehelm.exercise.kinds.select_many import SelectMany
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, in_order
from bluehelm.ui.items.ticks import Ticks


class SelectManyControl(Control):
    """The options are mixed; none is ticked at first."""

    def __init__(self, part: SelectMany, shuffle: Shuffle, changed: Changed) -> None:
        """Build the options in the learner's order."""
        super().__init__(changed)
        self.ticks = Ticks(in_order(part.options, shuffle), lambda: self.tell(self.ticks.ticked or None))
        self.widget = self.ticks.widget

    def _display(self, answer: Answer) -> None:
        self.ticks.show(answer or ())
