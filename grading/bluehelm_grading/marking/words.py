"""What the marking page shows as HTML: everything that a learner or a marker wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from bluehelm.exercise import Item
from bluehelm.exercise.kinds.memo import KeyedMemo, Level
from bluehelm.ui.markdown import render
from bluehelm.ui.markup import escape, fold
from bluehelm_grading.marking.cases import BlindMark, Case
from bluehelm_grading.marking.paper import Paper
from bluehelm_grading.marking.rubric import Rubric, level_at, said
from bluehelm_grading.markup import block
from bluehelm_grading.memo import BLANK


def prompt(item: Item) -> str:
    """Return what the learner was asked."""
    asked = dict.fromkeys([item.prompt, *(part.prompt for part in item.parts if part.prompt)])
    return fold("What was asked", render("\n\n".join(asked)), opened=True)


def memo(paper: Paper, part: KeyedMemo) -> str:
    """Return the memo as text, with its length against the limit."""
    over = paper.words - part.max_words
    long = f": {over} too many" if over > 0 else ""
    css = "bh-m-count bh-m-over" if long else "bh-m-count"
    count = f'<p class="{css}">{paper.words} of at most {part.max_words} words{long}</p>'
    return f"<h3>The memo</h3>{count}{block(paper.memo or BLANK, 'bh-m-memo')}"


def model_points(part: KeyedMemo) -> str:
    """Return what a strong memo has."""
    points = "".join(f"<li>{escape(text)}</li>" for text in part.model_points)
    return fold("A strong memo has", f"<ul>{points}</ul>", opened=True)


def notes(texts: Iterable[str]) -> str:
    """Return the notes for the marker; empty if there are none."""
    lines = "".join(f"<li>{block(text, 'bh-m-note')}</li>" for text in texts)
    return f"<h3>Notes for the marker</h3><ul>{lines}</ul>" if lines else ""


def level_words(level: Level) -> str:
    """Return the words on the button of a level."""
    return f"{level.level} {level.name}: {level.least}–{level.most}"


def descriptor(part: KeyedMemo, level: Level) -> str:
    """Return what a level looks like, in general and in this memo."""
    marker = part.markers.get(str(level.level), "")
    here = f' <span class="bh-m-here">In this memo: {escape(marker)}</span>' if marker else ""
    return escape(level.text) + here


def blind_mark(one: BlindMark, rubric: Rubric) -> str:
    """Return what a marker gave blind."""
    level = level_at(one.points, rubric)
    comment = block(one.comment, "bh-m-quote") if one.comment else "<p>No comment.</p>"
    given = f"{escape(one.marker)}: {said(one.points)} points, {escape(level.name)}"
    return f"<p><strong>{given}</strong></p>{comment}"


def kept(case: Case, rubric: Rubric | None) -> str:
    """Say in one line what the gradebook holds now."""
    if case.mark.points is None:
        return "No mark yet." if case.mark.waits else f"Confirmed: {said(case.auto or 0.0)} points."
    level = f", {level_at(case.mark.points, rubric).name}" if rubric else ""
    again = " It was graded again since: look once more." if case.mark.waits else ""
    return f"In the gradebook: {said(case.mark.points)} points{level}.{again}"


def place(case: Case, at: int, of: int, item: Item, named: bool) -> str:
    """Return the line above a case: which one it is, and whose if names are shown."""
    what = "Memo" if case.is_memo else "Automatic mark"
    who = f" ({case.learner})" if named else ""
    return f"{at} of {of} · {what} · Submission {case.number}{who} · {item.title}"
