"""Classes made in memory for tests of the dashboard: no gradebook, no folder."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from typing import Any

from bluehelm.exercise import Exercise
from bluehelm_grading.arrived import arrived
from bluehelm_grading.cohort.model import Cohort, Learner
from bluehelm_grading.exercise_notebook import is_memo
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.module_facts import ModuleFacts
from bluehelm_grading.score import score_of
from bluehelm_grading.submission import Notes, handed_over

from .conftest import twelve


def learner(
    exercise: Exercise,
    name: str,
    content: bytes | None,
    memo: Mark | None = None,
    decisions: Mapping[str, str] | None = None,
    notes: Notes | None = None,
) -> Learner:
    """Grade one submission as the gradebook would hold it; the memo waits unless its mark is given."""
    handed = handed_over(content, exercise)
    said = handed.notes + (notes or Notes())
    marks = {
        item.id: Mark(score_of(item, handed).points, is_memo(item) or said.flagged) for item in exercise.items
    }
    marks |= {item.id: memo for item in exercise.items if memo and is_memo(item)}
    return Learner(name, marks, handed, arrived(exercise, handed), said, decisions=decisions or {})


def of_twelve(exercise: Exercise, facts: ModuleFacts | None = None) -> Cohort:
    """Return the class of twelve; one more is in the gradebook and handed in nothing."""
    found = (learner(exercise, one.name.replace(" ", "-"), one.file()) for one in twelve.CLASS)
    return Cohort(exercise, tuple(found), absent=("zoe",), facts=facts or ModuleFacts())


def of_size(exercise: Exercise, size: int, seed: int = 1) -> Cohort:
    """Return a class of any size: each answers each item as one of the class of twelve did."""
    chance = random.Random(seed)
    givers: Sequence[Any] = [one for one in twelve.CLASS if one.answers and one.name != "hostile"]
    return Cohort(exercise, tuple(_mixed(exercise, f"l{n}", chance, givers) for n in range(size)))


def _mixed(exercise: Exercise, name: str, chance: random.Random, givers: Sequence[Any]) -> Learner:
    items = {}
    for item in exercise.items:
        given = chance.choice(givers).answers.get(item.id)
        if given:
            items[item.id] = {"answers": given, "saved_at": twelve.SAVED_AT}
    whole = {"format": 1, "exercise": exercise.id, "version": 1, "items": items}
    return learner(exercise, name, json.dumps(whole).encode())
