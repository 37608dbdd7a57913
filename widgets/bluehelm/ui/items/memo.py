"""Memo: a text field with a count of words, and the rubric by which a person will mark it."""

import ipywidgets as w

from bluehelm.exercise.kinds.memo import Level, Memo, words
from bluehelm.ui.items.control import Answer, Changed, Control, Shuffle, box, html
from bluehelm.ui.markup import escape, fold
from bluehelm.ui.widgets import dressed


class MemoControl(Control):
    """The text is saved when the writer pauses; a text above the limit is saved as well, and said."""

    pause_s = 0.8

    def __init__(self, part: Memo, _: Shuffle, changed: Changed) -> None:
        """Build an empty field."""
        super().__init__(changed)
        self._limit = part.max_words
        self.field = dressed(w.Textarea, "bh-q-memo-field", value="", description="Your text", rows=14)
        self.field.observe(self._typed, "value")
        self._count = html("bh-q-left")
        rubric = html("bh-q-rubric", fold("How it will be marked", _rubric(part.rubric)))
        self.widget = box(rubric, self.field, self._count, css="bh-q-memo")
        self._draw_count()

    def _typed(self, _: object) -> None:
        self._draw_count()
        self.tell(self.field.value if self.field.value.strip() else None)

    def _display(self, answer: Answer) -> None:
        self.field.value = answer or ""
        self._draw_count()

    def _draw_count(self) -> None:
        count = words(self.field.value)
        css = "bh-q-over" if count > self._limit else ""
        self._count.value = f'<span class="{css}">{count} of at most {self._limit} words</span>'


def _rubric(levels: tuple[Level, ...]) -> str:
    rows = (
        f"<dt>{escape(level.name)} <span class='bh-q-quiet'>{level.least}–{level.most} points</span></dt>"
        f"<dd>{escape(level.text)}</dd>"
        for level in levels
    )
    return f"<dl>{''.join(rows)}</dl>"
