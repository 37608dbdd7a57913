"""Giving a mark: levels as buttons, points inside the band, a comment, and remarks to insert."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import ipywidgets as w

from bluehelm.exercise.kinds.memo import KeyedMemo, Level
from bluehelm.ui.items.choice_row import MARK
from bluehelm.ui.items.control import box, button, html
from bluehelm.ui.widgets import dressed, flag, show
from bluehelm_grading.marking import words
from bluehelm_grading.marking.cases import Mark
from bluehelm_grading.marking.remarks import inserted
from bluehelm_grading.marking.rubric import first_points, level_at, stepped

Bank = Callable[[float | None], list[str]]


class MarkView:
    """The controls for one memo item. The points give the level, so both always fit each other."""

    def __init__(self, part: KeyedMemo, bank: Bank) -> None:
        """Build with no mark; `bank` gives the remarks for the points that are set."""
        self._part, self._bank = part, bank
        self._rubric = sorted(part.rubric, key=lambda level: -level.least)
        self.levels = {
            level.level: button(
                words.level_words(level), "", partial(self.choose, level), "bh-q-choice bh-m-level"
            )
            for level in self._rubric
        }
        self.points: float | None = None
        self._points = Points(part.points, self._set)
        # Not at each key: the last keys of a fast writer would reach the kernel after the press of a button.
        self.comment = dressed(
            w.Textarea,
            "bh-q-memo-field bh-m-comment",
            description="Comment for the learner",
            rows=5,
            continuous_update=False,
        )
        self._remarks = box(css="bh-m-remarks")
        self._offered: list[str] = []
        self.said = html("bh-live bh-spoken")
        self.widget = box(self._rubric_box(), self._points.widget, self.comment, css="bh-m-give")
        self.remarks = box(
            html("bh-group-label bh-m-title", "Remarks: press one to add it"),
            self._remarks,
            self.said,
            css="bh-group bh-m-bank",
        )

    def _rubric_box(self) -> w.Widget:
        rows = [
            box(
                self.levels[level.level],
                html("bh-m-text", words.descriptor(self._part, level)),
                css="bh-m-row",
            )
            for level in self._rubric
        ]
        return box(html("bh-q-row-label bh-m-title", "Level"), *rows, css="bh-q-row bh-m-rubric")

    @property
    def mark(self) -> Mark:
        """Return what is set now, as a mark to save."""
        return Mark(self.points, self.comment.value.strip(), waits=False)

    def show(self, mark: Mark) -> None:
        """Put a mark on the controls."""
        self.comment.value = mark.comment
        self.said.value = ""
        self._put(mark.points)

    def choose(self, level: Level) -> None:
        """Take a level: its points, unless those that are set are in its band already."""
        now = self.points
        if now is None or level_at(now, self._rubric) is not level:
            self._put(first_points(level))

    def _set(self, points: float) -> None:
        self._put(points)

    def _put(self, points: float | None) -> None:
        self.points = points
        level = None if points is None else level_at(points, self._rubric)
        for each in self._rubric:
            on = each is level
            shown = self.levels[each.level]
            shown.description = (MARK if on else "") + words.level_words(each)
            flag(shown, "bh-q-on", on)
        self._points.show(points, level)
        self._draw_remarks()

    def _draw_remarks(self) -> None:
        offered = self._bank(self.points)
        if offered == self._offered:
            return
        self._offered = offered
        self.show_bank(True)
        self._remarks.children = [
            button(text, "", partial(self.insert, text), "bh-q-card bh-m-remark") for text in offered
        ]

    def show_bank(self, on: bool) -> None:
        """Show the comment bank, if it has anything, or hide it."""
        show(self.remarks, bool(on and self._offered))

    def insert(self, remark: str) -> None:
        """Add a remark to the comment, where it can be changed."""
        self.comment.value = inserted(self.comment.value, remark)
        self.said.value = "Added to the comment."

    def take(self, points: float, comment: str) -> None:
        """Take over another marker's points, and add that marker's words."""
        self._put(points)
        if comment and comment not in self.comment.value:
            self.insert(comment)


class Points:
    """A number with a button for one less and one more, which stay inside the band of the level."""

    def __init__(self, most: float, changed: Callable[[float], None]) -> None:
        """Build it out of sight: points come with the level."""
        self._most, self._changed, self._showing = most, changed, False
        self._level: Level | None = None
        self.field = dressed(w.FloatText, "bh-q-number-field bh-m-points", description="Points", step=0.5)
        self.field.observe(self._typed, "value")
        self.less = button("One point less", "", partial(self._step, -1), "bh-q-icon bh-q-less-icon")
        self.more = button("One point more", "", partial(self._step, +1), "bh-q-icon bh-q-more-icon")
        self.widget = box(self.less, self.field, self.more, css="bh-q-amount bh-m-amount")

    def show(self, points: float | None, level: Level | None) -> None:
        """Show points of a level, or nothing."""
        self._level = level
        show(self.widget, level is not None)
        if points is None or level is None:
            return
        self._showing = True
        self.field.value = points
        self.field.description = f"Points ({level.least}–{level.most} for this level)"
        self._showing = False
        flag(self.less, "bh-q-end", points <= level.least)
        flag(self.more, "bh-q-end", points >= level.most)

    def _step(self, by: int) -> None:
        if self._level is not None:
            self._changed(stepped(self.field.value, by, self._level))

    def _typed(self, _: object) -> None:
        """Take a typed number; one of another band moves the level, one above the maximum is the maximum."""
        if not self._showing:
            self._changed(min(max(self.field.value, 0.0), self._most))
