"""A class at one assignment: what the gradebook and the graded folders say, learner by learner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bluehelm.exercise import Exercise, Item
from bluehelm_grading.arrived import Arrived
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.module_facts import ModuleFacts
from bluehelm_grading.submission import Handed, Notes

Options = Mapping[str, str]


@dataclass(frozen=True)
class Learner:
    """One learner who handed in and was graded.

    `marks` has every item. `decisions` maps scenes to the choice taken there, from the first finished play;
    empty if no play came along. `late_s` is in seconds.
    """

    name: str
    marks: Mapping[str, Mark]
    handed: Handed
    arrived: Arrived
    notes: Notes = field(default_factory=Notes)
    late_s: float = 0.0
    decisions: Options = field(default_factory=dict)

    @property
    def takes_part(self) -> bool:
        """Say whether there are answers to learn from: readable ones, and not an empty submission."""
        return not self.notes.flagged and self.arrived.whole != "not begun"

    def points(self) -> dict[str, float]:
        """Return the points of the items that are marked."""
        return {name: mark.points for name, mark in self.marks.items() if not mark.waits}


@dataclass(frozen=True)
class Cohort:
    """A class. `absent` are in the gradebook and handed in nothing; `ungraded` handed in since."""

    exercise: Exercise
    learners: tuple[Learner, ...]
    absent: tuple[str, ...] = ()
    ungraded: tuple[str, ...] = ()
    facts: ModuleFacts = field(default_factory=ModuleFacts)

    @property
    def names(self) -> tuple[str, ...]:
        """Return everybody's name."""
        return (*(one.name for one in self.learners), *self.absent, *self.ungraded)

    @cached_property
    def taking_part(self) -> tuple[Learner, ...]:
        """Return those whose answers count in figures about items."""
        return tuple(one for one in self.learners if one.takes_part)

    @cached_property
    def counted(self) -> tuple[Item, ...]:
        """Return the items that are marked for everybody who takes part: only these add up fairly."""
        return tuple(
            item
            for item in self.exercise.items
            if not any(one.marks[item.id].waits for one in self.taking_part)
        )
