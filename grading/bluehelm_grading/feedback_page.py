"""One learner's feedback page: a pure function from what was handed in and marked to one HTML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from jinja2 import Template

from bluehelm.exercise import Exercise, ItemScore
from bluehelm.feedback import Given
from bluehelm.templates import templates
from bluehelm_grading.arrived import Arrived, arrived
from bluehelm_grading.feedback_items import ItemFeedback, Mark, items_feedback
from bluehelm_grading.markup import plain
from bluehelm_grading.module_facts import ModuleFacts
from bluehelm_grading.next_step import NextStep, next_step
from bluehelm_grading.score import score_of
from bluehelm_grading.submission import Handed, Notes

TEMPLATES = Path(__file__).parent / "templates"
NO_NOTES, NO_FACTS = Notes(), ModuleFacts()


@dataclass(frozen=True)
class FeedbackPage:
    """Everything that the template shows."""

    exercise: Exercise
    learner: str
    late_penalty: float
    notices: tuple[str, ...]
    items: tuple[ItemFeedback, ...]
    arrived: Arrived
    receipt: str
    unreadable: bool
    step: NextStep | None
    scenario: str

    @property
    def waiting(self) -> tuple[ItemFeedback, ...]:
        """Return the items that wait for a person."""
        return tuple(item for item in self.items if item.waits)

    @property
    def all_wait(self) -> bool:
        """Say whether nothing is counted yet."""
        return len(self.waiting) == len(self.items)

    @property
    def points(self) -> float:
        """Return the points so far, less what was taken off for being late; never below 0."""
        return max(0.0, sum(item.points for item in self.items if not item.waits) - self.late_penalty)

    @property
    def marked_max(self) -> int:
        """Return how many points could be had in the items that are marked."""
        return sum(each.item.points for each in self.items if not each.waits)

    @property
    def given(self) -> str:
        """Return the points as the course home reads them; empty as long as none are counted."""
        if self.all_wait:
            return ""
        given = Given(
            module=self.exercise.module,
            exercise=self.exercise.id,
            points=round(self.points, 2),
            of=self.marked_max,
            waiting=len(self.waiting),
        )
        return given.model_dump_json()

    @property
    def saved_at(self) -> str:
        """Return the time of the last answer in words; empty if it is not known."""
        try:
            saved = datetime.strptime(self.arrived.saved_at, "%Y-%m-%dT%H:%M:%SZ")
        except ValueError:
            return ""
        return f"{saved.day} {saved:%B %Y, %H:%M} UTC"


def page(
    exercise: Exercise,
    learner: str,
    handed: Handed,
    marks: Mapping[str, Mark],
    *,
    notes: Notes = NO_NOTES,
    scores: Mapping[str, ItemScore] | None = None,
    late_penalty: float = 0.0,
    receipt: str = "",
    facts: ModuleFacts = NO_FACTS,
) -> str:
    """Return the whole page as HTML. Pure: no file is read but the template, once; nothing is fetched.

    Args:
        exercise: with its keys.
        learner: the id in the gradebook.
        handed: the answers, as read by `submission.handed_in`; its notes are shown as well.
        marks: for each item id what the gradebook holds; a KeyError names the item that is missing.
        notes: what receiving the submission noted (`intake.received`).
        scores: for each item id the score of `handed`, where the caller has it already.
        late_penalty: points taken off.
        receipt: the short code of the learner's receipt; empty if there was none.
        facts: objectives and scenario of the module (`module_facts`), for the next step.

    """
    said = notes + handed.notes
    scored = scores if scores is not None else {item.id: score_of(item, handed) for item in exercise.items}
    counted = {item.id: marks[item.id].points for item in exercise.items if not marks[item.id].waits}
    shown = FeedbackPage(
        exercise=exercise,
        learner=plain(learner),
        late_penalty=late_penalty,
        notices=said.learner,
        items=tuple(items_feedback(exercise, handed, marks, scored, said.flagged)),
        arrived=arrived(exercise, handed),
        receipt=receipt,
        unreadable=said.flagged,
        step=next_step(exercise, counted, facts),
        scenario=facts.scenario.title if facts.scenario else "",
    )
    return _template().render(page=shown)


@cache
def _template() -> Template:
    """Compile the template once."""
    return templates(TEMPLATES).get_template("feedback.html.j2")
