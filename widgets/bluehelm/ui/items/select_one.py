"""Select one: full-width options, of which one is chosen."""

import ipywidgets as w

from bluehelm.exercise.kinds.select_one import SelectOne
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, dressed


class SelectOneControl(Control):
    """Native radio buttons, with none chosen at first."""

    def __init__(self, part: SelectOne, shuffle: Shuffle, changed: Changed) -> None:
        """Build the options in the learner's order."""
        super().__init__(changed)
        self._ids = shuffle(part.options)
        options = [(part.options[option], option) for option in self._ids]
        self.widget = dressed(w.RadioButtons, "bh-q-options", options=options, value=None)
        self.widget.observe(lambda change: self.tell(change["new"]), "value")

    def _display(self, answer: Answer) -> None:
        self.widget.value = answer if answer in self._ids else None
