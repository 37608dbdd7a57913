"""Self-rating: a step in each row, and the rows to work on first."""

from bluehelm.exercise.kinds.self_rating import SelfRating
from bluehelm.ui.items.choice_table import picker_for
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box
from bluehelm.ui.items.group import group
from bluehelm.ui.items.ticks import Ticks


class SelfRatingControl(Control):
    """The rows keep their order, twice: what was just rated is found again where it stood."""

    def __init__(self, part: SelfRating, _: Shuffle, changed: Changed) -> None:
        """Build the ratings, and below them the choice."""
        super().__init__(changed)
        picker = picker_for(part.scale)
        self.rows = {
            row: picker(words, part.scale, lambda _: self._set()) for row, words in part.rows.items()
        }
        self.chosen = Ticks(part.rows, self._set)
        ratings = group("Your ratings", *(row.widget for row in self.rows.values()))
        first = group(f"To work on first: choose {part.choose}", self.chosen.widget)
        self.widget = box(ratings, first, css="bh-q-groups")

    def _set(self) -> None:
        self.tell(self._answer())

    def _answer(self) -> Answer:
        ratings = {name: row.value for name, row in self.rows.items() if row.value is not None}
        given = {"ratings": ratings, "chosen": self.chosen.ticked}
        return {name: value for name, value in given.items() if value} or None

    def _display(self, answer: Answer) -> None:
        given = answer or {}
        for name, row in self.rows.items():
            row.show(given.get("ratings", {}).get(name))
        self.chosen.show(given.get("chosen", ()))
