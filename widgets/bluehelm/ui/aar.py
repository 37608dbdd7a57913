"""The after-action review: questions with a place to write, saved while the learner writes."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import ipywidgets as w

from bluehelm.scenario import Scenario
from bluehelm.ui.markup import plain
from bluehelm.ui.plays import Plays, StoredPlays
from bluehelm.ui.widgets import column, dressed, html

PAUSE_S = 0.8


class Debounce:
    """Calls `action` once, when nothing new has come for `pause_s` seconds; at once where no loop runs."""

    def __init__(self, action: Callable[[], None], pause_s: float = PAUSE_S) -> None:
        """`action` takes no arguments."""
        self._action, self._pause_s = action, pause_s
        self._handle: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        """Ask for the action; an earlier request that still waits is replaced."""
        if self._handle is not None:
            self._handle.cancel()
        try:
            self._handle = asyncio.get_running_loop().call_later(self._pause_s, self._action)
        except RuntimeError:
            self._action()


class Question:
    """One question, its text field, and the line that says when it was saved."""

    def __init__(self, question_id: str, text: str, plays: Plays, now: Callable[[], datetime]) -> None:
        """Show what is stored already; each change is stored after a short pause."""
        self._id, self._plays, self._now = question_id, plays, now
        self.field = dressed(w.Textarea, "bh-aar-field", description=plain(text), rows=3)
        self.field.value = plays.stored.aar.get(question_id, "")
        self.saved = html("bh-saved")
        self._save_soon = Debounce(self.save)
        self.field.observe(lambda _: self._save_soon(), names="value")
        self.widget = column([self.field, self.saved], "bh-aar-question")

    def save(self) -> None:
        """Store the text and say so."""
        self._plays.update(self._written)
        where = "Kept while this page is open" if self._plays.in_memory else "Saved"
        self.saved.value = f'<span role="status">{where} {self._now():%H:%M}</span>'

    def _written(self, stored: StoredPlays) -> StoredPlays:
        return stored.model_copy(update={"aar": {**stored.aar, self._id: self.field.value}})


class Review:
    """All questions of a scenario."""

    def __init__(self, scenario: Scenario, plays: Plays, now: Callable[[], datetime] = datetime.now) -> None:
        """Build a field for each question, in the order of the file."""
        self.questions = [Question(q.id, q.text, plays, now) for q in scenario.aar]
        lead = "<h3>After-action review</h3><p>Write for yourself or for your team. Each change is saved.</p>"
        fields = [question.widget for question in self.questions]
        self.widget = column([html("", lead), *fields], "bh-aar")
