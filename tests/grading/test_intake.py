"""Receiving one submission: bounded, copied, noted; nothing in it can stop or mislead the grading."""

import json
import os
import shutil
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bluehelm_grading.intake import receive, received
from bluehelm_grading.score import exercise_of, item_of, points, score_of
from bluehelm_grading.submission import MAX_ANSWERS_BYTES, handed_in

from .conftest import ASSIGNMENT, ROOT, new_course, twelve

RELEASE = ROOT / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
WHOLE = twelve.PERFECT.file() or b""
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a submission with a good notebook and good answers."""
    handed = tmp_path / "handed"
    handed.mkdir()
    (handed / RELEASE.name).write_bytes(RELEASE.read_bytes())
    (handed / "answers.json").write_bytes(WHOLE)
    return handed


def test_a_good_submission_needs_no_notes(folder: Path, tmp_path: Path) -> None:
    """A submission as it should be is copied and nothing is said about it."""
    notes = receive(folder, tmp_path / "in", RELEASE)
    assert (notes.learner, notes.marker, notes.flagged) == ((), (), False)
    assert (tmp_path / "in" / "answers.json").read_bytes() == WHOLE
    assert received(tmp_path / "in") == notes


def test_only_what_grading_needs_is_copied(folder: Path, tmp_path: Path) -> None:
    """Other files and folders of a learner stay where they are, and the marker reads their names."""
    (folder / "nbgrader_config.py").write_text("raise SystemExit")
    (folder / "solutions").mkdir()
    notes = receive(folder, tmp_path / "in", RELEASE)
    assert {p.name for p in (tmp_path / "in").iterdir()} == {"answers.json", "received.json", RELEASE.name}
    assert notes.marker == ("Other files in the submission were not read: nbgrader_config.py, solutions.",)


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    """A link in place of the answers or the notebook brings nothing of the instructor's into the grading."""
    for name in ("answers.json", RELEASE.name):
        (folder / name).unlink()
        (folder / name).symlink_to(ROOT / "solutions" / ASSIGNMENT / "exercise.yaml")
    notes = receive(folder, tmp_path / "in", RELEASE)
    assert not (tmp_path / "in" / "answers.json").exists()
    assert (tmp_path / "in" / RELEASE.name).read_bytes() == RELEASE.read_bytes()
    assert notes.flagged
    assert "It is a link to another file; links are not followed." in notes.learner[0]


def test_a_large_file_is_not_read(folder: Path, tmp_path: Path) -> None:
    """Answers above the limit are refused once more than the limit was read."""
    with open(folder / "answers.json", "wb") as file:
        file.truncate(50 * MAX_ANSWERS_BYTES)
    notes = receive(folder, tmp_path / "in", RELEASE)
    assert notes.flagged
    assert "It is larger than 1 MB." in notes.marker[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_hold_up_the_class(folder: Path, tmp_path: Path) -> None:
    """A named pipe in place of the answers is refused at once; reading it would wait for ever."""
    (folder / "answers.json").unlink()
    os.mkfifo(folder / "answers.json")
    assert "It is not a regular file." in receive(folder, tmp_path / "in", RELEASE).marker[0]


@pytest.mark.parametrize(
    "content",
    [b"", b"not a notebook", b"[]", b'{"cells": 3}', b'{"cells": [3]}', b"[" * 100_000, b"\xff\xfe"],
    ids=["empty", "text", "list", "no list", "no cells", "deep", "not UTF-8"],
)
def test_a_notebook_that_is_none_is_replaced(folder: Path, tmp_path: Path, content: bytes) -> None:
    """Whatever stands in place of the notebook, the learner is graded with a fresh copy and told so."""
    (folder / RELEASE.name).write_bytes(content)
    notes = receive(folder, tmp_path / "in", RELEASE)
    assert notes.learner[0].startswith(
        "The notebook crisis_management.ipynb in your submission could not be read."
    )
    assert not notes.flagged


def test_a_time_that_is_none_is_left_out(folder: Path, tmp_path: Path) -> None:
    """nbgrader gives up on a learner whose timestamp it cannot read; ours never reaches it."""
    (folder / "timestamp.txt").write_text("the day before yesterday")
    notes = receive(folder, tmp_path / "in", RELEASE)
    assert not (tmp_path / "in" / "timestamp.txt").exists()
    assert notes.marker == ("The time of submission (timestamp.txt) cannot be read and was left out.",)
    (folder / "timestamp.txt").write_text("2026-11-22 10:00:00 UTC\n")
    assert receive(folder, tmp_path / "in", RELEASE, NOON).marker == ()
    assert (tmp_path / "in" / "timestamp.txt").read_text() == "2026-11-22 10:00:00 UTC\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "It is empty."),
        (WHOLE[:700], "It breaks off or has a mistake on line"),
        (b"[" * 100_000, "nested deeper than"),
        (b'{"a": 1, "a": 2}', "stands in it twice"),
        (b'{"a": NaN}', "NaN"),
        (WHOLE.replace(b"crisis_management", b"another"), "belongs to another exercise"),
        (b"\xff\xfe\x00", "It is not UTF-8 text."),
    ],
    ids=["empty", "truncated", "deep", "twice", "NaN", "another exercise", "not UTF-8"],
)
def test_answers_that_cannot_be_read_are_flagged(tmp_path: Path, content: bytes, reason: str) -> None:
    """Damaged answers give no points, a message to the learner with the reason, and a flag for the marker."""
    course = new_course(tmp_path, ASSIGNMENT)
    folder = course / "runs" / ASSIGNMENT
    folder.mkdir(parents=True)
    (folder / "answers.json").write_bytes(content)
    exercise = exercise_of(folder, ASSIGNMENT)
    handed = handed_in(folder, exercise)
    assert handed.notes.flagged
    assert reason in handed.notes.learner[0]
    assert score_of(item_of(exercise, "M09-E1"), handed).points == 0.0


