"""Run `bluehelm grade` in a process group of its own that a test can kill at any moment.

A module of its own, so that a process that was forked from a warm one can import it: a start costs nothing,
and the moments of killing fall on grading and not on imports.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

import psutil

WARM = ["pytest", "killed", "bluehelm_grading.class_verb", "nbgrader.apps.api"]
CHANGING = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "sqlite3.connect")


def begin(course: Path, assignment: str, version: str, kill_at: int = 0) -> BaseProcess:
    """Start grading in a group of its own. `version` is nbgrader's of its tables.

    With `kill_at`, the whole group is killed when the grader opens, moves or removes its file of that number.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(WARM)
    process = context.Process(target=_grade, args=(course, assignment, version, kill_at))
    process.start()
    while process.exitcode is None and os.getpgid(process.pid or 0) != process.pid:
        process.join(0.001)
    return process


def kill(process: BaseProcess) -> None:
    """Kill the grader and all that it started, wherever they are."""
    with suppress(ProcessLookupError):  # it may have ended before
        os.killpg(process.pid or 0, signal.SIGKILL)
    process.join()


def members(process: BaseProcess) -> list[psutil.Process]:
    """Return the living processes of the grader's group."""
    return [each for each in psutil.process_iter() if _is_in(each, process.pid or 0)]


def _is_in(process: psutil.Process, group: int) -> bool:
    try:
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    except (ProcessLookupError, psutil.NoSuchProcess):
        return False


def _grade(course: Path, assignment: str, version: str, kill_at: int) -> None:
    import nbgrader.api

    from bluehelm_grading.class_verb import grade

    os.setsid()
    nbgrader.api.get_alembic_version = lambda: version  # asks a program, which takes seconds
    sys.stdout = sys.stderr = open(course / "printed.txt", "a", encoding="utf-8")  # noqa: SIM115
    counted = _count(os.getpid(), kill_at)
    code = grade(course, assignment, jobs=2)
    (course / "counted.txt").write_text(str(counted()))
    sys.exit(code)


def _count(grader: int, kill_at: int) -> Callable[[], int]:
    """Count what the grader does to files, and kill its group at the event of a number."""
    number = 0

    def hook(event: str, _: object) -> None:
        nonlocal number
        if event in CHANGING and os.getpid() == grader:
            number += 1
            if number == kill_at:
                os.killpg(grader, signal.SIGKILL)

    sys.addaudithook(hook)
    return lambda: number
