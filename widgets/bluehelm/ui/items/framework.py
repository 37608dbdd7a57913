"""Framework: each slot of a frame takes a card from its bank; slots of one line stand together."""

from bluehelm.exercise.kinds.framework import Framework
from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, in_order
from bluehelm.ui.items.group import group


class FrameworkControl(Control):
    """One drop-down list a slot, grouped by line; the cards of each list are mixed."""

    def __init__(self, part: Framework, shuffle: Shuffle, changed: Changed) -> None:
        """Build an empty frame."""
        super().__init__(changed)
        self.slots = {
            name: ChoiceMenu(slot.text, in_order(part.bank(slot.bank), shuffle), self._picked)
            for name, slot in part.slots.items()
        }
        lines: dict[str, list[ChoiceMenu]] = {}
        for name, slot in part.slots.items():
            lines.setdefault(slot.line, []).append(self.slots[name])
        groups = (
            group(line, *(menu.widget for menu in menus), css="bh-q-line") for line, menus in lines.items()
        )
        self.widget = box(*groups, css="bh-q-groups bh-q-frame")

    def _picked(self, _: str | None) -> None:
        self.tell(self._answer())

    def _answer(self) -> Answer:
        return {name: menu.value for name, menu in self.slots.items() if menu.value is not None} or None

    def _display(self, answer: Answer) -> None:
        for name, menu in self.slots.items():
            menu.show((answer or {}).get(name))
