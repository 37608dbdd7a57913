"""Matrix: in each row, one choice for each column."""

from bluehelm.exercise.kinds.matrix import Matrix
from bluehelm.ui.items.choice_table import picker_for
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, in_order
from bluehelm.ui.items.group import group


class MatrixControl(Control):
    """Rows are mixed; columns and their options keep their order. On a phone, columns are stacked."""

    def __init__(self, part: Matrix, shuffle: Shuffle, changed: Changed) -> None:
        """Build one picker a cell."""
        super().__init__(changed)
        self.cells = {
            row: {
                name: picker_for(column.options)(column.text, column.options, self._picked)
                for name, column in part.columns.items()
            }
            for row in shuffle(part.rows)
        }
        rows = in_order(part.rows, lambda _: list(self.cells))
        groups = (
            group(words, *(cell.widget for cell in self.cells[row].values()), css="bh-q-matrix-row")
            for row, words in rows.items()
        )
        self.widget = box(*groups, css="bh-q-groups bh-q-matrix")

    def _picked(self, _: str | None) -> None:
        self.tell(self._answer())

    def _answer(self) -> Answer:
        rows = {
            row: {name: cell.value for name, cell in cells.items() if cell.value is not None}
            for row, cells in self.cells.items()
        }
        return {row: given for row, given in rows.items() if given} or None

    def _display(self, answer: Answer) -> None:
        for row, cells in self.cells.items():
            for name, cell in cells.items():
                cell.show((answer or {}).get(row, {}).get(name))
