"""One case on the page: what is read on the left, what is given on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import ipywidgets as w

from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import lead, show
from bluehelm_grading.item_page import item_page
from bluehelm_grading.marking import words
from bluehelm_grading.marking.cases import BlindMark, Case, Mark
from bluehelm_grading.marking.check_view import CheckView
from bluehelm_grading.marking.desk import Desk
from bluehelm_grading.marking.mark_view import MarkView
from bluehelm_grading.marking.paper import Paper, paper, without_names
from bluehelm_grading.marking.rubric import memo_part
from bluehelm_grading.score import score_of


@dataclass(frozen=True)
class Actions:
    """What the buttons of a case do."""

    save: Callable[[], None]
    move: Callable[[int], None]
    give: Callable[[Mark], None]
    confirm_all: Callable[[], None]
    keep_theirs: Callable[[], None]


class CaseCard:
    """The card is built once; `draw` puts a case on it, so that the focus and the open parts stay."""

    def __init__(self, desk: Desk, do: Actions) -> None:
        """Build the card, empty."""
        self._desk = desk
        self.views = {
            item: MarkView(memo_part(desk.items[item]), partial(desk.remarks_of, item))
            for item in desk.rubrics
        }
        self.check = CheckView(do.give, do.confirm_all)
        self.lead = lead()
        self._prompt, self._paper, self._model = html("bh-m-prompt"), html("bh-m-paper"), html("bh-m-model")
        self._notes, self._kept, self._blind = html("bh-m-notes"), html("bh-m-kept"), box(css="bh-m-blind")
        self._failed = html("bh-m-failed")
        self.theirs_button = button("Keep theirs", "", do.keep_theirs, "bh-m-theirs")
        mine = button("Replace it with mine", "", do.save, "bh-m-mine")
        self._conflict = box(self.theirs_button, mine, css="bh-m-actions")
        self._save = button("Save and next", "", do.save, "bh-m-primary bh-m-save")
        back = button("Previous", "", partial(do.move, -1), "bh-m-back")
        skip = button("Skip", "", partial(do.move, +1), "bh-m-skip")
        self.widget = self._lay_out(box(self._save, back, skip, css="bh-m-actions"))

    def _lay_out(self, moves: w.Widget) -> w.Widget:
        left = box(self._prompt, self._paper, self._model, css="bh-m-read")
        marks = [view.widget for view in self.views.values()]
        banks = [view.remarks for view in self.views.values()]
        end = (self._failed, self._conflict, moves, *banks)
        right = box(self._notes, self._kept, self._blind, *marks, self.check.widget, *end, css="bh-m-marks")
        return box(self.lead, box(left, right, css="bh-m-columns"), css="bh-item bh-m-case")

    def view(self, case: Case) -> MarkView | None:
        """Return the controls of a memo; None for an automatic mark."""
        return self.views[case.item] if case.is_memo else None

    def draw(self, case: Case, named: bool) -> None:
        """Put a case on the card: what was set and not saved before, or what the gradebook holds."""
        self.calm()
        desk, item = self._desk, self._desk.items[case.item]
        self.lead.value = words.place(case, desk.place + 1, len(desk.keys), item, named)
        self._prompt.value = words.prompt(item)
        self._kept.value = f"<p>{escape(words.kept(case, desk.rubrics.get(case.item)))}</p>"
        (self._draw_memo if case.is_memo else self._draw_check)(case, named)
        for each, view in self.views.items():  # only now: no button is seen before it has a name
            show(view.widget, each == case.item)
            view.show_bank(each == case.item)
        show(self.check.widget, not case.is_memo)
        show(self._save, case.is_memo)

    def _draw_memo(self, case: Case, named: bool) -> None:
        part, found = memo_part(self._desk.items[case.item]), self._read(case, named)
        self._paper.value, self._model.value = words.memo(found, part), words.model_points(part)
        self._blind.children = [self._given(one, case) for one in case.blind]
        self.views[case.item].show(self._desk.drafts.get(case.key, case.mark))

    def _draw_check(self, case: Case, named: bool) -> None:
        found, item = self._read(case, named), self._desk.items[case.item]
        self._paper.value, self._model.value = item_page(item, score_of(item, found.handed)), ""
        self._blind.children = []
        self.check.show(case, len(self._desk.waiting_with(case)))

    def _read(self, case: Case, named: bool) -> Paper:
        """Read what was handed in, and show the notes about it, without names unless they are wanted."""
        desk = self._desk
        found = paper(desk.course, desk.assignment, desk.exercise, case)
        numbers = {} if named else {each.learner: each.number for each in desk.cases.values()}
        self._notes.value = words.notes(without_names(note, numbers) for note in found.notes)
        return found

    def _given(self, one: BlindMark, case: Case) -> w.Widget:
        take = partial(self.views[case.item].take, one.points, one.comment)
        said = html("", words.blind_mark(one, self._desk.rubrics[case.item]))
        return box(said, button(f"Take {one.marker}’s mark", "", take, "bh-m-take"), css="bh-m-given")

    def alarm(self, text: str, conflict: bool = False) -> None:
        """Say what went wrong beside the buttons; `conflict` offers to choose between two marks."""
        self._failed.value = f'<div class="bh-not-saved" role="alert">{escape(text)}</div>'
        show(self._conflict, bool(conflict))

    def calm(self) -> None:
        """Take away what was said about a failure."""
        self._failed.value = ""
        show(self._conflict, False)
