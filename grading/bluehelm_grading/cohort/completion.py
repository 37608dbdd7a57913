"""Who handed in, how complete it was, and how late."""

from __future__ import annotations

from dataclasses import dataclass

from bluehelm.charts.figure import Table
from bluehelm.exercise import Item
from bluehelm_grading.cohort.model import Cohort, Learner
from bluehelm_grading.cohort.names import Namer
from bluehelm_grading.cohort.words import titled

HOUR_S = 3600


@dataclass(frozen=True)
class Completion:
    """How a class stands: counts of learners. `unreadable` files are not among the three states."""

    complete: int
    partly: int
    blank: int
    unreadable: int
    ungraded: int
    absent: int
    late: int

    @property
    def handed_in(self) -> int:
        """Return how many handed in anything at all."""
        return self.complete + self.partly + self.blank + self.unreadable + self.ungraded


@dataclass(frozen=True)
class ItemCompletion:
    """How many learners answered one item completely, partly, or not at all."""

    item: Item
    complete: int
    partly: int
    not_begun: int


def completion(cohort: Cohort) -> Completion:
    """Count the class."""
    states = [state(one) for one in cohort.learners]
    return Completion(
        complete=states.count("complete"),
        partly=states.count("partly"),
        blank=states.count("blank"),
        unreadable=states.count("cannot be read"),
        ungraded=len(cohort.ungraded),
        absent=len(cohort.absent),
        late=sum(one.late_s > 0 for one in cohort.learners),
    )


def state(learner: Learner) -> str:
    """Return how far a submission is, in a word or three."""
    if learner.notes.flagged:
        return "cannot be read"
    return "blank" if learner.arrived.whole == "not begun" else learner.arrived.whole


def by_item(cohort: Cohort) -> tuple[ItemCompletion, ...]:
    """Count for each item those who answered it, among all whose submission can be read."""
    read = [one for one in cohort.learners if not one.notes.flagged]
    found = [(item, [one.arrived.items[item.id] for one in read]) for item in cohort.exercise.items]
    return tuple(
        ItemCompletion(item, states.count("complete"), states.count("partly"), states.count("not begun"))
        for item, states in found
    )


def items_table(cohort: Cohort) -> Table:
    """Return one row for each item."""
    return Table(
        ("Item", "Complete (learners)", "Partly (learners)", "Not begun (learners)"),
        tuple(
            (titled(cohort.exercise, one.item), str(one.complete), str(one.partly), str(one.not_begun))
            for one in by_item(cohort)
        ),
    )


def learners_table(cohort: Cohort, named: Namer) -> Table:
    """Return one row for each learner of the class, by the name that is shown."""
    most = len(cohort.exercise.items)
    rows = [(named(one.name), state(one), *_details(one, most)) for one in cohort.learners]
    rows += [(named(name), "not graded yet", "", "", "") for name in cohort.ungraded]
    rows += [(named(name), "nothing handed in", "", "", "") for name in cohort.absent]
    heads = ("Learner", "Submission", "Items complete", "Points so far", "Late (hours)")
    return Table(heads, tuple(sorted(rows)))


def _details(learner: Learner, most: int) -> tuple[str, str, str]:
    points = f"{round(sum(learner.points().values()), 2):g}"
    late = f"{learner.late_s / HOUR_S:.1f}" if learner.late_s > 0 else ""
    return f"{learner.arrived.count('complete')} of {most}", points, late
