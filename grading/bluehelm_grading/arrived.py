"""What arrived in a submission: how far each item is answered, in the three words of the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bluehelm.exercise import Exercise
from bluehelm.exercise.receipt import Completeness, completeness, memo_words
from bluehelm_grading.submission import Handed


@dataclass(frozen=True)
class Arrived:
    """`items` by id; `memo_words` counts all memos together; `saved_at` is UTC as stored, or empty."""

    items: Mapping[str, Completeness]
    memo_words: int
    saved_at: str

    def count(self, progress: Completeness) -> int:
        """Count the items that are as far as this."""
        return sum(found == progress for found in self.items.values())

    @property
    def whole(self) -> Completeness:
        """Return how far the submission is as a whole."""
        if self.count("not begun") == len(self.items):
            return "not begun"
        return "complete" if self.count("complete") == len(self.items) else "partly"


def arrived(exercise: Exercise, handed: Handed) -> Arrived:
    """Say what a submission holds; whatever cannot be read has not begun."""
    saved = [found.saved_at for found in handed.answers.items.values()] if handed.answers else []
    return Arrived(
        items={item.id: completeness(item, handed.of(item.id)) for item in exercise.items},
        memo_words=sum(memo_words(item, handed.of(item.id)) for item in exercise.items),
        saved_at=max(saved, default=""),
    )
