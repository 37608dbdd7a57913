"""Decide: one option, and one reason for it."""

from bluehelm.exercise.kinds.decide import Decide
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, in_order
from bluehelm.ui.items.group import group
from bluehelm.ui.items.radios import Radios


class DecideControl(Control):
    """Two groups of radio buttons, each mixed on its own."""

    def __init__(self, part: Decide, shuffle: Shuffle, changed: Changed) -> None:
        """Build both with nothing chosen."""
        super().__init__(changed)
        self.radios = {
            "choice": Radios(in_order(part.options, shuffle), self._chosen),
            "reason": Radios(in_order(part.reasons, shuffle), self._chosen),
        }
        choice, reason = (radios.widget for radios in self.radios.values())
        self.widget = box(group("Your decision", choice), group("Your reason", reason), css="bh-q-groups")

    def _chosen(self) -> None:
        self.tell(self._answer())

    def _answer(self) -> Answer:
        return {name: radios.value for name, radios in self.radios.items() if radios.value} or None

    def _display(self, answer: Answer) -> None:
        for name, radios in self.radios.items():
            radios.show((answer or {}).get(name))
