"""Collecting archives with zip_collect, good and bad, for a whole class."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluehelm_grading.collect import unpack
from bluehelm_grading.submission import BROKEN

from .conftest import ASSIGNMENT, fill, nbgrader, new_course, twelve


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collect and grade: a good archive twice, a broken one, one that points outside, one in a folder."""
    course = new_course(tmp_path_factory.mktemp("zips"), ASSIGNMENT)
    archives = course / "grading" / "runs" / "downloaded" / ASSIGNMENT / "archive"
    archives.mkdir(parents=True)
    for name, learner, inside in (
        ("anna__1", twelve.WEAK, ""),
        ("anna__2", twelve.PERFECT, ""),
        ("boris", twelve.PARTIAL_1, f"{ASSIGNMENT}/"),
    ):
        _zip(archives / f"{name}.zip", course, learner, inside)
    (archives / "broken.zip").write_bytes((archives / "boris.zip").read_bytes()[:500])
    with zipfile.ZipFile(archives / "climber.zip", "w") as archive:
        archive.writestr("../../../anna/answers.json", "{}")
        archive.writestr("extracted/anna/answers.json", "{}")
    nbgrader(course, "zip_collect", ASSIGNMENT)
    nbgrader(course, "autograde", ASSIGNMENT)
    nbgrader(course, "generate_feedback", ASSIGNMENT)
    return course


def _zip(path: Path, course: Path, learner: Any, inside: str) -> None:
    folder = path.parent.parent / path.stem
    folder.mkdir()
    fill(folder, course, learner)
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.iterdir():
            archive.write(file, inside + file.name)


def test_archives_become_submissions(collected: Path, gradebook: Callable[[Path], Any]) -> None:
    """Each archive is graded for its learner; the later of two counts; a broken one gives 0 points."""
    submissions = gradebook(collected).assignment_submissions(ASSIGNMENT)
    assert {each.student.id: each.score for each in submissions} == {
        "anna": 40.0,
        "boris": sum(twelve.PARTIAL_1.expected.values()),
        "broken": 0.0,
        "climber": 0.0,
    }


def test_a_broken_archive_is_told(collected: Path) -> None:
    """The learner of an archive that cannot be opened reads so in the feedback."""
    page = collected / "grading" / "runs" / "feedback" / "broken" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "The archive that you handed in could not be opened." in page.read_text()


def test_a_name_cannot_climb(collected: Path) -> None:
    """A path inside an archive decides nothing: its files land in the folder of its own learner."""
    there = collected / "grading" / "runs" / "downloaded" / ASSIGNMENT / "extracted" / "climber"
    assert [path.name for path in there.iterdir()] == ["answers.json"]


def test_an_archive_that_swells_is_refused(tmp_path: Path) -> None:
    """A file that would be larger than the limit is not unpacked, and a note is left."""
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("answers.json", b"0" * 30_000_000)
    unpack([archive], tmp_path / "bomb")
    assert [path.name for path in (tmp_path / "bomb").iterdir()] == [BROKEN]
