"""Points of one item for the submission in a folder. This is what the hidden tests call."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from bluehelm.exercise import Exercise, Item, ItemScore, load_exercise, score_item
from bluehelm_grading.course import course_above
from bluehelm_grading.item_page import item_page
from bluehelm_grading.submission import Handed, handed_in


def points(item_id: str) -> float:
    """Score one item of the submission in the current folder: 0 to the item's points, two decimals.

    A learner's data never makes it raise or print. Where a notebook runs it, the item's feedback is shown as
    well. Raises NoCourseError without a key, KeyError for an item that the exercise does not have.
    """
    folder = Path.cwd()
    exercise = exercise_of(folder, folder.name)
    item = item_of(exercise, item_id)
    score = score_of(item, handed_in(folder, exercise))
    _show(item, score)
    return score.points


def exercise_of(folder: Path, assignment: str) -> Exercise:
    """Load the exercise with its key, from the course in which a submission folder stands."""
    key = course_above(folder, assignment).key(assignment)
    state = key.stat()
    return _load(key, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=32)
def _load(key: Path, changed: int, size: int) -> Exercise:
    """Load a key once for a whole class; a changed file is loaded anew."""
    return load_exercise(key)


def item_of(exercise: Exercise, item_id: str) -> Item:
    """Find an item by id; raises KeyError that lists the ids."""
    for item in exercise.items:
        if item.id == item_id:
            return item
    raise KeyError(f"{item_id}: no such item. {exercise.id} has {', '.join(i.id for i in exercise.items)}.")


def score_of(item: Item, handed: Handed) -> ItemScore:
    """Score one item of what was handed in."""
    return score_item(item, handed.of(item.id))


def _show(item: Item, score: ItemScore) -> None:
    """Show the item's feedback in a notebook, as grading without a kernel does."""
    if "IPython" not in sys.modules:
        return
    from IPython.core.getipython import get_ipython
    from IPython.display import HTML, display

    if get_ipython() is not None:
        display(HTML(item_page(item, score)))
