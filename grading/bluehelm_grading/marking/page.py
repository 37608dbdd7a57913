"""The marking page: one case at a time, saved into nbgrader's gradebook at each press of the button."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from IPython.display import HTML, display
from sqlalchemy.exc import SQLAlchemyError

from bluehelm.ui.exercise_words import clock
from bluehelm.ui.items.control import box, button, hide, html
from bluehelm.ui.stylesheet import stylesheet
from bluehelm.ui.widgets import lead
from bluehelm_grading.item_page import item_page
from bluehelm_grading.marking import words
from bluehelm_grading.marking.book import ChangedMeanwhileError
from bluehelm_grading.marking.cases import BlindMark, Case, Mark, Show
from bluehelm_grading.marking.check_view import CheckView
from bluehelm_grading.marking.desk import Desk
from bluehelm_grading.marking.head import Head
from bluehelm_grading.marking.mark_view import MarkView
from bluehelm_grading.marking.paper import Paper, paper, without_names
from bluehelm_grading.marking.rubric import level_at, memo_part, said
from bluehelm_grading.score import score_of
from bluehelm_grading.submission import handed_in

LOOK = Path(__file__).with_name("marking.css")


class MarkingPage:
    """The whole page. It keeps no mark: what is not in the gradebook is a draft, and is called so."""

    def __init__(self, desk: Desk) -> None:
        """Show the first case that waits, names hidden."""
        self.desk, self.named = desk, False
        self.head = Head(desk, self.choose, self.turn_names, self.settle)
        self.views = {
            item: MarkView(memo_part(desk.items[item]), partial(self._bank, item)) for item in desk.rubrics
        }
        self.check = CheckView(self.give, self.confirm_all)
        self.lead = lead()
        self.prompt, self.paper, self.model = html("bh-m-prompt"), html("bh-m-paper"), html("bh-m-model")
        self.notes, self.kept = html("bh-m-notes"), html("bh-m-kept")
        self.blind = box(css="bh-m-blind")
        self.save_button = button("Save and next", "", self.save, "bh-m-primary bh-m-save")
        self.back_button = button("Previous", "", partial(self.move, -1), "bh-q-button bh-m-back")
        self.skip_button = button("Skip", "", partial(self.move, +1), "bh-q-button bh-m-skip")
        self.theirs_button = button("Keep theirs", "", self.keep_theirs, "bh-q-button bh-m-theirs")
        self.mine_button = button("Replace it with mine", "", self.replace, "bh-q-button bh-m-mine")
        self.conflict = box(self.theirs_button, self.mine_button, css="bh-m-actions bh-m-conflict")
        self.moves = box(self.save_button, self.back_button, self.skip_button, css="bh-m-actions")
        self.empty = html("bh-m-empty")
        self.body = self._lay_out()
        self.widget = box(self.head.widget, self.body, self.empty, css="bh-marking")
        self.draw()

    def _lay_out(self) -> object:
        marks = [view.widget for view in self.views.values()]
        banks = [view.remarks for view in self.views.values()]
        left = box(self.prompt, self.paper, self.model, css="bh-m-read")
        right = box(
            self.notes,
            self.kept,
            self.blind,
            *marks,
            self.check.widget,
            self.conflict,
            self.moves,
            *banks,
            css="bh-m-marks",
        )
        return box(self.lead, box(left, right, css="bh-m-columns"), css="bh-item bh-m-case")

    @property
    def view(self) -> MarkView | None:
        """Return the controls of the memo on the desk; None for an automatic mark."""
        case = self.desk.case
        return self.views[case.item] if case and case.is_memo else None

    def _bank(self, item: str, points: float | None) -> list[str]:
        return self.desk.remarks_of(item, points)

    # ---- drawing -----------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Put the case of the desk on the page."""
        self.head.refresh(self.named)
        hide(self.conflict)
        case = self.desk.case
        hide(self.body, case is None)
        self.empty.value = "" if case else _nothing(self.desk.show)
        if case is not None:
            self._draw_case(case)

    def _draw_case(self, case: Case) -> None:
        desk, item = self.desk, self.desk.items[case.item]
        found = paper(desk.course, desk.assignment, desk.exercise, case)
        self.lead.value = words.place(case, desk.place + 1, len(desk.keys), item, self.named)
        self.prompt.value = words.prompt(item)
        self.notes.value = words.notes(self._hide_names(found))
        self.kept.value = f"<p>{words.kept(case, desk.rubrics.get(case.item))}</p>"
        for each, view in self.views.items():
            here = case.is_memo and each == case.item
            hide(view.widget, not here)
            hide(view.remarks, not here)
        hide(self.check.widget, case.is_memo)
        hide(self.save_button, not case.is_memo)
        (self._draw_memo if case.is_memo else self._draw_check)(case, found)

    def _draw_memo(self, case: Case, found: Paper) -> None:
        part = memo_part(self.desk.items[case.item])
        self.paper.value, self.model.value = words.memo(found, part), words.model_points(part)
        self.blind.children = [self._blind(one, case) for one in case.blind]
        self.views[case.item].show(self.desk.drafts.get(case.key, case.mark))

    def _draw_check(self, case: Case, _: Paper) -> None:
        desk, item = self.desk, self.desk.items[case.item]
        folder = desk.course.autograded / case.learner / desk.assignment
        score = score_of(item, handed_in(folder, desk.exercise))
        self.paper.value, self.model.value = item_page(item, score), ""
        self.blind.children = []
        waiting = desk.count(
            lambda one: one.submission == case.submission and not one.is_memo and one.mark.waits
        )
        self.check.show(case, waiting)

    def _blind(self, one: BlindMark, case: Case) -> object:
        view = self.views[case.item]
        take = button(
            f"Take {one.marker}’s mark", "", partial(view.insert_mark, one.points, one.comment), "bh-q-button"
        )
        return box(html("", words.blind_mark(one, self.desk.rubrics[case.item])), take, css="bh-m-given")

    def _hide_names(self, found: Paper) -> list[str]:
        if self.named:
            return list(found.notes)
        numbers = {case.learner: case.number for case in self.desk.cases.values()}
        return [without_names(note, numbers) for note in found.notes]

    # ---- what the marker does ----------------------------------------------------------------------------

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say what went wrong with the gradebook; what is typed stays on the page."""
        try:
            yield
        except ChangedMeanwhileError:
            self._say_conflict()
        except SQLAlchemyError as problem:
            why = str(getattr(problem, "orig", None) or problem).splitlines()[0]
            self.head.alarm(
                f"Not saved: the gradebook could not be read or written ({why}). What you set is "
                "on this page only. Wait a moment and press the button again."
            )

    def save(self) -> None:
        """Save the memo's mark and go to the next one that waits."""
        case, view = self.desk.case, self.view
        if case is None or view is None:
            return
        if view.mark.points is None:
            self.head.alarm("Not saved: choose a level first.")
            return
        with self._telling():
            self._write(case, view.mark)
            self._next()

    def give(self, mark: Mark) -> None:
        """Save the mark of an automatic case and go on."""
        case = self.desk.case
        if case is not None:
            with self._telling():
                self._write(case, mark)
                self._next()

    def confirm_all(self) -> None:
        """Confirm all automatic marks of this submission and go on."""
        case = self.desk.case
        if case is not None:
            with self._telling():
                count = self.desk.confirm_all(case)
                self._saved(f"Submission {case.number}: {count} automatic marks confirmed.")
                self._next()

    def settle(self) -> None:
        """Give the mean of the marks where two markers agree."""
        with self._telling():
            self._keep_draft()
            self._saved(f"The mean of two agreeing marks was given to {self.desk.settle()} memos.")
            self.draw()

    def _write(self, case: Case, mark: Mark) -> None:
        self.desk.save(case, mark)
        points = mark.points if mark.points is not None else case.auto or 0.0
        level = f", {level_at(points, self.desk.rubrics[case.item]).name}" if case.is_memo else ""
        self._saved(f"Submission {case.number}: {said(points)} points{level}.")

    def _saved(self, what: str) -> None:
        now = datetime.now(UTC)
        self.head.tell(f"Saved {clock(now, now)}. {what}")

    def _next(self) -> None:
        if not self.desk.go_to_waiting():
            self.head.status.value += " Nothing else in this list waits for you."
        self.draw()
        self.lead.focus()

    def move(self, by: int) -> None:
        """Go back, or on without saving; what was set and not saved is kept as a draft."""
        with self._telling():
            kept = self._keep_draft()
            moved = self.desk.go(by)
            draft = "Your mark is not saved; it is kept on this page. " if kept else ""
            self.head.tell(
                draft + ("" if moved else "This is the end of the list." if by > 0 else "This is the first.")
            )
            if moved:
                self.draw()
                self.lead.focus()

    def _keep_draft(self) -> bool:
        case, view = self.desk.case, self.view
        if case is None or view is None:
            return False
        mark = view.mark
        changed = (mark.points, mark.comment) != (case.mark.points, case.mark.comment)
        if changed:
            self.desk.drafts[case.key] = mark
        return changed

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
        case = self.desk.case
        if case is None:
            return
        theirs = words.kept(case, self.desk.rubrics.get(case.item))
        self.draw()
        self.head.alarm(f"Not saved: somebody else changed this mark while you had it open. {theirs}")
        hide(self.conflict, not case.is_memo)
        self.theirs_button.focus()

    def keep_theirs(self) -> None:
        """Drop the draft and go on."""
        case = self.desk.case
        if case is not None:
            self.desk.drafts.pop(case.key, None)
            self.head.tell(f"Submission {case.number}: the other mark stays.")
            with self._telling():
                self._next()

    def replace(self) -> None:
        """Save over the mark that was just shown."""
        self.save()


def _nothing(show: Show) -> str:
    text = {
        "to mark": "Everything is marked. Choose “All” to look again.",
        "to moderate": "Nothing waits for moderation.",
        "all": "Nothing was handed in.",
    }[show]
    return f"<p>{text}</p>"


def marking(root: str, assignment: str, marker: str = "", blind: bool = False) -> None:
    """Show the marking page of an assignment in a notebook."""
    display(stylesheet(), HTML(f"<style>{LOOK.read_text(encoding='utf-8')}</style>"))
    display(MarkingPage(Desk(Path(root), assignment, marker, blind)).widget)


__all__ = ["MarkingPage", "marking"]
