"""The items of a feedback page: the answer, what it earned, the level of a memo, the marker's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from markupsafe import Markup

from bluehelm.exercise import Exercise, Item, ItemScore
from bluehelm_grading.exercise_notebook import is_memo
from bluehelm_grading.item_page import item_page
from bluehelm_grading.markup import block, marked
from bluehelm_grading.memo import BLANK, memo_text
from bluehelm_grading.submission import Handed

UNREADABLE = "<p>There is nothing to show here until your answers can be read.</p>"


@dataclass(frozen=True)
class Mark:
    """What the gradebook holds of one item: its points, if a person has still to give them, their words."""

    points: float
    waits: bool = False
    comment: str = ""


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
    """One item on the page. `body` and `comment` are HTML of ours; `waits` if a person has to give points."""

    number: int
    item: Item
    points: float
    waits: bool
    by_person: bool
    body: Markup
    comment: Markup
    levels: tuple[Level, ...]

    @property
    def anchor(self) -> str:
        """Return the place of the item in the page."""
        return self.item.id.lower()


def items_feedback(
    exercise: Exercise,
    handed: Handed,
    marks: Mapping[str, Mark],
    scores: Mapping[str, ItemScore],
    unreadable: bool,
) -> Iterator[ItemFeedback]:
    """Give the items in order; `unreadable` answers may be sent again, so no reasons are shown for them."""
    for number, item in enumerate(exercise.items, start=1):
        mark = marks[item.id]
        yield ItemFeedback(
            number=number,
            item=item,
            points=mark.points,
            waits=mark.waits,
            by_person=is_memo(item),
            body=Markup(UNREADABLE if unreadable else _body(item, handed, scores[item.id])),
            comment=Markup(marked(mark.comment)),
            levels=_levels(item, mark) if is_memo(item) else (),
        )


def _body(item: Item, handed: Handed, score: ItemScore) -> str:
    """Return the memo as text and whether it is too long, or the verdicts with their reasons."""
    if not is_memo(item):
        return item_page(item, score)
    long = [verdict for part in score.parts for verdict in part.verdicts if verdict.state == "partly"]
    said = "".join(f'<p class="bh-reading">{escape(f"{one.subject}. {one.reason}")}</p>' for one in long)
    return block(memo_text(item, handed) or BLANK, "memo") + said


def _levels(item: Item, mark: Mark) -> tuple[Level, ...]:
    part: Any = next(part for part in item.parts if part.kind == "memo")
    return tuple(
        Level(
            number=level.level,
            name=level.name,
            band=f"{level.least}–{level.most}",
            text=level.text,
            reached=not mark.waits and _in_band(mark.points, part.rubric, level),
        )
        for level in part.rubric
    )


def _in_band(points: float, rubric: Any, level: Any) -> bool:
    """Say whether `level` is the highest one whose lowest points are reached (8.5 is level 3, not none)."""
    reached = [each for each in rubric if each.least <= points]
    return bool(reached) and max(reached, key=lambda each: int(each.least)) is level
