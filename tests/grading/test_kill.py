"""A grader that is killed leaves nothing wrong and nothing running: the next run makes the class whole."""

import os
import shutil
import signal
import zipfile
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

import killed
import psutil
import pytest
from nbgrader import api

from .conftest import ASSIGNMENT, fill, hand_in, new_course, twelve
from .state import State, files, state

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no process groups")
MOMENTS, EVENTS, SEED = 20, 10, 20261122


@dataclass(frozen=True)
class Undisturbed:
    """A class that nobody graded yet, and what grading it without a kill takes and leaves."""

    class_: Path
    state: State
    duration_s: float
    events: int


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """Let four hand in folders and two archives; grade a copy of the class once, from end to end."""
    class_ = new_course(tmp_path_factory.mktemp("kill") / "class", ASSIGNMENT)
    for learner in (twelve.PERFECT, twelve.MALFORMED, twelve.EXTRA_CELLS, twelve.BLANK):
        hand_in(class_, learner)
    archives = class_ / "grading" / "runs" / "downloaded" / ASSIGNMENT / "archive"
    archives.mkdir(parents=True)
    for name, learner in (("anna", twelve.WEAK), ("boris", twelve.HOSTILE)):
        inside = class_.parent / name
        inside.mkdir()
        fill(inside, class_, learner)
        with zipfile.ZipFile(archives / f"{name}.zip", "w") as archive:
            for file in sorted(inside.iterdir()):
                archive.write(file, file.name)
    graded = class_.with_name("graded")
    shutil.copytree(class_, graded)
    grade(graded)  # the first one also starts the warm process
    shutil.rmtree(graded)
    shutil.copytree(class_, graded)
    duration_s = grade(graded)
    return Undisturbed(class_, state(graded), duration_s, int((graded / "counted.txt").read_text()))


def grade(course: Path) -> float:
    """Grade from end to end; return the seconds it took."""
    began = perf_counter()
    process = killed.begin(course, ASSIGNMENT, api.get_alembic_version())
    process.join(120)
    assert process.exitcode == 0, (course / "printed.txt").read_text()
    return perf_counter() - began


def check_rerun(course: Path, undisturbed: Undisturbed) -> float:
    """Run again after a kill: rows, graded notebooks and pages are whole, and submissions as they were."""
    took_s = grade(course)
    assert state(course) == undisturbed.state
    for given in ("submitted", f"downloaded/{ASSIGNMENT}/archive"):
        before, after = (files(each / "grading" / "runs" / given) for each in (undisturbed.class_, course))
        assert {name: after.get(name) for name in before} == before
    return took_s


def fresh(undisturbed: Undisturbed, tmp_path: Path) -> Path:
    """Make a class that nobody graded yet."""
    course = tmp_path / "course"
    shutil.rmtree(course, ignore_errors=True)
    shutil.copytree(undisturbed.class_, course)
    return course


def test_a_kill_at_any_moment_is_made_good(undisturbed: Undisturbed, tmp_path: Path) -> None:
    """Killed at twenty random moments of its time, always in a fresh class, and run again: all is whole."""
    chance, took_s, hits = Random(SEED), undisturbed.duration_s, 0
    for _ in range(MOMENTS):
        course = fresh(undisturbed, tmp_path)
        process = killed.begin(course, ASSIGNMENT, api.get_alembic_version())
        process.join(chance.random() * took_s)
        hits += process.exitcode is None
        killed.kill(process)
        assert not psutil.wait_procs(killed.members(process), timeout=10)[1]
        took_s = check_rerun(course, undisturbed)
    assert hits >= MOMENTS // 2


def test_a_kill_between_two_files_is_made_good(undisturbed: Undisturbed, tmp_path: Path) -> None:
    """Killed just before it opens, moves or removes a file, at ten of them, and run again: all is whole."""
    for event in sorted(Random(SEED).sample(range(1, undisturbed.events), EVENTS)):
        course = fresh(undisturbed, tmp_path)
        process = killed.begin(course, ASSIGNMENT, api.get_alembic_version(), event)
        process.join(60)
        assert process.exitcode == -signal.SIGKILL, f"event {event} of {undisturbed.events} did not come"
        check_rerun(course, undisturbed)


def test_workers_end_with_a_grader_that_is_killed_alone(undisturbed: Undisturbed, tmp_path: Path) -> None:
    """Where only the grader itself is killed, its workers see that and end by themselves."""
    course = fresh(undisturbed, tmp_path)
    process = killed.begin(course, ASSIGNMENT, api.get_alembic_version())
    while process.exitcode is None and len(killed.members(process)) < 3:
        process.join(0.001)
    group = killed.members(process)
    assert len(group) > 1
    process.kill()
    assert not psutil.wait_procs(group, timeout=10)[1]
    check_rerun(course, undisturbed)
