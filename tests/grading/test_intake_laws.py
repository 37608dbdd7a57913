"""Laws of receiving and grading, for any bytes and JSON: no exception, bounds, twice is once, each alone."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bluehelm.exercise import load_exercise
from bluehelm_grading.alike import Print, alike
from bluehelm_grading.class_grade import Graded, Key, Paper, feedback, grade
from bluehelm_grading.feedback_items import Mark
from bluehelm_grading.intake import note_alike, receive, received
from bluehelm_grading.module_facts import ModuleFacts

from .conftest import ASSIGNMENT, ROOT, twelve

RELEASE = ROOT / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEY = Key(
    load_exercise(ROOT / "solutions" / ASSIGNMENT / "exercise.yaml"),
    (ROOT / "solutions" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8"),
    ModuleFacts(),
)
MOST = {item.id.lower(): item.points for item in KEY.exercise.items}
relaxed = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)

_CHARACTERS = st.characters(codec=None, exclude_categories=())  # lone surrogates too: JSON can hold them
_NAMES = st.text(_CHARACTERS, max_size=8) | st.sampled_from(
    sorted({part.id for item in KEY.exercise.items for part in item.parts} | set(twelve.ITEMS))
)
_LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(_CHARACTERS, max_size=12)


def json_values(depth: int = 5) -> st.SearchStrategy[Any]:
    """Return any JSON value, nested at most so deep."""
    if depth == 0:
        return _LEAVES
    inner = st.deferred(lambda: json_values(depth - 1))
    return _LEAVES | st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3)


def parts_answered() -> st.SearchStrategy[dict[str, Any]]:
    """Return a whole file in which every part may be answered with any JSON value."""
    items = {
        item.id: st.fixed_dictionaries(
            {"answers": st.fixed_dictionaries({}, optional={part.id: json_values() for part in item.parts})}
        )
        for item in KEY.exercise.items
    }
    whole = {"format": 1, "exercise": ASSIGNMENT, "version": 1}
    return st.fixed_dictionaries({}, optional=items).map(lambda given: {**whole, "items": given})


def hand_in(folder: Path, answers: bytes | None, notebook: bytes | None = None, **more: bytes) -> Path:
    """Make a submission afresh."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"answers.json": answers, RELEASE.name: notebook or RELEASE.read_bytes(), **more}
    for name, content in files.items():
        if content is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_bytes(content)
    return folder


def through(folder: Path, into: Path) -> tuple[Graded, str, dict[str, bytes]]:
    """Receive, grade and show one submission; return the results and all files that receiving made."""
    receive(folder, into, RELEASE, NOON)
    made = {path.name: path.read_bytes() for path in into.iterdir()}
    paper = Paper("learner", made.get("answers.json"), received(into))
    graded = grade(KEY, paper)
    marks = {
        item.id: Mark(
            points=graded.points[item.id.lower()] or 0.0, waits=graded.points[item.id.lower()] is None
        )
        for item in KEY.exercise.items
    }
    return graded, feedback(KEY, paper, marks, late_penalty=0.0), made


def check(folder: Path, into: Path) -> None:
    """Hold the laws for one submission."""
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    first, second = through(folder, into), through(folder, into)
    assert first == second
    for name, points in first[0].points.items():
        assert points is None or (type(points) is float and 0.0 <= points <= MOST[name])
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before
    first[1].encode("utf-8")


@relaxed
@given(value=parts_answered() | json_values())
def test_any_json_as_answers(tmp_path: Path, value: Any) -> None:
    """Any JSON as answers.json is received, graded within bounds and shown, twice with the same result."""
    check(hand_in(tmp_path / "a", json.dumps(value).encode()), tmp_path / "in")


@relaxed
@given(content=st.binary(max_size=300) | st.text(max_size=80).map(str.encode))
def test_any_bytes_as_any_file(tmp_path: Path, content: bytes) -> None:
    """Any bytes as answers, notebook, receipt, time, plays or notes of collecting stop nothing."""
    names = (
        "receipt.json",
        "timestamp.txt",
        "play.json",
        "archive_not_readable.txt",
        "archives_collected.txt",
    )
    folder = hand_in(tmp_path / "a", content, content or b"x", **dict.fromkeys(names, content))
    check(folder, tmp_path / "in")


@relaxed
@given(
    cells=st.lists(
        json_values(3) | st.dictionaries(st.sampled_from(["cell_type", "source", "metadata"]), json_values(3))
    )
)
def test_any_json_as_a_notebook(tmp_path: Path, cells: Any) -> None:
    """Whatever stands in the notebook, the points are those of the answers."""
    notebook = json.dumps({"cells": cells}).encode()
    folder = hand_in(tmp_path / "a", twelve.PARTIAL_1.file(), notebook)
    check(folder, tmp_path / "in")
    graded = through(folder, tmp_path / "in")[0]
    assert {name.upper(): points or 0.0 for name, points in graded.points.items()} == {
        item: twelve.PARTIAL_1.points(item) for item in twelve.ITEMS
    }


@relaxed
@given(value=json_values())
def test_what_one_hands_in_changes_no_other(tmp_path: Path, value: Any) -> None:
    """A classmate's received files, points and page are the same whatever another learner hands in."""
    other = hand_in(tmp_path / "other", twelve.PARTIAL_2.file())
    before = through(other, tmp_path / "other-in")
    receive(hand_in(tmp_path / "a", json.dumps(value).encode()), tmp_path / "in", RELEASE, NOON)
    note_alike({"learner": tmp_path / "in", "other": tmp_path / "other-in"})
    made = {path.name: path.read_bytes() for path in (tmp_path / "other-in").iterdir()}
    assert made == before[2]
    assert through(other, tmp_path / "other-in") == before


PRINTS = st.dictionaries(
    st.text(min_size=1, max_size=4),
    st.builds(Print, *[st.sampled_from(["", "a1b2c3d4", "e5"])] * 2),
    max_size=6,
)


@relaxed
@given(prints=PRINTS)
def test_copies_are_told_to_all_whom_they_concern(prints: dict[str, Print]) -> None:
    """Notes about copies are for markers only, reach all concerned, and are the same in any order."""
    found = alike(prints)
    assert found == alike(dict(reversed(prints.items())))
    for name, notes in found.items():
        assert notes.learner == ()
        assert not notes.flagged
        assert notes.marker
        assert name in prints
    for name, own in prints.items():
        held = {own.answers, own.receipt} - {""}
        others = [p for other, p in prints.items() if other != name and held & {p.answers, p.receipt}]
        if others:
            assert name in found


@pytest.mark.parametrize("learner", twelve.CLASS, ids=lambda learner: learner.name)
def test_grading_again_changes_nothing(tmp_path: Path, learner: Any) -> None:
    """Receiving and grading any of the class of twelve twice gives the same bytes."""
    check(hand_in(tmp_path / "a", learner.file()), tmp_path / "in")
