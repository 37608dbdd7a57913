"""Which objectives of the module a class has not met yet."""

from __future__ import annotations

from dataclasses import dataclass

from bluehelm.charts.figure import Table
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.words import per_cent
from bluehelm_grading.next_step import shown

MET = 0.6
"""The share of the points of its items from which an objective counts as met."""


@dataclass(frozen=True)
class Objective:
    """One objective: `below` of `learners` have less than MET of the points of its items that are marked."""

    id: str
    words: str
    learners: int
    below: int
    mean: float

    @property
    def share_below(self) -> float:
        """Return the share of learners who have not met it, 0 to 1."""
        return self.below / self.learners


def objectives(cohort: Cohort) -> tuple[Objective, ...]:
    """Return the objectives with marked items, the least met first."""
    shares: dict[str, list[float]] = {}
    for learner in cohort.taking_part:
        for one in shown(cohort.exercise, learner.points()):
            shares.setdefault(one.objective, []).append(one.share)
    found = [_objective(cohort, name, values) for name, values in shares.items()]
    return tuple(sorted(found, key=lambda one: (-one.share_below, one.mean, one.id)))


def _objective(cohort: Cohort, name: str, shares: list[float]) -> Objective:
    below = sum(share < MET - 1e-9 for share in shares)
    words = cohort.facts.objectives.get(name, name)
    return Objective(name, words, len(shares), below, sum(shares) / len(shares))


def objectives_table(cohort: Cohort) -> Table:
    """Return one row for each objective."""
    below = f"Below {per_cent(MET)} of its points (learners)"
    return Table(
        ("Objective", "In words", "Learners", below, "Share of the class", "Mean share of points"),
        tuple(_cells(one) for one in objectives(cohort)),
    )


def _cells(one: Objective) -> tuple[str, ...]:
    counts = (str(one.learners), str(one.below))
    return (one.id, one.words, *counts, per_cent(one.share_below), per_cent(one.mean))
