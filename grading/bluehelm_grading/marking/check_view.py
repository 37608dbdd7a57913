"""An automatic mark that waits for a person: confirm it, or give other points."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets as w

from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.widgets import dressed
from bluehelm_grading.exercise_notebook import amount
from bluehelm_grading.marking.cases import Case, Mark
from bluehelm_grading.marking.rubric import said


class CheckView:
    """`give` is called with the mark to save, `confirm_all` where all of a learner's are to be confirmed."""

    def __init__(self, give: Callable[[Mark], None], confirm_all: Callable[[], None]) -> None:
        """Build; `show` fills it."""
        self._give, self._auto = give, 0.0
        self._text = html("bh-m-check-text")
        self.confirm = button("", "", self._confirm, "bh-m-primary bh-m-confirm")
        self.confirm_all = button("", "", confirm_all, "bh-m-confirm-all")
        self.field = dressed(
            w.BoundedFloatText, "bh-q-number-field bh-m-other-points", description="Other points", step=0.5
        )
        self.other = button("Give these points", "", self._other, "bh-m-other")
        self.widget = box(
            self._text,
            box(self.confirm, self.confirm_all, css="bh-m-actions"),
            box(self.field, self.other, css="bh-q-amount bh-m-amount"),
            css="bh-m-give",
        )

    def show(self, case: Case, waiting: int) -> None:
        """Show one case; `waiting` counts the learner's automatic marks that wait."""
        self._auto = case.auto or 0.0
        self._text.value = f"<h3>Automatic mark</h3><p>{said(self._auto)} of {amount(case.most)}.</p>"
        self.confirm.description = f"Confirm {amount(self._auto)}"
        self.confirm_all.description = f"Confirm all {waiting} of this submission"
        self.field.max = case.most
        self.field.value = case.mark.points if case.mark.points is not None else self._auto

    def _confirm(self) -> None:
        self._give(Mark(None, waits=False))

    def _other(self) -> None:
        self._give(Mark(self.field.value, waits=False))
