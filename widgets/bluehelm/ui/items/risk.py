"""Risk: likelihood and impact of each risk, measures, the same risks again; the matrix is drawn beside."""

from collections.abc import Callable
from typing import Any

from bluehelm.exercise.kinds.risk import Risk
from bluehelm.exercise.kinds.risk_checks import AXES, HIGHEST, LOWEST
from bluehelm.ui.items.choice_menu import ChoiceMenu
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, html, in_order
from bluehelm.ui.items.group import group
from bluehelm.ui.items.risk_picture import Spots, matrix_table
from bluehelm.ui.items.ticks import Ticks

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class RiskControl(Control):
    """Two lists a risk. Risks keep their order, since the facts speak of them in turn; measures are mixed."""

    def __init__(self, part: Risk, shuffle: Shuffle, changed: Changed) -> None:
        """Build with nothing set and nothing chosen."""
        super().__init__(changed)
        rounds = {"before": "Before measures", "after": "After measures"} if part.again else {"before": ""}
        self.rounds = {name: Round(part, title, self._set) for name, title in rounds.items()}
        self.measures = Ticks(in_order(part.measures, shuffle), self._set)
        chosen = group(f"Measures: choose {_asked(part)}", self.measures.widget)
        before, *after = (one.widget for one in self.rounds.values())
        self.widget = box(before, chosen, *after, css="bh-q-groups bh-q-risk")

    def _set(self) -> None:
        if not self._showing:
            self._draw()
        self.tell(self._answer())

    def _answer(self) -> Answer:
        ratings = {name: one.steps() for name, one in self.rounds.items()}
        given: dict[str, Any] = {**ratings, "measures": self.measures.ticked}
        return {name: value for name, value in given.items() if value} or None

    def _display(self, answer: Answer) -> None:
        given = answer or {}
        for name, one in self.rounds.items():
            one.show(given.get(name, {}))
        self.measures.show(given.get("measures", ()))
        self._draw()

    def _draw(self) -> None:
        for one in self.rounds.values():
            one.draw()


class Round:
    """All risks once: two lists each, and the matrix in which they stand."""

    def __init__(self, part: Risk, title: str, changed: Callable[[], None]) -> None:
        """Build with nothing set."""
        self._part, self._title = part, title or "Risks"
        names = {"likelihood": part.likelihood, "impact": part.impact}
        steps = {str(step): str(step) for step in range(LOWEST, HIGHEST + 1)}
        self.menus = {
            risk: {axis: ChoiceMenu(names[axis], steps, lambda _: changed()) for axis in AXES}
            for risk in part.risks
        }
        self._picture = html("bh-q-risk-picture")
        rows = (
            group(
                f"{letter} {words}", *(menu.widget for menu in self.menus[risk].values()), css="bh-q-risk-row"
            )
            for letter, (risk, words) in zip(LETTERS, part.risks.items(), strict=False)
        )
        self.widget = group(
            self._title, box(*rows, css="bh-q-risk-rows"), self._picture, css="bh-q-risk-round"
        )
        self.draw()

    def steps(self) -> dict[str, dict[str, int]]:
        """Return what is set: risk -> axis -> step."""
        found = {
            risk: {axis: int(menu.value) for axis, menu in menus.items() if menu.value is not None}
            for risk, menus in self.menus.items()
        }
        return {risk: steps for risk, steps in found.items() if steps}

    def show(self, ratings: dict[str, dict[str, int]]) -> None:
        """Set the lists to these steps."""
        for risk, menus in self.menus.items():
            for axis, menu in menus.items():
                step = ratings.get(risk, {}).get(axis)
                menu.show(None if step is None else str(step))

    def draw(self) -> None:
        """Draw the risks that have both numbers into the matrix."""
        found = self.steps()
        spots: Spots = {
            letter: (found[risk]["likelihood"], found[risk]["impact"])
            for letter, risk in zip(LETTERS, self.menus, strict=False)
            if len(found.get(risk, {})) == len(AXES)
        }
        self._picture.value = matrix_table(spots, self._part.likelihood, self._part.impact, self._title)


def _asked(part: Risk) -> str:
    least, most = part.choose.least, part.choose.most
    return str(most) if least == most else f"{least} to {most}"
