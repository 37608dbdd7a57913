"""What a learner should do next: what to read again, and where to play again with which question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bluehelm.exercise import Exercise, Item
from bluehelm_grading.module_facts import ModuleFacts
from bluehelm_grading.resting import nearest

QUESTION = "Which option does what this section asks for, and what is its price?"


@dataclass(frozen=True)
class Shown:
    """How far a learner has shown an objective: points of the items that belong to it, as far as marked."""

    objective: str
    points: float
    max_points: int

    @property
    def share(self) -> float:
        """Return the share of the points, 0 to 1."""
        return self.points / self.max_points


@dataclass(frozen=True)
class NextStep:
    """The weakest objective, in words, and its weakest item; `scenario` and `decision` may be empty."""

    objective: str
    shown: Shown
    item: Item
    scenario: str
    decision: str
    question: str


def shown(exercise: Exercise, points: Mapping[str, float]) -> tuple[Shown, ...]:
    """Return the objectives of an exercise in its order, from {item id: points} of the items that are marked.

    An item that belongs to several objectives counts with all its points for each of them.
    """
    marked = [item for item in exercise.items if item.id in points]
    names = dict.fromkeys(name for item in marked for name in item.objectives)
    found = [(name, [item for item in marked if name in item.objectives]) for name in names]
    return tuple(
        Shown(name, sum(points[item.id] for item in items), sum(item.points for item in items))
        for name, items in found
    )


def next_step(exercise: Exercise, points: Mapping[str, float], facts: ModuleFacts) -> NextStep | None:
    """Return the step that gains most, or None if everything that is marked has full points."""
    weakest = min(shown(exercise, points), key=lambda one: one.share, default=None)
    if weakest is None or weakest.share >= 1:
        return None
    items = [item for item in exercise.items if weakest.objective in item.objectives and item.id in points]
    item = min(items, key=lambda one: points[one.id] / one.points)
    return NextStep(
        objective=facts.objectives.get(weakest.objective, item.title),
        shown=weakest,
        item=item,
        scenario=facts.scenario.title if facts.scenario else "",
        decision=nearest(facts.decisions, item.source),
        question=item.reflect or QUESTION,
    )
