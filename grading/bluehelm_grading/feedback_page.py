"""The data of one learner's feedback page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.filters import markdown2html

from bluehelm.exercise import Exercise, Item
from bluehelm_grading.cells import Cell, Notebook
from bluehelm_grading.exercise_notebook import is_memo
from bluehelm_grading.intake import received
from bluehelm_grading.markup import block
from bluehelm_grading.memo import BLANK, memo_text
from bluehelm_grading.score import exercise_of, item_of
from bluehelm_grading.submission import Handed, handed_in

NEXT_STEPS = 2
UNREADABLE = "<p>There is nothing to show here until your answers can be read.</p>"


@dataclass(frozen=True)
class Level:
    """One level of a memo's rubric; `reached` if the marker's points fall in its band."""

    number: int
    name: str
    band: str
    text: str
    reached: bool


@dataclass(frozen=True)
class ItemFeedback:
    """One item on the page. `body` is HTML of ours; `waits` if a person has still to give the points."""

    number: int
    id: str
    title: str
    points: float
    max_points: float
    waits: bool
    body: Markup
    comment: Markup
    read: str
    by_person: bool
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class FeedbackPage:
    """Everything that the template shows."""

    language: str
    title: str
    learner: str
    score: float
    max_score: float
    late_penalty: float
    notices: tuple[str, ...]
    items: tuple[ItemFeedback, ...]

    @property
    def waiting(self) -> tuple[ItemFeedback, ...]:
        """Return the items that wait for a person."""
        return tuple(item for item in self.items if item.waits)

    @property
    def all_wait(self) -> bool:
        """Say whether nothing is counted yet."""
        return len(self.waiting) == len(self.items)

    @property
    def marked_max(self) -> float:
        """Return how many points could be had in the items that are marked."""
        return self.max_score - sum(item.max_points for item in self.waiting)

    @property
    def next_steps(self) -> tuple[ItemFeedback, ...]:
        """Return the items from which most can be gained by reading again, the weakest first."""
        open_items = [i for i in self.items if i.read and not i.waits and i.points < i.max_points]
        return tuple(sorted(open_items, key=lambda i: i.points / i.max_points)[:NEXT_STEPS])


def feedback_page(nb: Notebook, resources: Any) -> FeedbackPage:
    """Make the page of one autograded notebook whose cells carry points and comments (see FeedbackMarks)."""
    where, folder = resources["nbgrader"], Path(resources["metadata"]["path"])
    exercise = exercise_of(folder, where["assignment"])
    handed = handed_in(folder, exercise)
    notes = received(folder) + handed.notes
    return FeedbackPage(
        language=exercise.language,
        title=exercise.title,
        learner=where["student"],
        score=float(where["score"]),
        max_score=float(where["max_score"]),
        late_penalty=float(where["late_penalty"]),
        notices=notes.learner,
        items=tuple(_items(nb, exercise, handed, notes.flagged)),
    )


def _items(nb: Notebook, exercise: Exercise, handed: Handed, unreadable: bool) -> Iterator[ItemFeedback]:
    """Give the items in order. Reasons are not shown for answers that may yet be sent again."""
    graded = [cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    for number, cell in enumerate(graded, start=1):
        item = item_of(exercise, cell.metadata.bluehelm["item"])
        yield _item(number, cell, item, UNREADABLE if unreadable else _body(cell, item, handed))


def _item(number: int, cell: Cell, item: Item, body: str) -> ItemFeedback:
    marks = cell.metadata.nbgrader
    return ItemFeedback(
        number=number,
        id=item.id,
        title=item.title,
        points=float(marks["score"]),
        max_points=float(marks["points"]),
        waits=bool(marks["waits"]),
        body=Markup(body),
        comment=Markup(markdown2html(marks.get("comment") or "")),
        read=item.read or "",
        by_person=is_memo(item),
        levels=_levels(item, marks) if is_memo(item) else (),
    )


def _body(cell: Cell, item: Item, handed: Handed) -> str:
    """Return the memo as text, or the feedback that grading left in the cell."""
    if is_memo(item):
        return block(memo_text(item, handed) or BLANK, "memo")
    pages = [output.data["text/html"] for output in cell.outputs if "text/html" in output.get("data", {})]
    return pages[0] if pages else "<p>No details were recorded for this exercise.</p>"


def _levels(item: Item, marks: Any) -> tuple[Level, ...]:
    part: Any = next(part for part in item.parts if part.kind == "memo")
    return tuple(
        Level(
            number=level.level,
            name=level.name,
            band=f"{level.least}–{level.most}",
            text=level.text,
            reached=not marks["waits"] and _in_band(float(marks["score"]), part.rubric, level),
        )
        for level in part.rubric
    )


def _in_band(score: float, rubric: Any, level: Any) -> bool:
    """Say whether `level` is the highest one whose lowest points are reached (8.5 is level 3, not none)."""
    reached = [each for each in rubric if each.least <= score]
    return bool(reached) and max(reached, key=lambda each: int(each.least)) is level
