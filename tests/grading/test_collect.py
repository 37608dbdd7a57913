"""Collecting archives with zip_collect, good and bad, for a whole class."""

import os
import shutil
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.api import Gradebook

from bluehelm.luggage import pack
from bluehelm_grading.archive import files_in
from bluehelm_grading.collect import unpack
from bluehelm_grading.submission import BROKEN, COLLECTED, UnreadableError

from .conftest import ASSIGNMENT, ROOT, bluehelm_grade, fill, nbgrader, new_course, twelve
from .hostile.archives import overlapping
from .hostile.case import zipped


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
    _whole_work(archives / "carla__my-work__2026-11-30-08-00-00.zip", course, twelve.PARTIAL_1)
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


def _whole_work(path: Path, course: Path, learner: Any) -> None:
    """Write what “Take my work with me” makes for a learner who also answered another exercise."""
    place = path.parent.parent / "carla"
    shutil.copytree(course / "exercises", place / "exercises")
    (place / "exercises" / ASSIGNMENT / "answers.json").write_bytes(learner.file())
    (place / "exercises" / "another").mkdir()
    (place / "exercises" / "another" / "exercise.json").write_text("{}")
    (place / "exercises" / "another" / "answers.json").write_text("{}")
    path.write_bytes(pack(place, datetime(2026, 11, 30, 8, tzinfo=UTC)))


