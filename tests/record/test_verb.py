"""`bluehelm record` as a terminal sees it."""

import io
import json
from pathlib import Path

import pytest
from record.making import one_of_each

from bluehelm.cli import main
from bluehelm.record import Record, events


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with a record, a play and answers."""
    for name in ("modules/06_x", "exercises/x"):
        (tmp_path / name).mkdir(parents=True)
    Record(tmp_path).append(*one_of_each())
    (tmp_path / "modules/06_x/play.json").write_text("{}")
    (tmp_path / "exercises/x/answers.json").write_text("{}")
    (tmp_path / "exercises/x/answers.previous.json").write_text("{}")
    return tmp_path


def test_show_is_for_people(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what was done and when, in words: no JSON, no address of a vocabulary."""
    assert main(["record", "show", "--root", str(course)]) == 0
    said = capsys.readouterr().out
    for line in (
        "M06: graded on 29 November 2026.",
        "  Scenario: played once, with the endings held.",
        "  Exercises: 1 item answered.",
        "  Points from your instructor: 31.5 of 40.",
        "Needs assessment: taken once.",
        "Learning path: post: FC, hours: 4.5.",
    ):
        assert line in said.splitlines()
    assert "{" not in said
    assert "http" not in said


def test_show_says_which_lines_cannot_be_read(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged line is named by its number."""
    with open(course / "record.jsonl", "ab") as file:
        file.write(b"rubbish\n")
    assert main(["record", "show", "--root", str(course)]) == 0
    count = len(one_of_each()) + 1
    assert f"Lines that cannot be read, and are left as they are: {count}." in capsys.readouterr().out


def test_show_of_an_empty_record_says_how_to_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing done yet is no error."""
    (tmp_path / "modules").mkdir()
    assert main(["record", "show", "--root", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("Your record is empty. Open a module page to begin.")


def test_a_folder_that_is_no_course_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, no traceback."""
    assert main(["record", "show", "--root", str(tmp_path)]) == 2
    assert "is not a course" in capsys.readouterr().err


def test_what_is_exported_is_imported_whole(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file goes to another course folder and comes out the same; --array is one list for servers."""
    there = course / "there"
    (there / "modules").mkdir(parents=True)
    out = course / "mine.jsonl"
    assert main(["record", "export", "--root", str(course), "-o", str(out)]) == 0
    assert main(["record", "import", str(out), "--root", str(there)]) == 0
    assert f"Imported {len(one_of_each())} statements. 0 were here already." in capsys.readouterr().out
    assert (there / "record.jsonl").read_bytes() == (course / "record.jsonl").read_bytes()
    assert main(["record", "export", "--array", "--root", str(there)]) == 0
    assert json.loads(capsys.readouterr().out) == [each.data for each in Record(course).statements()]


def test_an_import_that_fails_says_what_to_do(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Broken lines and another's account each end with the option that says: on purpose."""
    other = course / "other"
    (other / "modules").mkdir(parents=True)
    Record(other).append(events.opened("M04"))
    raw = (other / "record.jsonl").read_bytes()
    (course / "broken.jsonl").write_bytes(raw + b"x\n")
    assert main(["record", "import", str(other / "record.jsonl"), "--root", str(course)]) == 1
    assert capsys.readouterr().err.endswith("--mine says so.\n")
    assert main(["record", "import", str(course / "broken.jsonl"), "--root", str(course)]) == 1
    assert capsys.readouterr().err.endswith("--leave-out leaves them out.\n")
    arguments = [str(course / "broken.jsonl"), "--mine", "--leave-out", "--root", str(course)]
    assert main(["record", "import", *arguments]) == 0
    assert "Left out 1 broken lines." in capsys.readouterr().out


def test_forget_asks_and_says_what_stays(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anything but yes removes nothing; yes removes the record only, and says that plays and answers stay."""
    for said in ("", "no\n", "y\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(said))
        assert main(["record", "forget", "--root", str(course)]) == 1
        assert capsys.readouterr().out.endswith("Nothing was removed.\n")
    assert Record(course).statements()
    (course / "record.damaged-20261129T000000Z-ab.jsonl").write_text("{")
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert main(["record", "forget", "--root", str(course)]) == 0
    said = capsys.readouterr().out
    assert "Your plays (1 files) and answers (2 files) stay." in said
    assert not list(course.glob("record*"))
    assert (course / "modules/06_x/play.json").exists()
    assert main(["record", "forget", "--root", str(course), "--all", "--yes"]) == 0
    assert not list(course.rglob("*.json"))
    assert main(["record", "forget", "--root", str(course), "--yes"]) == 0
    assert "There is no record here" in capsys.readouterr().out


def test_after_forgetting_the_next_record_is_of_another_account(course: Path) -> None:
    """Who asked to be forgotten is not the same account in the next line."""
    record = Record(course)
    before = record.actor
    main(["record", "forget", "--root", str(course), "--yes"])
    record.append(events.opened("M06"))
    assert record.actor != before
