"""The assessment: three steps, then the result. Each answer is kept at once, so a reload loses nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bluehelm.kernels import after_fork
from bluehelm.needs import Draft, Needs, Result, finish, missing
from bluehelm.needs.result import known
from bluehelm.needs.words import listed
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.markup import escape
from bluehelm.ui.needs.colleague import ColleagueStep
from bluehelm.ui.needs.ratings import Ratings
from bluehelm.ui.needs.result import ResultView
from bluehelm.ui.needs.situations import Situations
from bluehelm.ui.needs.start import StartStep
from bluehelm.ui.needs.store import Store
from bluehelm.ui.widgets import lead, show

START, RATE, DECIDE, COLLEAGUE, RESULT = range(5)
READ_ONLY = (
    "This folder cannot be written to, so your answers are kept only as long as this page is open. "
    "Download your result at the end."
)
_DAMAGED = "The file with your half-finished answers could not be read. It was set aside. Please begin again."


class Assessment:
    """One page's assessment. `widget` is what the notebook displays."""

    def __init__(self, course: Path, needs: Needs) -> None:
        """Build all steps once, and show where the learner stopped."""
        self.needs = needs
        self.store = Store(course, needs)
        self.draft = Draft()
        self.at = START
        self.lead, self.title = lead(), html("bh-needs-title")
        self.notice = html("bh-needs-notice bh-live")
        self.start = StartStep(needs, self._changed)
        self.ratings = Ratings(needs, self._changed)
        self.situations = Situations(needs, self._changed)
        self.colleague = ColleagueStep(needs, self._changed)
        self.result = ResultView(needs, self.again, self.ask_colleague)
        self._showing = False
        self.widget = self._lay_out()
        self.open()
        after_fork(self.renew)

    def _lay_out(self) -> object:
        self.back_button = button("Back", "", self.back, "bh-q-button bh-needs-back")
        self.next_button = button("Next", "", self.next, "bh-q-button bh-needs-next")
        self.steps = {
            START: self.start.widget,
            RATE: self.ratings.widget,
            DECIDE: self.situations.widget,
            COLLEAGUE: self.colleague.widget,
        }
        self.foot = box(self.back_button, self.next_button, css="bh-needs-foot")
        self.card = box(
            self.lead, self.title, *self.steps.values(), self.notice, self.foot, css="bh-item bh-needs-card"
        )
        return box(self.card, self.result.widget, css="bh-needs")

    def renew(self) -> None:
        """Look at this kernel's own folder: the page was made in another process."""
        self.store = Store(Path.cwd().parent, self.needs)
        self.open()

    def open(self) -> None:
        """Show where the learner stopped: a half-finished assessment, the result, or the first step."""
        self.draft = known(self.store.draft.read(), self.needs)
        results = self.store.results()
        self._show_draft()
        if self.draft.begun or not results:
            self.situations.go(self.situations.first_open())
            self._go(self.draft.step if self.draft.step in (RATE, DECIDE) else START, focus=False)
            self._say(self._welcome())
        elif self.draft.colleague:
            self._go(COLLEAGUE, focus=False)
        else:
            self._go(RESULT, focus=False)

    def _welcome(self) -> str:
        if self.store.draft.damaged:
            return _DAMAGED
        if self.store.in_memory:
            return READ_ONLY
        return "You stopped here. Your answers so far were kept." if self.draft.begun else ""

    # -- what the learner does

    def next(self) -> None:
        """Go on; what is missing in this step is said instead."""
        if (
            self.at == DECIDE
            and self.situations.answered
            and self.situations.at < len(self.needs.situations) - 1
        ):
            self.situations.go(self.situations.at + 1)
            self._go(DECIDE)
        elif lacking := self._lacking():
            self._say(lacking)
        elif self.at == COLLEAGUE:
            self._add_colleague()
        elif self.at == DECIDE:
            self._finish()
        else:
            self._go(self.at + 1)

    def back(self) -> None:
        """Go one screen back; nothing is lost."""
        if self.at == DECIDE and self.situations.at > 0:
            self.situations.go(self.situations.at - 1)
            self._go(DECIDE)
        elif self.at == COLLEAGUE:
            self.draft = Draft()
            self.store.draft.clear()
            self._show_draft()
            self._go(RESULT)
        else:
            self._go(self.at - 1)

    def again(self) -> None:
        """Begin a new assessment; the results so far stay."""
        last = self.store.results()[-1]
        self.draft = Draft(post=last.post, experience=last.experience)
        self.store.draft.write(self.draft)
        self._show_draft()
        self.situations.go(0)
        self._go(START)

    def ask_colleague(self) -> None:
        """Let somebody who knows the learner's work rate the same areas."""
        self.colleague.ratings.show(self.draft.colleague)
        self._go(COLLEAGUE)

    # -- steps

    def _changed(self) -> None:
        """Keep what is on the screen."""
        if self._showing:
            return
        draft = self.draft.model_copy(update={"own": self.ratings.given})
        draft = self.situations.answer(self.start.answer(draft))
        self.draft = self.colleague.answer(draft).model_copy(update={"step": min(self.at, DECIDE)})
        self.store.draft.write(self.draft)
        self._say(READ_ONLY if self.store.in_memory else "Saved.")

    def _show_draft(self) -> None:
        self._showing = True
        self.start.show(self.draft)
        self.ratings.show(self.draft.own)
        self.situations.show(self.draft)
        self.colleague.show(self.draft)
        self._showing = False

    def _lacking(self) -> str:
        if self.at == START:
            wanted = [one for one in missing(self.draft, self.needs) if one.startswith("your")]
            return f"Choose {listed(wanted)}, then go on." if wanted else ""
        if self.at == RATE and (left := len(self.needs.areas) - len(self.draft.own)):
            return f"Rate every area, then go on. {left} {'is' if left == 1 else 'are'} left."
        if self.at == COLLEAGUE and not self.draft.colleague:
            return "Rate at least one area, or go back."
        if self.at == DECIDE and not self.situations.answered:
            return "Choose one option, then go on. There is no penalty."
        lacking = missing(self.draft, self.needs) if self.at == DECIDE else []
        return f"Not complete yet: {listed(lacking)}. Go back to these." if lacking else ""

    def _finish(self) -> None:
        self.store.keep(finish(self.draft, self.needs, datetime.now(UTC)))
        self._end()

    def _add_colleague(self) -> None:
        last = self.store.results()[-1]
        ratings = {**last.colleague, **self.draft.colleague}
        self.store.keep(Result(**{**last.model_dump(), "colleague": ratings}))
        self._end()

    def _end(self) -> None:
        self.draft = Draft()
        self.store.draft.clear()
        self._show_draft()
        self._go(RESULT)

    def _go(self, step: int, focus: bool = True) -> None:
        """Show one step, with the focus on its name."""
        self.at = step
        for number, widget in self.steps.items():
            show(widget, number == step)
        show(self.card, step != RESULT)
        show(self.back_button, step != START)
        self.next_button.description = self._next_label()
        self.lead.value, title = self._title()
        self.title.value = f"<h2>{escape(title)}</h2>"
        self._say("")
        if step == RESULT:
            self.result.show(self.store)
        else:
            self.result.hide()
        if focus:
            (self.result.lead if step == RESULT else self.lead).focus()

    def _next_label(self) -> str:
        last = self.situations.at == len(self.needs.situations) - 1
        return {COLLEAGUE: "Add these ratings", DECIDE: "Show my result" if last else "Next"}.get(
            self.at, "Next"
        )

    def _title(self) -> tuple[str, str]:
        """Return the short line above the title, and the title."""
        number, count = f"Step {self.at + 1} of 3", len(self.needs.situations)
        if self.at == COLLEAGUE:
            return "If you want", self.colleague.title
        if self.at == DECIDE:
            return f"{number} · situation {self.situations.at + 1} of {count}", self.situations.title
        return number, self.start.title if self.at == START else "Rate yourself in twelve areas"

    def _say(self, words: str) -> None:
        self.notice.value = f'<p role="status">{escape(words)}</p>' if words else ""
