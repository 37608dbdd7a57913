"""The top of the marking page: how far the marking is, which cases to show, names, what was saved."""

from __future__ import annotations

from collections.abc import Callable

from bluehelm.ui.items.choice_row import MARK, ChoiceRow
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import flag, show
from bluehelm_grading.marking.cases import Show, to_moderate, to_settle
from bluehelm_grading.marking.desk import Desk

FILTERS: dict[str, Show] = {"To mark": "to mark", "All": "all", "To moderate": "to moderate"}


class Head:
    """`choose` is told which cases to show, `turn_names` that names are to be shown or hidden."""

    def __init__(
        self,
        desk: Desk,
        choose: Callable[[Show], None],
        turn_names: Callable[[], None],
        settle: Callable[[], None],
    ) -> None:
        """Build for a desk; `refresh` draws it."""
        self._desk, self._choose = desk, choose
        self._progress = html("bh-progress-line")
        shown = {
            words: words for words, show in FILTERS.items() if not (desk.blind and show == "to moderate")
        }
        self.filter = ChoiceRow("Show", shown, self._chosen)
        self.names = button("Show names", "", turn_names, "bh-q-choice bh-m-names")
        self.settle = button("", "", settle, "bh-m-settle")
        self.status = html("bh-live bh-m-status")
        self.widget = box(
            html("", _title(desk)),
            self._progress,
            box(self.filter.widget, self.names, self.settle, css="bh-m-tools"),
            self.status,
            css="bh-exercise-head bh-m-head",
        )

    def refresh(self, named: bool) -> None:
        """Count again."""
        desk = self._desk
        memos = desk.count(lambda case: case.is_memo)
        marked = desk.count(lambda case: case.is_memo and not case.mark.waits)
        checks = desk.count(lambda case: not case.is_memo and case.mark.waits)
        moderate = desk.count(lambda case: to_moderate(case, desk.rubrics))
        agreed = desk.count(lambda case: to_settle(case, desk.rubrics))
        words = [f"{marked} of {memos} memos marked"]
        words += [f"{checks} automatic marks to check"] if checks else []
        words += [f"{moderate} to moderate"] if moderate else []
        bar = f'<progress max="{memos}" value="{marked}" aria-label="Memos marked"></progress>'
        self._progress.value = f"<span>{' · '.join(words)}</span> {bar}"
        self.filter.show(next(words for words, show in FILTERS.items() if show == desk.show))
        self.names.description = (MARK if named else "") + "Show names"
        flag(self.names, "bh-q-on", named)
        self.settle.description = f"Give the mean where two markers agree ({agreed})"
        show(self.settle, bool(agreed))

    def _chosen(self, words: str | None) -> None:
        """Show other cases; pressing the chosen filter again makes its list anew."""
        self._choose(FILTERS[words] if words else self._desk.show)

    def tell(self, text: str) -> None:
        """Say what happened; a screen reader reads it."""
        self.status.value = escape(text)


def _title(desk: Desk) -> str:
    who = f" Marker: {desk.marker}." if desk.marker else ""
    blind = " Blind: you see your own marks only." if desk.blind else ""
    return f"<h2>Marking: {escape(desk.exercise.title)}</h2><p>{escape(who + blind)}</p>"
