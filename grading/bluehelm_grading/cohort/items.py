"""What the figures of difficulty and discrimination say about each item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bluehelm.charts.figure import Table
from bluehelm.exercise import Item
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.statistics import SMALL_CLASS, Measure, difficulty, item_rest, upper_lower
from bluehelm_grading.cohort.words import counted, titled

EASY, HARD = 0.9, 0.3
TELLS, TELLS_WELL = 0.2, 0.3  # conventions: Nunnally and Bernstein 1994, Psychometric Theory, ch. 8


@dataclass(frozen=True)
class ItemFigures:
    """One item: `p` difficulty, `r` item-rest correlation, `d` upper-lower 27 %, of `learners` marked."""

    item: Item
    learners: int
    p: Measure
    r: Measure
    d: Measure

    @property
    def reading(self) -> str:
        """Say in words what the figures mean for the instructor."""
        if self.p.value is None:
            return "Not marked yet."
        level = "Easy" if self.p.value > EASY else "Hard" if self.p.value < HARD else "Neither easy nor hard"
        return f"{level}. {_telling(self.r)}"


def item_figures(cohort: Cohort) -> tuple[ItemFigures, ...]:
    """Return the figures of each item, in the order of the exercise."""
    return tuple(_figures(cohort, item) for item in cohort.exercise.items)


def _figures(cohort: Cohort, item: Item) -> ItemFigures:
    """Work out one item. Its total is of the items that are marked for all who are marked here."""
    marked = [one for one in cohort.taking_part if not one.marks[item.id].waits]
    others = [each.id for each in cohort.counted if each.id != item.id]
    own = np.array([one.marks[item.id].points for one in marked], float)
    rest = np.array([sum(one.marks[name].points for name in others) for one in marked], float)
    return ItemFigures(
        item=item,
        learners=len(marked),
        p=difficulty(own / item.points),
        r=item_rest(own, rest) if others else Measure(None, "There is no other item to compare with."),
        d=upper_lower(own / item.points, own + rest),
    )


def _telling(r: Measure) -> str:
    if r.value is None:
        return f"It cannot be said whether it tells learners apart. {r.why}"
    if r.value < 0:
        return "Learners who do well elsewhere do worse here: look at the key and at the wording."
    if r.value < TELLS:
        return "It hardly goes with the other items: read the answers before you draw on it."
    return "It goes with the other items." if r.value < TELLS_WELL else "It goes well with the other items."


def caution(cohort: Cohort) -> str:
    """Return the warning for a small class; empty for a large one."""
    count = len(cohort.taking_part)
    if count >= SMALL_CLASS:
        return ""
    return (
        f"These figures rest on {counted(count, 'learner')}. With fewer than {SMALL_CLASS}, one person moves "
        "them much: take them as questions to ask, not as findings."
    )


def figures_table(cohort: Cohort) -> Table:
    """Return one row for each item."""
    return Table(
        (
            "Item",
            "Learners marked",
            "Difficulty p (share of points, 0 to 1)",
            "Item-rest correlation r (−1 to 1)",
            "Upper less lower 27 %, D (−1 to 1)",
            "What it says",
        ),
        tuple((titled(cohort.exercise, one.item), *_cells(one)) for one in item_figures(cohort)),
    )


def _cells(one: ItemFigures) -> tuple[str, ...]:
    return (str(one.learners), one.p.text(), one.r.text(), one.d.text(), one.reading)
