"""A gradebook on PostgreSQL: the same rows as on SQLite, from a real server that this test starts."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bluehelm_grading.class_verb import grade
from bluehelm_grading.marking.book import ChangedMeanwhileError
from bluehelm_grading.marking.cases import BlindMark, Mark
from bluehelm_grading.marking.desk import Desk
from bluehelm_grading.release import register
from bluehelm_grading.settings import gradebook, settings

from .conftest import ASSIGNMENT, hand_in, new_course, twelve
from .state import rows, saved_state, state

pytest.importorskip("psycopg2", reason="psycopg2 is not installed: pip install 'bluehelm[postgres]'")


def program(name: str) -> str:
    """Find a program of PostgreSQL; Debian keeps them off the PATH. Skips the test if there is none."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which(name) or shutil.which(name, path=os.pathsep.join(map(str, places)))
    if found is None:
        pytest.skip("PostgreSQL is not installed on this machine")
    return found


def as_other_than_root() -> tuple[list[str], str | None]:
    """Return what goes before a command that must not run as root, and as whom it runs then."""
    if os.name != "posix" or os.geteuid() != 0:
        return [], None
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("PostgreSQL refuses to run as root, and setpriv is not here to run it as nobody")
    return [setpriv, "--reuid=nobody", "--regid=nogroup", "--clear-groups"], "nobody"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server in a temporary folder, reached by a socket there and by no network; give its db_url."""
    before, user = as_other_than_root()
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has at most 107 characters
    data = folder / "data"
    if user:
        shutil.chown(folder, user)
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
    control = [*before, program("pg_ctl"), "-D", str(data), "-w", "-s"]
    try:
        subprocess.run([*before, program("initdb"), "-D", data, "-U", "marker", "-A", "trust", "-N"], **quiet)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], **quiet)
        yield f"postgresql+psycopg2://marker@/postgres?host={folder}"
    finally:
        if data.is_dir():
            subprocess.run([*control, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL, cwd=folder)
        shutil.rmtree(folder, ignore_errors=True)


def test_a_class_is_graded_into_postgresql(
    server: str, tmp_path: Path, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With db_url alone changed, rows, notebooks and pages are those of SQLite; a rerun changes none."""
    ours = new_course(tmp_path, ASSIGNMENT)
    with open(ours / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"c.CourseDirectory.db_url = {server!r}\n")
    for learner in twelve.CLASS:
        hand_in(ours, learner)
    assert grade(ours, ASSIGNMENT, jobs=2) == 0
    assert not list(ours.rglob("gradebook.db"))
    assert state(ours, server) == saved_state(course)
    assert grade(ours, ASSIGNMENT, jobs=2) == 0
    assert "0 submissions graded, 12 unchanged." in capsys.readouterr().out
    assert rows(server) == saved_state(course)["rows"]


def test_marks_are_compared_and_written_in_postgresql(server: str, tmp_path: Path) -> None:
    """Marks, blind sheets and the refusal to overwrite work there as in SQLite."""
    db_url = server.replace("/postgres?", "/marks?")
    with create_engine(server, isolation_level="AUTOCOMMIT").connect() as there:
        there.execute(text("CREATE DATABASE marks"))
        there.engine.dispose()
    ours = new_course(tmp_path, ASSIGNMENT)
    with open(ours / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"c.CourseDirectory.db_url = {db_url!r}\n")
    register(ours, ASSIGNMENT, db_url)
    with gradebook(settings(ours)) as book:
        book.add_student("anna")
        book.add_submission(ASSIGNMENT, "anna")
    first, second = Desk(ours, ASSIGNMENT), Desk(ours, ASSIGNMENT)
    first.save(first.cases[first.keys[0]], Mark(7.0, "Clear.", waits=False))
    with pytest.raises(ChangedMeanwhileError):
        second.save(second.cases[second.keys[0]], Mark(3.0, waits=False))
    blind = Desk(ours, ASSIGNMENT, "ben", blind=True)
    blind.save(blind.cases[blind.keys[0]], Mark(3.0, "Not yet.", waits=False))
    first.read()
    case = first.cases[first.keys[0]]
    assert case.mark == Mark(7.0, "Clear.", waits=False)
    assert case.blind == (BlindMark("ben", 3.0, "Not yet."),)


def test_a_server_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no server answers, the message names the setting and shows no password."""
    ours = new_course(tmp_path, ASSIGNMENT)
    with open(ours / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write("c.CourseDirectory.db_url = 'postgresql+psycopg2://anna:secret@/grades?host=/nowhere'\n")
    hand_in(ours, twelve.WEAK)
    assert grade(ours, ASSIGNMENT) == 2
    said = capsys.readouterr().err
    assert "bluehelm: The gradebook cannot be used:" in said
    assert "c.CourseDirectory.db_url" in said
    assert "secret" not in said


def test_an_address_without_its_driver(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A plain postgresql:// asks for a driver that is not installed; the message says what to write."""
    ours = new_course(tmp_path, ASSIGNMENT)
    with open(ours / "grading" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write("c.CourseDirectory.db_url = 'postgresql://anna@/grades?host=/nowhere'\n")
    assert grade(ours, ASSIGNMENT) == 2
    assert "Begin db_url in grading/nbgrader_config.py with postgresql+psycopg2://" in capsys.readouterr().err
