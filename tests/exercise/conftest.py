"""The exercise of M09, as an author and as a learner has it, and its class of twelve."""

from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from bluehelm.exercise import Exercise, Item, PublicExercise, PublicPart, load_exercise, public

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def exercise() -> Exercise:
    """Return M09 with its keys."""
    return load_exercise(ROOT / "solutions/crisis_management/exercise.yaml")


@pytest.fixture(scope="session")
def published(exercise: Exercise) -> PublicExercise:
    """Return M09 as a learner receives it."""
    return public(exercise)


@pytest.fixture(scope="session")
def items(exercise: Exercise) -> dict[str, Item]:
    """Return the items by their short names: E1 … E7, MEMO."""
    return {item.id.removeprefix("M09-"): item for item in exercise.items}


@pytest.fixture(scope="session")
def parts(exercise: Exercise) -> dict[str, PublicPart]:
    """Return the keyed parts by name, as in 'E1 marks'."""
    found = ((item.id.removeprefix("M09-"), part) for item in exercise.items for part in item.parts)
    return {f"{short} {part.id}": part for short, part in found}


@pytest.fixture(scope="session")
def the_class() -> tuple[Any, ...]:
    """Return the twelve learners."""
    learners: tuple[Any, ...] = run_path(str(ROOT / "tests/class_of_twelve.py"))["CLASS"]
    return learners


@pytest.fixture(scope="session")
def every_kind() -> Exercise:
    """Return the sample that has every kind, with its keys."""
    return load_exercise(Path(__file__).with_name("kinds_exercise.yaml"))


@pytest.fixture(scope="session")
def kind_items(every_kind: Exercise) -> dict[str, Item]:
    """Return the items of the sample by id."""
    return {item.id: item for item in every_kind.items}


@pytest.fixture(scope="session")
def kind_parts(every_kind: Exercise) -> dict[str, PublicPart]:
    """Return the keyed parts of the sample by id: each is named after its item of the brief."""
    return {part.id: part for item in every_kind.items for part in item.parts}
