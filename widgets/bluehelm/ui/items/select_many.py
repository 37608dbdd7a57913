"""Select many: full-width options, each with a box to tick."""

import ipywidgets as w

from bluehelm.exercise.kinds.select_many import SelectMany
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, dressed


class SelectManyControl(Control):
    """Native checkboxes, with none ticked at first."""

    def __init__(self, part: SelectMany, shuffle: Shuffle, changed: Changed) -> None:
        """Build the options in the learner's order."""
        super().__init__(changed)
        self.boxes = {
            option: dressed(w.Checkbox, "", value=False, description=part.options[option], indent=False)
            for option in shuffle(part.options)
        }
        for tick in self.boxes.values():
            tick.observe(lambda _: self.tell(self._answer()), "value")
        self.widget = box(*self.boxes.values(), css="bh-q-options")

    def _answer(self) -> Answer:
        return sorted(option for option, tick in self.boxes.items() if tick.value) or None

    def _display(self, answer: Answer) -> None:
        for option, tick in self.boxes.items():
            tick.value = option in (answer or ())