def test_a_learner_s_whole_work_is_taken_for_one_exercise(tmp_path: Path) -> None:
    """Of the file “Take my work with me”, each assignment gets its own answers, receipt and plays only."""
    files = {
        "luggage.json": b"{}",
        "record.jsonl": b"",
        "modules/09_crisis/play.json": b"crisis plays",
        "modules/10_safety/play.json": b"safety plays",
        "exercises/crisis/answers.json": b"crisis",
        "exercises/crisis/receipt.json": b"crisis receipt",
        "exercises/a_first/answers.json": b"first",
        "exercises/safety/answers.json": b"safety",
    }
    with zipfile.ZipFile(tmp_path / "anna__my-work__2026-11-30-08-00-00.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    (made,) = tmp_path.iterdir()
    crisis = {"answers.json": b"crisis", "receipt.json": b"crisis receipt", "play.json": b"crisis plays"}
    assert files_in(made, "crisis") == crisis
    assert files_in(made, "safety") == {"answers.json": b"safety", "play.json": b"safety plays"}
    with pytest.raises(UnreadableError, match="neither answers"):
        files_in(made, "economy")


def test_archives_become_submissions(collected: Path, gradebook: Callable[[Path], Any]) -> None:
    """Each archive is graded for its learner, the later of two, a whole work; a broken one gives 0 points."""
    submissions = gradebook(collected).assignment_submissions(ASSIGNMENT)
    assert {each.student.id: each.score for each in submissions} == {
        "anna": 40.0,
        "boris": sum(twelve.PARTIAL_1.expected.values()),
        "broken": 0.0,
        "carla": sum(twelve.PARTIAL_1.expected.values()),
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


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let the same work come in by the exchange and by zip; then a second, better one of each learner."""
    place = tmp_path_factory.mktemp("ways")
    course = new_course(place / "course", ASSIGNMENT)
    with open(course / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(
            f"c.Exchange.root = {str(place / 'exchange')!r}\nc.ExchangeCollect.check_owner = False\n"
        )
    (place / "exchange").mkdir(mode=0o777)
    _hand_in_both_ways(course, place, twelve.PARTIAL_1, "10")
    _hand_in_hostile(place / "exchange" / "bluehelm" / "inbound")
    nbgrader(course, "collect", ASSIGNMENT)
    bluehelm_grade(course)
    shutil.copy(course / "grading" / "runs" / "gradebook.db", place / "first.db")
    _hand_in_both_ways(course, place, twelve.PERFECT, "11")
    nbgrader(course, "collect", ASSIGNMENT, "--update")
    bluehelm_grade(course)
    return course


def _hand_in_both_ways(course: Path, place: Path, learner: Any, hour: str) -> None:
    """Do what `nbgrader submit` does for one learner, and what the page and a mail do for another."""
    inbound = place / "exchange" / "bluehelm" / "inbound"
    folder = inbound / f"eva+{ASSIGNMENT}+2026-01-02 {hour}:00:00.000000 UTC+x"
    folder.mkdir(parents=True)
    fill(folder, course, learner)
    (folder / "timestamp.txt").write_text(f"2026-01-02 {hour}:00:00.000000 UTC")
    archives = course / "grading" / "runs" / "downloaded" / ASSIGNMENT / "archive"
    archives.mkdir(parents=True, exist_ok=True)
    _zip(archives / f"zoe__{ASSIGNMENT}__2026-01-02-{hour}-00-00.zip", course, learner, "")


def _hand_in_hostile(inbound: Path) -> None:
    """Put into the exchange what its own commands never would."""
    when = "2026-01-02 10:00:00.000000 UTC"
    folders = [inbound / f"{who}+{ASSIGNMENT}+{when}+x" for who in ("lina", "piet", "tom")]
    for folder in folders:
        folder.mkdir()
        (folder / "timestamp.txt").write_text(when)
    (folders[0] / "answers.json").symlink_to(ROOT / "solutions" / ASSIGNMENT / "exercise.yaml")
    os.mkfifo(folders[1] / "answers.json")
    with open(folders[2] / "answers.json", "wb") as file:
        file.truncate(200_000_000)


@pytest.mark.parametrize(("database", "learner"), [("first.db", twelve.PARTIAL_1), (None, twelve.PERFECT)])
def test_both_ways_lead_to_the_same_result(both_ways: Path, database: str | None, learner: Any) -> None:
    """By exchange or by zip, the same work has the same points; a later submission replaces the earlier."""
    path = both_ways.parent / database if database else both_ways / "grading" / "runs" / "gradebook.db"
    with warnings.catch_warnings(action="ignore"), Gradebook(f"sqlite:///{path}") as book:
        given = {
            who: {
                grade.name.upper(): (grade.auto_score, grade.needs_manual_grade)
                for grade in book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, who).grades
            }
            for who in ("eva", "zoe")
        }
    assert given["eva"] == given["zoe"]
    assert {item: points or 0.0 for item, (points, _) in given["eva"].items()} == {
        item: learner.points(item) for item in twelve.ITEMS
    }


def test_both_ways_leave_the_same_notebook(both_ways: Path) -> None:
    """But for the note about two archives, the marker reads the same in both graded notebooks."""
    graded = both_ways / "grading" / "runs" / "autograded"
    books = [
        nbformat.read(graded / who / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", as_version=4)
        for who in ("eva", "zoe")
    ]
    eva, zoe = ([cell for cell in book.cells if cell.id != "for-the-marker"] for book in books)
    assert eva == zoe
    assert "handed in the same answers, byte for byte" in books[0].cells[0].source
    assert "2 archives came for this learner" in books[1].cells[0].source


def test_a_hostile_folder_in_the_exchange_stops_nobody(both_ways: Path) -> None:
    """Links, pipes, and folders of any size are collected as what receiving refuses; nothing is followed."""
    submitted = both_ways / "grading" / "runs" / "submitted"
    assert (submitted / "lina" / ASSIGNMENT / "answers.json").is_symlink()
    assert (submitted / "piet" / ASSIGNMENT / "answers.json").is_dir()
    assert (submitted / "tom" / ASSIGNMENT / "answers.json").stat().st_size < 20_000_000


def test_one_list_entry_many_times_is_no_way_around(tmp_path: Path) -> None:
    """An archive whose list names the same packed bytes 500 times is refused, whatever Python says of it."""
    (tmp_path / "bomb.zip").write_bytes(overlapping())
    with pytest.raises(UnreadableError):
        files_in(tmp_path / "bomb.zip")


def test_the_later_archive_counts_whole(tmp_path: Path) -> None:
    """Files of an earlier archive are never mixed into a later one."""
    for name, files in {
        "a__1.zip": {"answers.json": b"{}", "receipt.json": b"{}"},
        "a__2.zip": {"x.ipynb": b"{}"},
    }.items():
        (tmp_path / name).write_bytes(zipped(files))
    unpack([tmp_path / "a__1.zip", tmp_path / "a__2.zip"], tmp_path / "a")
    assert {path.name for path in (tmp_path / "a").iterdir()} == {"x.ipynb", COLLECTED}
