"""A course in a temporary folder, and a class of twelve that has handed in there."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .state import save_state

ROOT = Path(__file__).resolve().parents[2]
ASSIGNMENT = "crisis_management"
RAN = "a_learners_code_ran"  # the file that every hostile cell below tries to write

HOSTILE_CELLS = (
    f"import pathlib; pathlib.Path('{RAN}').touch()",
    f"get_ipython().system('touch {RAN}')",
    f"!touch {RAN}",
    f"%%bash\ntouch {RAN}",
    "import sqlite3, glob; print(glob.glob('../../../**/*.db', recursive=True))",
    "while True: pass",
)


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


twelve = _load(ROOT / "tests" / "class_of_twelve.py")


def student_id(learner: Any) -> str:
    """Return the folder name of a learner."""
    return str(learner.name).replace(" ", "-")


def new_course(folder: Path, *assignments: str) -> Path:
    """Make a course with our settings; copy the named assignments into it."""
    (folder / "grading").mkdir(parents=True)
    shutil.copy(ROOT / "grading" / "nbgrader_config.py", folder / "grading")
    for name in assignments:
        for step in ("solutions", "exercises"):
            shutil.copytree(
                ROOT / step / name, folder / step / name, ignore=shutil.ignore_patterns("answers*", ".*")
            )
    return folder


def hand_in(course: Path, learner: Any, assignment: str = ASSIGNMENT) -> Path:
    """Put a learner's files where nbgrader collects to; return the folder."""
    folder = course / "grading" / "runs" / "submitted" / student_id(learner) / assignment
    folder.mkdir(parents=True)
    fill(folder, course, learner, assignment)
    return folder


def fill(folder: Path, course: Path, learner: Any, assignment: str = ASSIGNMENT) -> None:
    """Write what a learner hands in: the notebook, as they left it, and the answers."""
    released = json.loads((course / "exercises" / assignment / f"{assignment}.ipynb").read_text())
    change = {"tampered": tamper, "extra cells": add_cells}.get(learner.notebook, lambda book: None)
    change(released)
    (folder / f"{assignment}.ipynb").write_text(json.dumps(released))
    content = learner.file()
    if content is not None:
        (folder / "answers.json").write_bytes(content)


def tamper(book: dict[str, Any]) -> None:
    """Change, rename, double and delete graded cells, and the metadata of the notebook."""
    graded = [cell for cell in book["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
    graded[0]["source"] = "100.0"
    graded[1]["metadata"]["nbgrader"]["points"] = 1000
    graded[2]["metadata"]["nbgrader"]["grade_id"] = "renamed"
    graded[3]["outputs"] = [
        {"output_type": "execute_result", "data": {"text/plain": "8.0"}, "metadata": {}, "execution_count": 1}
    ]
    book["cells"].remove(graded[4])
    book["cells"].append(json.loads(json.dumps(graded[5])))
    book["metadata"]["kernelspec"] = {"name": "evil", "display_name": "evil", "language": f"; touch {RAN}"}


def add_cells(book: dict[str, Any]) -> None:
    """Put code cells before, between and after ours, one of them under the name of one of ours."""
    for number, source in enumerate(HOSTILE_CELLS):
        cell = {
            "cell_type": "code",
            "id": f"mine-{number}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
        book["cells"].insert(2 * number, {**cell, "source": source})
    marks = {
        "schema_version": 3,
        "grade": True,
        "locked": False,
        "solution": True,
        "points": 99,
        "grade_id": "x",
    }
    book["cells"].append({**cell, "id": "mine-x", "source": "99.0", "metadata": {"nbgrader": marks}})


def nbgrader(course: Path, *arguments: str, ok: bool = True) -> str:
    """Run one nbgrader command as an instructor does, in course/grading; return what it printed."""
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(course / "no-config"),
        "JUPYTER_DATA_DIR": str(course / "no-data"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course / "grading",
        env=environment,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert (done.returncode == 0) is ok, done.stdout + done.stderr
    return done.stdout + done.stderr


def bluehelm_grade(course: Path) -> tuple[str, str]:
    """Grade a class with `bluehelm grade` as an instructor does; return what it printed and its errors."""
    command = [sys.executable, "-c", "import sys; from bluehelm.cli import main; sys.exit(main())"]
    arguments = ["grade", ASSIGNMENT, "--root", str(course), "--jobs", "2"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="session", autouse=True)
def alembic_once() -> Iterator[None]:
    """Let nbgrader ask a program for the version of its tables once, not for each new gradebook."""
    import nbgrader.api

    from bluehelm_grading import converter

    converter.install()  # puts that program on the PATH
    asked = nbgrader.api.get_alembic_version
    nbgrader.api.get_alembic_version = cache(asked)
    yield
    nbgrader.api.get_alembic_version = asked


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class of twelve, autograded with one command, with feedback by one more; not to be changed."""
    course = new_course(tmp_path_factory.mktemp("course"), ASSIGNMENT)
    for learner in twelve.CLASS:
        hand_in(course, learner)
    nbgrader(course, "autograde", ASSIGNMENT)
    nbgrader(course, "generate_feedback", ASSIGNMENT)
    save_state(course)
    return course


@pytest.fixture
def own_course(course: Path, tmp_path: Path) -> Path:
    """A copy of the graded class of twelve, to change."""
    return Path(shutil.copytree(course, tmp_path / "own"))


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The class of twelve, graded by `bluehelm grade`, not to be changed. printed.txt has what it said."""
    course = new_course(tmp_path_factory.mktemp("graded"), ASSIGNMENT)
    for learner in twelve.CLASS:
        hand_in(course, learner)
    printed, errors = bluehelm_grade(course)
    assert errors == ""
    (course / "printed.txt").write_text(printed)
    return course


@pytest.fixture
def gradebook() -> Iterator[Callable[[Path], Any]]:
    """Open gradebooks of courses; they are closed after the test."""
    from nbgrader.api import Gradebook

    opened = []

    def open_it(course: Path) -> Any:
        opened.append(Gradebook(f"sqlite:///{course}/grading/runs/gradebook.db"))
        return opened[-1]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader's own
        yield open_it
        for each in opened:
            each.close()