def test_points_are_those_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hidden tests score the answers in the working folder, as a built-in float, and print nothing."""
    folder = new_course(tmp_path, ASSIGNMENT) / "runs" / "anna" / ASSIGNMENT
    folder.mkdir(parents=True)
    (folder / "answers.json").write_bytes(WHOLE)
    monkeypatch.chdir(folder)
    assert points("M09-E4") == 8.0
    assert type(points("M09-E4")) is float


def test_a_learner_cannot_bring_a_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A solutions folder inside a submission is not taken for the course's."""
    folder = tmp_path / "anna" / ASSIGNMENT
    key = folder / "solutions" / ASSIGNMENT / "exercise.yaml"
    key.parent.mkdir(parents=True)
    key.write_text("format: 1")
    monkeypatch.chdir(folder)
    with pytest.raises(FileNotFoundError, match="run this inside the instructor's course folder"):
        points("M09-E1")


def test_the_released_cell_imports_little() -> None:
    """The import that stands in a learner's notebook brings neither nbgrader nor widgets nor charts."""
    names = "{'nbgrader', 'IPython', 'ipywidgets', 'altair'} & set(sys.modules)"
    code = f"import sys; import bluehelm_grading.score; sys.exit(str({names}) if {names} else 0)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_notes_that_are_none_are_none(tmp_path: Path) -> None:
    """A notes file that is missing or damaged says nothing instead of stopping the grading."""
    assert received(tmp_path).marker == ()
    (tmp_path / "received.json").write_text(json.dumps({"learner": 3}))
    assert received(tmp_path).marker == ()


HEAD = b'{"format": 1, "exercise": "crisis_management", "version": 1, "items": '
LARGE = {
    "50 MB": {"answers.json": b" " * 50_000_000},
    "10,000 levels": {"answers.json": b"[" * 10_000},
    "100,000 lists": {
        "answers.json": HEAD + b'{"M09-E1": {"answers": {"x": [' + b"[]," * 100_000 + b"1]}}}}"
    },
    "30,000 items": {"answers.json": HEAD + b"{" + b",".join(b'"%d":{}' % n for n in range(30_000)) + b"}}"},
    "600,000 cells": {RELEASE.name: b'{"cells": [' + b"{}," * 600_000 + b"{}]}"},
    "a cell of 1.9 MB": {RELEASE.name: b'{"cells": [{"source": "' + b"x" * 1_900_000 + b'"}]}'},
}


@pytest.mark.parametrize("files", LARGE.values(), ids=LARGE)
def test_memory_is_bounded(folder: Path, tmp_path: Path, files: dict[str, bytes]) -> None:
    """Receiving takes less than 60 MB, whatever is handed in."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    del files, content
    tracemalloc.start()
    try:
        receive(folder, tmp_path / "in", RELEASE, NOON)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no permissions that a test can drop")
@pytest.mark.parametrize("closed", ["folder", "answers.json"])
def test_what_may_not_be_read_stops_nobody(closed: str) -> None:
    """A folder or file that the instructor may not read is flagged; root, who may, becomes nobody for it."""
    nobody, me = 65534, os.geteuid()
    with TemporaryDirectory() as place:
        handed, into = Path(place) / "handed", Path(place) / "in"
        handed.mkdir()
        (handed / "answers.json").write_bytes(WHOLE)
        (handed if closed == "folder" else handed / closed).chmod(0)
        release = Path(shutil.copytree(RELEASE.parent, Path(place) / "release")) / RELEASE.name
        Path(place).chmod(0o777)
        try:
            if me == 0:
                os.seteuid(nobody)
            notes = receive(handed, into, release, NOON)
        finally:
            os.seteuid(me)
            handed.chmod(0o700)
    assert notes.flagged
    assert "cannot be opened (Permission denied)." in notes.marker[0]
