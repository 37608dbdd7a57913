"""Grading one submission: bytes in, results out. No gradebook, no kernel, no folder: any process can."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from nbformat.v4 import reads_json, writes_json
from nbgrader.utils import determine_grade, is_grade

from bluehelm.exercise import Exercise
from bluehelm_grading.execute import fill_outputs
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.feedback_page import page
from bluehelm_grading.memo import with_memos
from bluehelm_grading.module_facts import ModuleFacts
from bluehelm_grading.submission import Notes, handed_over

NO_NOTES = Notes()
CRASHED = "The program that graded this submission was stopped"


@dataclass(frozen=True)
class Key:
    """What grading an exercise needs: its keys, nbgrader's source notebook, and what its module says."""

    exercise: Exercise
    notebook: str
    facts: ModuleFacts

    def packed(self) -> bytes:
        """Return the key as bytes that travel with each piece of work, so that workers share no disk."""
        return pickle.dumps(self)


@dataclass(frozen=True)
class Paper:
    """One submission as received: its answers.json, notes about it, the code of its receipt (or empty)."""

    learner: str
    answers: bytes | None
    notes: Notes = NO_NOTES
    receipt: str = ""


@dataclass(frozen=True)
class Graded:
    """The autograded notebook, and for each graded cell the points, None where a person gives them."""

    learner: str
    notebook: str
    points: Mapping[str, float | None]
    notes: Notes


def grade(key: Key, paper: Paper) -> Graded:
    """Grade one submission as `nbgrader autograde` does with our settings; no learner's data raises."""
    handed = handed_over(paper.answers, key.exercise)
    notes = paper.notes + handed.notes
    book = reads_json(key.notebook)
    book.cells = with_memos(book.cells, key.exercise, handed, notes)
    fill_outputs(book, key.exercise, handed)
    graded = {cell.metadata.nbgrader["grade_id"]: cell for cell in book.cells if is_grade(cell)}
    points = {name: determine_grade(cell)[0] for name, cell in graded.items()}
    return Graded(paper.learner, writes_json(book) + "\n", points, notes)


def feedback(key: Key, paper: Paper, marks: Mapping[str, Mark], late_penalty: float) -> str:
    """Make one learner's page, as `nbgrader generate_feedback` does; `marks` are by item id."""
    handed = handed_over(paper.answers, key.exercise)
    return page(
        key.exercise,
        paper.learner,
        handed,
        marks,
        notes=paper.notes,
        late_penalty=late_penalty,
        receipt=paper.receipt,
        facts=key.facts,
    )


def without_answers(paper: Paper, why: str) -> Paper:
    """Put notes in the place of answers that stopped their grader, so that a person looks at them."""
    learner = "Your answers could not be graded by the computer. Your instructor will look at them."
    marker = f"{CRASHED}: {why} It gave no points: run the grading again, or mark the answers by hand."
    return Paper(paper.learner, None, paper.notes + Notes((learner,), (marker,), flagged=True))


def grade_packed(key: bytes, paper: Paper) -> Graded:
    """Grade in a worker."""
    return grade(_unpacked(key), paper)


def feedback_packed(key: bytes, paper: Paper, marks: Mapping[str, Mark], late_penalty: float) -> str:
    """Make a page in a worker."""
    return feedback(_unpacked(key), paper, marks, late_penalty)


@lru_cache(maxsize=2)
def _unpacked(key: bytes) -> Key:
    """Open a key once in each worker."""
    opened = pickle.loads(key)
    assert isinstance(opened, Key)
    return opened
