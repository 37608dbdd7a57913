"""How the points are spread over a class: in total, and item by item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bluehelm.charts.figure import Table
from bluehelm.exercise import Item
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.words import titled

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Learners whose total is from `low` up to `high` points; the last bin holds full points as well."""

    low: float
    high: float
    learners: int


@dataclass(frozen=True)
class Spread:
    """The points of one item among those who are marked: quartiles by linear interpolation."""

    item: Item
    learners: int
    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float
    mean: float


def most_points(cohort: Cohort) -> int:
    """Return the points that can be added up so far: those of items that are marked for everybody."""
    return sum(item.points for item in cohort.counted)


def totals(cohort: Cohort) -> list[float]:
    """Return the total of each learner who takes part, before anything is taken off for being late."""
    ids = [item.id for item in cohort.counted]
    return [round(sum(one.marks[name].points for name in ids), 2) for one in cohort.taking_part]


def histogram(cohort: Cohort) -> tuple[Bin, ...]:
    """Count the totals in ten bins of equal width."""
    most = most_points(cohort)
    if not most:
        return ()
    counts, edges = np.histogram(totals(cohort), bins=BINS, range=(0, most))
    return tuple(
        Bin(round(float(edges[n]), 2), round(float(edges[n + 1]), 2), int(count))
        for n, count in enumerate(counts)
    )


def spreads(cohort: Cohort) -> tuple[Spread, ...]:
    """Return the spread of each item that is marked for anybody."""
    found = [(item, _marked(cohort, item)) for item in cohort.exercise.items]
    return tuple(_spread(item, values) for item, values in found if values)


def _marked(cohort: Cohort, item: Item) -> list[float]:
    marks = (one.marks[item.id] for one in cohort.taking_part)
    return [mark.points for mark in marks if not mark.waits]


def _spread(item: Item, values: list[float]) -> Spread:
    low, quarter, median, three, high = (float(x) for x in np.percentile(values, (0, 25, 50, 75, 100)))
    return Spread(item, len(values), low, quarter, median, three, high, float(np.mean(values)))


def totals_table(cohort: Cohort) -> Table:
    """Return one row for each bin."""
    rows = tuple((f"{one.low:g} to {one.high:g}", str(one.learners)) for one in histogram(cohort))
    return Table((f"Points (of {most_points(cohort)})", "Learners"), rows)


def items_table(cohort: Cohort) -> Table:
    """Return one row for each item."""
    quartiles = ("Lowest", "Quarter", "Median", "Three quarters", "Highest")
    return Table(
        ("Item", "Points", "Learners marked", "Mean", *quartiles),
        tuple((titled(cohort.exercise, one.item), *_cells(one)) for one in spreads(cohort)),
    )


def _cells(one: Spread) -> tuple[str, ...]:
    five = (one.low, one.quarter, one.median, one.three_quarters, one.high)
    return (
        str(one.item.points),
        str(one.learners),
        f"{one.mean:.2f}",
        *(f"{round(each, 2):g}" for each in five),
    )
