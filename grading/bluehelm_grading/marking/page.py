"""The marking page: one case at a time, saved into nbgrader's gradebook at each press of the button."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from IPython.display import HTML, display
from sqlalchemy.exc import SQLAlchemyError

from bluehelm.ui import page
from bluehelm.ui.exercise_words import clock
from bluehelm.ui.items.control import box, html
from bluehelm.ui.widgets import show
from bluehelm_grading.marking import words
from bluehelm_grading.marking.book import ChangedMeanwhileError
from bluehelm_grading.marking.case_card import Actions, CaseCard
from bluehelm_grading.marking.cases import Case, Mark, Show
from bluehelm_grading.marking.desk import Desk
from bluehelm_grading.marking.head import Head
from bluehelm_grading.marking.rubric import level_at, said

LOOK = Path(__file__).with_name("marking.css")
NOTHING: dict[Show, str] = {
    "to mark": "Everything is marked. Choose “All” to look again.",
    "all": "Nothing was handed in.",
    "to moderate": "Nothing waits for a third look.",
}


class MarkingPage:
    """The whole page. It keeps no mark: what is not in the gradebook is a draft, and is called so."""

    def __init__(self, desk: Desk) -> None:
        """Show the first case that waits, names hidden."""
        self.desk, self.named = desk, False
        self.head = Head(desk, self.choose, self.turn_names, self.settle)
        self.card = CaseCard(
            desk, Actions(self.save, self.move, self.give, self.confirm_all, self.keep_theirs)
        )
        self._empty = html("bh-m-empty")
        self.widget = box(self.head.widget, self.card.widget, self._empty, css="bh-marking")
        self.draw()

    def draw(self) -> None:
        """Put the case of the desk on the page."""
        self.head.refresh(self.named)
        case = self.desk.case
        show(self.card.widget, case is not None)
        self._empty.value = "" if case else f"<p>{NOTHING[self.desk.show]}</p>"
        if case is not None:
            self.card.draw(case, self.named)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what went wrong with the gradebook; what is typed stays on the page."""
        try:
            yield
        except ChangedMeanwhileError:
            self._say_conflict()
        except SQLAlchemyError as problem:
            why = str(getattr(problem, "orig", None) or problem).splitlines()[0]
            self._alarm(
                f"Not saved: the gradebook could not be read or written ({why}). What you set is on this "
                "page only. Wait a moment and press the button again."
            )

    def _alarm(self, text: str, conflict: bool = False) -> None:
        self.head.tell("")
        if self.desk.case is None:
            self.head.tell(text)
        else:
            self.card.alarm(text, conflict)

    def save(self) -> None:
        """Save the memo's mark and go to the next case that waits."""
        case = self.desk.case
        view = self.card.view(case) if case else None
        if case is None or view is None:
            return
        if view.mark.points is None:
            self._alarm("Not saved: choose a level first.")
            return
        self._save(case, view.mark)

    def give(self, mark: Mark) -> None:
        """Save the mark of an automatic case and go on."""
        if self.desk.case is not None:
            self._save(self.desk.case, mark)

    def _save(self, case: Case, mark: Mark) -> None:
        with self._telling():
            self.desk.save(case, mark)
            points = mark.points if mark.points is not None else case.auto or 0.0
            level = f", {level_at(points, self.desk.rubrics[case.item]).name}" if case.is_memo else ""
            self._saved(f"Submission {case.number}: {said(points)} points{level}.")

    def confirm_all(self) -> None:
        """Confirm all automatic marks of this submission and go on."""
        case = self.desk.case
        if case is not None:
            with self._telling():
                count = self.desk.confirm_all(case)
                self._saved(f"Submission {case.number}: {count} automatic marks confirmed.")

    def settle(self) -> None:
        """Give the mean of the marks where two markers agree."""
        with self._telling():
            self._keep_draft()
            count = self.desk.settle()
            self._saved(f"{count} memo{'' if count == 1 else 's'}: the mean of the marks that agree.")

    def _saved(self, what: str) -> None:
        """Say that it is saved, and when; then go to what waits next."""
        now = datetime.now(UTC)
        moved = self.desk.go_to_waiting()
        self.head.tell(
            f"Saved {clock(now, now)}. {what}{'' if moved else ' Nothing else in this list waits.'}"
        )
        self.draw()
        self.card.lead.focus()

    def move(self, by: int) -> None:
        """Go back, or on without saving; what was set and not saved is kept as a draft."""
        with self._telling():
            kept = "Your mark is not saved; it is kept on this page. " if self._keep_draft() else ""
            if self.desk.go(by):
                self.head.tell(kept)
                self.draw()
                self.card.lead.focus()
            else:
                self.head.tell(kept + ("This is the end of the list." if by > 0 else "This is the first."))

    def _keep_draft(self) -> bool:
        """Remember what is set but not saved; returns whether there is any."""
        case = self.desk.case
        view = self.card.view(case) if case else None
        return bool(case and view and self.desk.keep_draft(case, view.mark))

    def choose(self, show: Show) -> None:
        """Show other cases."""
        with self._telling():
            self._keep_draft()
            self.desk.choose(show)
            count = len(self.desk.keys)
            self.head.tell(f"{count} case{'' if count == 1 else 's'} in this list.")
            self.draw()

    def turn_names(self) -> None:
        """Show the names of the learners, or hide them."""
        self.named = not self.named
        self._keep_draft()
        self.draw()

    def _say_conflict(self) -> None:
        """Show what somebody else saved; nothing was overwritten."""
        self._keep_draft()
        self.desk.read()
        self.draw()
        case = self.desk.case
        if case is not None:
            theirs = words.kept(case, self.desk.rubrics.get(case.item))
            text = f"Not saved: somebody else changed this mark while you had it open. {theirs}"
            self._alarm(text, conflict=case.is_memo)
            self.card.theirs_button.focus()

    def keep_theirs(self) -> None:
        """Drop what was set here and go on."""
        case = self.desk.case
        if case is not None:
            self.desk.drafts.pop(case.key, None)
            with self._telling():
                self._saved(f"Submission {case.number}: the mark of somebody else stays.")


def marking(root: str, assignment: str, marker: str = "", blind: bool = False) -> None:
    """Show the marking page of an assignment in a notebook."""
    page.begin()
    display(HTML(f"<style>{LOOK.read_text(encoding='utf-8')}</style>"))
    display(MarkingPage(Desk(Path(root), assignment, marker, blind)).widget)
