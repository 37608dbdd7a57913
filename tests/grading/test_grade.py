"""`bluehelm grade`: the same as nbgrader's commands, for a class at once, and again as often as needed."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from bluehelm_grading import class_run
from bluehelm_grading.class_verb import grade

from .conftest import ASSIGNMENT, fill, hand_in, nbgrader, new_course, student_id, twelve
from .state import files, saved_state, state

WHO = student_id(twelve.PARTIAL_2)


@pytest.fixture
def again(graded: Path, tmp_path: Path) -> Path:
    """Make a copy of the graded class, to change."""
    copy = tmp_path / "course"
    shutil.copytree(graded, copy)
    return copy


def small(folder: Path, *learners: Any) -> Path:
    """Make a course in which a few have handed in."""
    course = new_course(folder, ASSIGNMENT)
    for learner in learners:
        hand_in(course, learner)
    return course


def mark(book: Any, who: str, points: float) -> None:
    """Give points for a memo, as formgrader does."""
    memo = book.find_grade("m09-memo", ASSIGNMENT, ASSIGNMENT, who)
    memo.manual_score, memo.needs_manual_grade = points, False
    book.find_comment("m09-memo", ASSIGNMENT, ASSIGNMENT, who).manual_comment = "Say who and by when."
    book.db.commit()


def memo_of(book: Any, who: str) -> tuple[float | None, bool]:
    """Return the mark of a memo, and whether it waits."""
    book.db.expire_all()
    memo = book.find_grade("m09-memo", ASSIGNMENT, ASSIGNMENT, who)
    return memo.manual_score, memo.needs_manual_grade


def change_memo(course: Path, learner: Any) -> None:
    """Hand in again, with another memo."""
    folder = course / "grading" / "runs" / "submitted" / student_id(learner) / ASSIGNMENT
    (folder / "answers.json").write_bytes((learner.file() or b"").replace(b"word word", b"other word", 1))


def test_one_command_does_what_nbgraders_commands_do(graded: Path, course: Path) -> None:
    """Gradebook, graded notebooks and feedback are those of nbgrader's own commands, to the last byte."""
    assert state(graded) == saved_state(course)


def test_it_says_who_needs_a_person(graded: Path) -> None:
    """The report counts the memos, names whose points are not counted, and says why."""
    printed = (graded / "printed.txt").read_text()
    assert "crisis_management: 12 submissions graded, 0 unchanged." in printed
    assert "Memos to mark: 11. To mark them: bluehelm mark crisis_management" in printed
    assert "  malformed: answers.json could not be read. It breaks off or has a mistake on line" in printed
    assert "  blank: No answers were handed in." in printed
    assert "\r" not in printed


