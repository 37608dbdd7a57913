"""From points to the level of a rubric, and back. Only points are stored; the bands give the level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bluehelm.exercise import Item
from bluehelm.exercise.kinds.memo import KeyedMemo, Level

Rubric = Sequence[Level]


def memo_part(item: Item) -> KeyedMemo:
    """Return the memo of an item that has one; raises StopIteration if it has none."""
    part: Any = next(part for part in item.parts if part.kind == "memo")
    return part  # type: ignore[no-any-return]


def level_at(points: float, rubric: Rubric) -> Level:
    """Return the highest level whose band is reached: 8.5 is the lower one of the bands 7–8 and 9–10."""
    reached = [level for level in rubric if level.least <= points]
    return max(reached, key=lambda level: level.least) if reached else lowest(rubric)


def lowest(rubric: Rubric) -> Level:
    """Return the level with the fewest points."""
    return min(rubric, key=lambda level: level.least)


def first_points(level: Level) -> float:
    """Return the points that a level starts with: the middle of its band, the lower one of two.

    >>> first_points(Level(level=4, name="Ready", least=9, most=10, text="…"))
    9.0
    """
    return float((level.least + level.most) // 2)


def stepped(points: float, by: float, level: Level) -> float:
    """Return the points after one step, kept inside the band of the level.

    >>> sound = Level(level=3, name="Sound", least=7, most=8, text="…")
    >>> stepped(7, +1, sound), stepped(8, +1, sound), stepped(8, -2, sound)
    (8.0, 8.0, 7.0)
    """
    return float(min(max(points + by, level.least), level.most))


def said(points: float) -> str:
    """Write points as people do.

    >>> said(9.0), said(8.5)
    ('9', '8.5')
    """
    return f"{points:g}"
