"""Who needs a person, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bluehelm.charts.figure import Table
from bluehelm_grading.cohort.model import Cohort, Learner
from bluehelm_grading.cohort.names import Namer
from bluehelm_grading.exercise_notebook import is_memo


@dataclass(frozen=True)
class Need:
    """One thing that a person has to look at; `urgent` where points depend on it."""

    learner: str
    why: str
    urgent: bool


def needs(cohort: Cohort) -> tuple[Need, ...]:
    """Return what a person has to look at, urgent things first. Memos to mark are counted apart."""
    found = [need for learner in cohort.learners for need in _needs(learner)]
    found += [Need(name, "Handed in, and not graded yet.", urgent=True) for name in cohort.ungraded]
    return tuple(sorted(found, key=lambda need: not need.urgent))


def _needs(learner: Learner) -> Iterator[Need]:
    for note in learner.notes.marker:
        yield Need(learner.name, note, learner.notes.flagged)


def memos_waiting(cohort: Cohort) -> int:
    """Count the memos that wait for a marker."""
    memos = [item.id for item in cohort.exercise.items if is_memo(item)]
    return sum(one.marks[name].waits for one in cohort.learners for name in memos)


def needs_table(cohort: Cohort, named: Namer) -> Table:
    """Return one row for each need; names inside a note are replaced as well."""
    return Table(
        ("Learner", "Why", "Urgent"),
        tuple((named(one.learner), named(one.why), "yes" if one.urgent else "no") for one in needs(cohort)),
    )
