"""Numbers and names as the dashboard writes them."""

from __future__ import annotations

from bluehelm.exercise import Exercise, Item


def per_cent(share: float) -> str:
    """Write a share in whole per cent; a very small one is not none, and a very large one is not all.

    >>> per_cent(0.714), per_cent(0.002), per_cent(0), per_cent(0.999), per_cent(1)
    ('71 %', 'under 1 %', '0 %', 'over 99 %', '100 %')
    """
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return "under 1 %"
    return "over 99 %" if rounded == 100 and share < 1 else f"{rounded} %"


def counted(number: int, thing: str, things: str = "") -> str:
    """Write a number with its noun.

    >>> counted(1, "learner"), counted(2, "learner"), counted(3, "play"), counted(0, "memo")
    ('1 learner', '2 learners', '3 plays', '0 memos')
    """
    return f"{number} {thing}" if number == 1 else f"{number:,} {things or thing + 's'}"


def titled(exercise: Exercise, item: Item) -> str:
    """Return the title of an item with its number, as the learner's page has it."""
    return f"{exercise.items.index(item) + 1}. {item.title}"
