"""What arrived in a submission: how far each item is answered, in the three words of the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from bluehelm.exercise import Exercise, Item, missing
from bluehelm_grading.exercise_notebook import is_memo
from bluehelm_grading.memo import memo_text
from bluehelm_grading.submission import Handed

Progress = Literal["complete", "partly", "not begun"]
NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True)
class Arrived:
    """`items` by id; `memo_words` counts all memos together; `saved_at` is UTC as stored, or empty."""

    items: Mapping[str, Progress]
    memo_words: int
    saved_at: str

    def count(self, progress: Progress) -> int:
        """Count the items that are as far as this."""
        return sum(found == progress for found in self.items.values())

    @property
    def whole(self) -> Progress:
        """Return how far the submission is as a whole."""
        if self.count("not begun") == len(self.items):
            return "not begun"
        return "complete" if self.count("complete") == len(self.items) else "partly"


def arrived(exercise: Exercise, handed: Handed) -> Arrived:
    """Say what a submission holds; whatever cannot be read has not begun."""
    saved = [found.saved_at for found in handed.answers.items.values()] if handed.answers else []
    return Arrived(
        items={item.id: _progress(item, handed) for item in exercise.items},
        memo_words=sum(len(memo_text(item, handed).split()) for item in exercise.items if is_memo(item)),
        saved_at=max(saved, default=""),
    )


def _progress(item: Item, handed: Handed) -> Progress:
    given = handed.of(item.id)
    if all(given.get(part.id) in NOTHING for part in item.parts):
        return "not begun"
    lacks = [lack for part in item.parts for lack in missing(part, given.get(part.id))]
    return "partly" if lacks else "complete"