def test_grading_again_changes_nothing(again: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run grades no one, writes no file anew, and still says who needs a person."""
    runs = again / "grading" / "runs"
    before = {
        path: path.stat().st_mtime_ns for step in ("autograded", "feedback") for path in _files(runs / step)
    }
    left = state(again)
    assert grade(again, ASSIGNMENT, jobs=2) == 0
    assert state(again) == left
    assert {path: path.stat().st_mtime_ns for path in before} == before
    printed = capsys.readouterr().out
    assert "0 submissions graded, 12 unchanged." in printed
    assert "malformed: answers.json could not be read." in printed


def test_a_mark_is_kept_and_shown(
    again: Path, gradebook: Callable[[Path], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """After marking, another run grades no one again; it writes the one page that has to tell the mark."""
    book = gradebook(again)
    mark(book, WHO, 8.5)
    assert grade(again, ASSIGNMENT, jobs=1) == 0
    assert memo_of(book, WHO) == (8.5, False)
    assert "Feedback pages written: 1." in capsys.readouterr().out
    page = again / "grading" / "runs" / "feedback" / WHO / ASSIGNMENT / f"{ASSIGNMENT}.html"
    assert "Say who and by when." in page.read_text()


def test_late_marked_and_handed_in_again(tmp_path: Path, gradebook: Callable[[Path], Any]) -> None:
    """Penalties, kept marks and memos that are queued again are nbgrader's, through two rounds of grading."""
    ours = small(tmp_path / "ours", twelve.PARTIAL_2, twelve.WEAK)
    with open(ours / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    for who, time in ((WHO, "2026-11-02 10:00:00 UTC"), ("weak", "2026-10-31 10:00:00 UTC")):
        (ours / "grading" / "runs" / "submitted" / who / ASSIGNMENT / "timestamp.txt").write_text(time)
    assert grade(ours, ASSIGNMENT, jobs=1) == 0
    book = gradebook(ours)
    book.find_assignment(ASSIGNMENT).duedate = datetime(2026, 11, 1)
    mark(book, WHO, 8.0)
    mark(book, "weak", 2.0)
    book.close()
    theirs = tmp_path / "theirs"
    shutil.copytree(ours, theirs)
    for course in (ours, theirs):
        change_memo(course, twelve.PARTIAL_2)
    assert grade(ours, ASSIGNMENT, jobs=1) == 0
    nbgrader(theirs, "autograde", ASSIGNMENT, "--force", "--student", WHO)
    nbgrader(theirs, "generate_feedback", ASSIGNMENT, "--force")
    assert state(ours) == state(theirs)
    assert memo_of(gradebook(ours), WHO) == (8.0, True)
    assert memo_of(gradebook(ours), "weak") == (2.0, False)
    assert gradebook(ours).find_submission_notebook(ASSIGNMENT, ASSIGNMENT, WHO).late_submission_penalty > 0


def test_a_gradebook_that_was_lost_is_filled_again(again: Path) -> None:
    """What stands in the folders is no reason to skip a learner whom the gradebook does not know."""
    left = state(again)
    (again / "grading" / "runs" / "gradebook.db").unlink()
    assert grade(again, ASSIGNMENT, jobs=2) == 0
    assert state(again) == left


def _killed(key: bytes, paper: Any) -> Any:
    if paper.learner == "weak":
        os._exit(9)
    return class_run.grade_packed_really(key, paper)  # type: ignore[attr-defined]


def test_a_submission_that_ends_its_grader_costs_only_itself(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    gradebook: Callable[[Path], Any],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The others get their points; that learner's wait for a person, and another run tries again."""
    course = small(tmp_path, twelve.PERFECT, twelve.WEAK, twelve.PARTIAL_1)
    monkeypatch.setattr(class_run, "grade_packed_really", class_run.grade_packed, raising=False)
    monkeypatch.setattr(class_run, "grade_packed", _killed)
    assert grade(course, ASSIGNMENT, jobs=2) == 1
    printed = capsys.readouterr().out
    assert "  weak: The program that graded this submission was stopped:" in printed
    assert "1 submission stopped their grader." in printed
    book = gradebook(course)
    points = {each.student.id: (each.score, each.needs_manual_grade) for each in _submissions(book)}
    assert points == {"perfect": (40.0, True), "weak": (0.0, True), "partial-one": (28.47, True)}
    monkeypatch.undo()
    assert grade(course, ASSIGNMENT, jobs=2) == 0
    book.db.expire_all()
    assert {each.student.id: each.score for each in _submissions(book)}["weak"] == sum(
        twelve.WEAK.expected.values()
    )


def test_archives_are_collected_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New archives go through nbgrader's zip_collect; a run without new ones leaves the submissions alone."""
    course = small(tmp_path, twelve.PERFECT)
    archives = course / "grading" / "runs" / "downloaded" / ASSIGNMENT / "archive"
    archives.mkdir(parents=True)
    inside = tmp_path / "inside"
    inside.mkdir()
    fill(inside, course, twelve.WEAK)
    with zipfile.ZipFile(archives / "anna.zip", "w") as archive:
        for file in inside.iterdir():
            archive.write(file, file.name)
    assert grade(course, ASSIGNMENT, jobs=1) == 0
    assert "Collected 1 archive.\n" in capsys.readouterr().out
    submitted = course / "grading" / "runs" / "submitted"
    times = {path: path.stat().st_mtime_ns for path in _files(submitted)}
    assert {path.relative_to(submitted).parts[0] for path in times} == {"anna", "perfect"}
    assert grade(course, ASSIGNMENT, jobs=1) == 0
    assert "Collected" not in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in _files(submitted)} == times


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"assignment": "crisis"}, "There is no exercise 'crisis'. There are: crisis_management."),
        ({"jobs": 0}, "--jobs must be 1 or more."),
        ({"scheduler": "tcp://127.0.0.1:9"}, "No Dask scheduler answers at tcp://127.0.0.1:9."),
    ],
    ids=["assignment", "jobs", "scheduler"],
)
def test_what_cannot_be_done_is_said_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: Any,
    message: str,
) -> None:
    """A wrong call ends with exit code 2 and a message that says what to do; never with a traceback."""
    from bluehelm.cli import main

    monkeypatch.setattr("bluehelm_grading.class_pool.WORKERS_WAIT_S", 1)
    course = small(tmp_path, twelve.WEAK)
    options = {"assignment": ASSIGNMENT, "jobs": 1, "scheduler": None, **change}
    cluster = ["--scheduler", options["scheduler"]] if options["scheduler"] else []
    call = ["grade", options["assignment"], "--root", str(course), "--jobs", str(options["jobs"]), *cluster]
    assert main(call) == 2
    assert f"bluehelm: {message}" in capsys.readouterr().err


def test_two_runs_do_not_meet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run grades a course, another ends with a message; afterwards it may."""
    course = small(tmp_path, twelve.WEAK)
    lock = course / "grading" / "runs" / "grading.lock"
    code = f"import fcntl; f = open({str(lock)!r}, 'w'); fcntl.lockf(f, 2); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=PIPE, stdout=PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        assert grade(course, ASSIGNMENT, jobs=1) == 2
        assert "This course is being graded by another run." in capsys.readouterr().err
        other.communicate(b"\n")
    assert grade(course, ASSIGNMENT, jobs=1) == 0


def test_a_class_that_handed_in_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no submission, the message says where submissions belong."""
    from bluehelm.cli import main

    assert main(["grade", ASSIGNMENT, "--root", str(small(tmp_path))]) == 2
    assert f"submitted/LEARNER/{ASSIGNMENT}" in capsys.readouterr().err


def _submissions(book: Any) -> Any:
    return book.assignment_submissions(ASSIGNMENT)


def _files(folder: Path) -> list[Path]:
    return [folder / name for name in files(folder)]
