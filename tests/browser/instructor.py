"""An instructor's course in a temporary folder, and the verbs that serve a page for an instructor."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from class_of_twelve import Learner
from served import ROOT, free_port

ASSIGNMENT = "crisis_management"
BLUEHELM = str(Path(sys.executable).with_name("bluehelm"))


def instructor_course(folder: Path) -> Path:
    """Copy what an instructor has after cloning: settings, keys, releases, modules; no answers."""
    ignored = shutil.ignore_patterns("answers*", "play*.json", ".*")
    for part in ("modules", "solutions", "exercises"):
        shutil.copytree(ROOT / part, folder / part, ignore=ignored)
    (folder / "grading").mkdir()
    shutil.copy(ROOT / "grading" / "nbgrader_config.py", folder / "grading")
    return folder


def graded_class(folder: Path, learners: Iterable[Learner]) -> Path:
    """Make a course in which these learners have handed in and are graded."""
    course = instructor_course(folder)
    for learner in learners:
        theirs = course / "grading" / "runs" / "submitted" / learner.name.replace(" ", "-") / ASSIGNMENT
        theirs.mkdir(parents=True)
        shutil.copy(course / "exercises" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", theirs)
        content = learner.file()
        if content is not None:
            (theirs / "answers.json").write_bytes(content)
    run(course, "grade", ASSIGNMENT)
    return course


def run(course: Path, *words: str) -> str:
    """Run a verb in the course folder; return what it printed. It must succeed."""
    done = subprocess.run([BLUEHELM, *words], cwd=course, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def served(course: Path, *words: str, farewell: str = "") -> Iterator[str]:
    """Run a verb that serves a page until Ctrl-C; give the page's address. It must end well, as said."""
    home = course / "home"
    home.mkdir(exist_ok=True)
    command = [BLUEHELM, *words, "--no-browser", "--port", str(free_port())]
    environment = {**os.environ, "HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=course, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = next(line for line in server.stdout if "http://" in line)
        assert "127.0.0.1" in told
        try:
            yield told.split()[-1]
        finally:
            server.send_signal(signal.SIGINT)
            rest = server.communicate(timeout=30)[0]
    assert server.returncode == 0
    assert farewell in rest
