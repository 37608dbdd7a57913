"""Select one: full-width options, of which one is chosen."""

from bluehelm.exercise.kinds.select_one import SelectOne
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, in_order
from bluehelm.ui.items.radios import Radios


class SelectOneControl(Control):
    """The options are mixed; none is chosen at first."""

    def __init__(self, part: SelectOne, shuffle: Shuffle, changed: Changed) -> None:
        """Build the options in the learner's order."""
        super().__init__(changed)
        self.radios = Radios(in_order(part.options, shuffle), lambda: self.tell(self.radios.value))
        self.widget = self.radios.widget

    def _display(self, answer: Answer) -> None:
        self.radios.show(answer)
