"""One part of an item on the page: what is asked, the control, what is missing, when it was saved."""

import asyncio
from datetime import UTC, datetime
from functools import partial

import ipywidgets as w

from bluehelm.exercise import AnswersRefusedError, PublicItem, PublicPart, missing
from bluehelm.ui.exercise_session import Session
from bluehelm.ui.exercise_undo import taken_back
from bluehelm.ui.exercise_words import clock, not_saved
from bluehelm.ui.items import control_for
from bluehelm.ui.items.control import Answer, box, button, html
from bluehelm.ui.markdown import render
from bluehelm.ui.markup import escape
from bluehelm.ui.widgets import flag, show


class PartView:
    """Saves each change at once, can take back every change since the page was opened, and can start over."""

    def __init__(self, session: Session, item: PublicItem, part: PublicPart) -> None:
        """Draw the part with the stored answer, if there is one."""
        self._session, self._item, self._part = session, item, part
        self._history: list[Answer] = []
        self._unsaved: list[Answer] = []  # at most one: an answer that is on the page but not in the file
        self._shown: list[Answer] = []  # the stored answer that is on the page; empty before the first one
        self._waiting: asyncio.TimerHandle | None = None
        self.control = control_for(part, partial(session.shuffled, part), self._changed)
        self.missing, self.saved = html("bh-missing"), html("bh-saved bh-live")
        self.undo_button = button("Undo", "Take back the last change", self.undo, "bh-q-button bh-undo")
        self.clear_button = button("Clear", "Empty this part", self.clear, "bh-q-button bh-clear")
        self.retry_button = button("Try to save again", "", self.retry, "bh-q-button bh-retry")
        self.undo_button.disabled = self.clear_button.disabled = True
        self.widget = self._lay_out()
        session.follow(self.refresh)
        self.refresh()

    def _lay_out(self) -> w.Widget:
        tools = box(self.undo_button, self.clear_button, self.retry_button, css="bh-part-tools")
        foot = box(self.missing, self.saved, tools, css="bh-part-foot")
        prompt = "" if self._part.prompt == self._item.prompt else render(self._part.prompt)
        css = f"bh-part bh-part-{self._item.id}-{self._part.id} bh-kind-{self._part.kind}"
        return box(html("bh-part-prompt", prompt), self.control.widget, foot, css=css)

    @property
    def _answer(self) -> Answer:
        return self._session.answer(self._item.id, self._part.id)

    def refresh(self) -> None:
        """Show the stored answer, unless the page holds one that could not be saved yet."""
        if self._unsaved or self._shown == [self._answer]:
            return
        self._shown = [self._answer]
        self.control.show(self._answer)
        moment = self._session.saved_at(self._item.id) if self._answer is not None else None
        self.saved.value = f"Saved {clock(moment, datetime.now(UTC))}" if moment else ""
        self._draw_state()

    def _changed(self, answer: Answer) -> None:
        self._unsaved = [answer]
        self._cancel()
        loop = _running_loop() if self.control.pause_s else None
        if loop is None:
            self.save()
        else:
            self._waiting = loop.call_later(self.control.pause_s, self.save)
            self._draw_state()

    def _cancel(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None

    def save(self) -> None:
        """Save what is on the page but not yet in the file."""
        self._cancel()
        before = self._answer
        if self._unsaved and self._write(self._unsaved[0]) and before != self._answer:
            self._history.append(before)
        self._draw_state()

    def retry(self) -> None:
        """Save, and lead the focus on, since the button goes away when that worked."""
        self.save()
        if not self._unsaved:
            self.clear_button.focus()

    @property
    def can_undo(self) -> bool:
        """Say whether there is a change to take back."""
        return bool(self._history)

    def undo(self) -> None:
        """Go back to the answer before the last change, and say what was taken back."""
        self.save()
        if self._history:
            before, after = self._answer, self._history.pop()
            self._put_back(after, taken_back(self._part, before, after))

    def clear(self) -> None:
        """Remove the answer; undo brings it back."""
        self.save()
        if self._answer is not None:
            self._history.append(self._answer)
            self._put_back(None, "Cleared.")

    def _put_back(self, answer: Answer, done: str) -> None:
        self.control.show(answer)
        self._unsaved = [answer]
        self._write(answer, f"{done} ")
        self._draw_state()

    def _write(self, answer: Answer, done: str = "") -> bool:
        try:
            self._session.save(self._item.id, self._part.id, answer)
        except OSError as error:
            return self._failed(not_saved(error))
        except AnswersRefusedError as error:
            return self._failed(str(error))
        self._unsaved, self._shown = [], [self._answer]
        now = datetime.now(UTC)
        self.saved.value = escape(f"{done}Saved {clock(now, now)}")
        return True

    def _failed(self, why: str) -> bool:
        self.saved.value = f'<div class="bh-not-saved" role="alert">{escape(why)}</div>'
        return False

    def _draw_state(self) -> None:
        answer = self._unsaved[0] if self._unsaved else self._answer
        lacks = missing(self._part, answer)
        self.missing.value = "Not answered yet" if answer is None else _missing(lacks)
        flag(self.missing, "bh-complete", not lacks)
        _enable(self.undo_button, self.can_undo)
        _enable(self.clear_button, answer is not None)
        show(self.retry_button, bool(self._unsaved) and self._waiting is None)


def _enable(tool: w.Button, on: bool) -> None:
    """A button that was pressed is never disabled again, only pale: it would drop the keyboard's focus."""
    flag(tool, "bh-q-end", not on)
    tool.disabled = tool.disabled and not on


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _missing(lacks: list[str]) -> str:
    if not lacks:
        return "✓ Complete"
    if len(lacks) == 1:
        return escape(lacks[0])
    listed = "".join(f"<li>{escape(lack)}</li>" for lack in lacks)
    return f"<details><summary>Still missing: {len(lacks)}</summary><ul>{listed}</ul></details>"
