"""What a class decided in the scenario, from the plays that came with submissions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bluehelm.charts.figure import Table
from bluehelm.scenario import Scenario, Transcript
from bluehelm.ui.plays import StoredPlays
from bluehelm_grading.cohort.model import Cohort
from bluehelm_grading.cohort.words import per_cent
from bluehelm_grading.submission import MAX_ANSWERS_BYTES, PLAY, UnreadableError, read_bounded

MOST_CHOICES = 500


@dataclass(frozen=True)
class Taken:
    """One choice of a decision: how many took it, of those who came to the decision."""

    choice: str
    label: str
    count: int
    of: int


@dataclass(frozen=True)
class Decision:
    """One decision of the scenario with all its choices, in the order of the file."""

    scene: str
    title: str
    taken: tuple[Taken, ...]


def decisions_in(folder: Path, scenario: Scenario | None) -> dict[str, str]:
    """Return {scene: choice} of the first finished play in a folder; whatever cannot be read is no play.

    The first play says what a learner thought; later ones, what the debrief taught. A scene that was met
    twice counts as it was met first; choices that this version of the scenario does not have are passed over.
    """
    if scenario is None:
        return {}
    try:
        play = _first(read_bounded(folder / PLAY, MAX_ANSWERS_BYTES))
    except (FileNotFoundError, UnreadableError, ValidationError):
        return {}
    if play is None or play.scenario != scenario.id:
        return {}
    met: dict[str, str] = {}
    for scene, sign, choice in (taken.partition(".") for taken in play.choices[:MOST_CHOICES]):
        if sign and scene in scenario.scenes and choice in scenario.scenes[scene].choices:
            met.setdefault(scene, choice)
    return met


def _first(raw: bytes) -> Transcript | None:
    """Read the player's file, or one transcript as the debrief gives it. Raises ValidationError."""
    try:
        return Transcript.model_validate_json(raw)
    except ValidationError:
        stored = StoredPlays.model_validate_json(raw)
    return stored.finished[0].transcript if stored.finished else None


def plays(cohort: Cohort) -> int:
    """Count the learners whose play came along."""
    return sum(bool(one.decisions) for one in cohort.learners)


def decisions(cohort: Cohort) -> tuple[Decision, ...]:
    """Return the decisions that somebody came to."""
    if cohort.facts.scenario is None:
        return ()
    found = []
    for key, scene in cohort.facts.scenario.scenes.items():
        count = Counter(one.decisions[key] for one in cohort.learners if key in one.decisions)
        of = sum(count.values())
        rows = tuple(Taken(name, choice.label, count[name], of) for name, choice in scene.choices.items())
        if of:
            found.append(Decision(key, scene.title, rows))
    return tuple(found)


def decisions_table(found: tuple[Decision, ...]) -> Table:
    """Return one row for each choice."""
    return Table(
        ("Decision", "Choice", "Learners", "Of those who came to it", "Share"),
        tuple((f"{one.scene} {one.title}", *_cells(each)) for one in found for each in one.taken),
    )


def decision_table(one: Decision) -> Table:
    """Return one row for each choice of one decision."""
    return Table(
        ("Choice", "Learners", "Of those who came to it", "Share"), tuple(_cells(each) for each in one.taken)
    )


def _cells(taken: Taken) -> tuple[str, ...]:
    share = per_cent(taken.count / taken.of)
    return (f"{taken.choice}. {taken.label}", str(taken.count), str(taken.of), share)
