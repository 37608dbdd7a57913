"""A small course, and learners who have done all of it or a part."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bluehelm.record import Record, Statement, events
from bluehelm.scenario import Transcript
from bluehelm.statement.facts import Facts, facts

SMALL = Path(__file__).parents[1] / "ui" / "player" / "small.yaml"
PART = {"id": "p", "kind": "select_one", "prompt": "?", "points": 1, "options": {"a": "A", "b": "B"}}
ITEM = {"id": "E1", "title": "One", "points": 1, "prompt": "Read.", "parts": [PART]}
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)
TODAY = date(2026, 11, 30)


def course(folder: Path) -> Path:
    """Make a course of two modules: one with a scenario and an exercise, one with an exercise only."""
    for number, slug, title in (
        ("06", "integrated", "Integrated missions"),
        ("09", "crisis", "Crisis <plans>"),
    ):
        module, exercise = folder / f"modules/{number}_{slug}", folder / f"exercises/{slug}"
        module.mkdir(parents=True)
        exercise.mkdir(parents=True)
        about = {"bluehelm": {"id": f"M{number}", "title": title}}
        (module / "module.ipynb").write_text(json.dumps({"cells": [], "metadata": about}))
        asked = {"format": 1, "id": slug, "version": 1, "module": f"M{number}", "title": title, "time_min": 5}
        (exercise / "exercise.json").write_text(json.dumps({**asked, "language": "en", "items": [ITEM]}))
    shutil.copy(SMALL, folder / "modules/06_integrated/scenario.yaml")
    return folder


def done(module: str, slug: str, played: bool = False) -> list[Statement]:
    """Return what a learner who has done a module has in the record."""
    play = Transcript(scenario="SMALL", content_hash="c", seed=1, choices=("D1.A",))
    made = [events.played(module, play, "END", {}, at=NOON)] if played else []
    later = NOON + timedelta(days=2)
    made += [events.answered(module, slug, "E1", {"p": "a"}, at=later)]
    return [*made, events.exercise_completed(module, slug, later), events.completed(module, later)]


def record(folder: Path, *statements: Statement) -> Record:
    """Put statements into the record of a course."""
    found = Record(folder)
    found.append(*statements)
    return found


def half(folder: Path) -> Facts:
    """Return the facts of a learner who has done one module of two."""
    statements = record(folder, *done("M06", "integrated", played=True)).statements()
    return facts(folder, statements, "Émile Diop", TODAY, by="2026-12-15", responsible="Col. Sow & Co")


def whole(folder: Path) -> Facts:
    """Return the facts of a learner who has done all."""
    made = [*done("M06", "integrated", played=True), *done("M09", "crisis")]
    return facts(folder, record(folder, *made).statements(), "Émile Diop", TODAY)
