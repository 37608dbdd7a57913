"""`bluehelm statement`, `bluehelm key` and `bluehelm verify` as a terminal sees them."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from statement.learner import course, done, record

from bluehelm.cli import main
from bluehelm.luggage import pack


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A course with a record in which one module of two is done."""
    record(course(tmp_path), *done("M06", "integrated", played=True))
    return tmp_path


def test_the_open_item_stands_as_large_as_the_others(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The acceptance test of N04: the open module has a day, a person, and the letters of the others."""
    key, out = place / "director.key", place / "out"
    assert main(["key", "Gen. A. Director", "-o", str(key), "--no-password"]) == 0
    code = re.search(r"code (\w{4}-\w{4})", capsys.readouterr().out)
    assert code
    options = ["--root", str(place), "--name", "Émile Diop", "--key", str(key), "--out", str(out)]
    apart = ["--open", "M09=2026-12-15,Col. Sow"]
    assert main(["statement", *options, *apart]) == 0
    assert "Open: Module 9: Crisis <plans>." in capsys.readouterr().out
    (page,) = out.glob("*.html")
    rows = re.findall(r"<tr>\n(<th scope=\"row\">.*?)</tr>", page.read_text(), re.DOTALL)
    tags = {tag for row in rows for tag in re.findall(r"<[^/][^>]*>", row)}
    day = '<span class="bh-st-day">'
    assert tags == {'<th scope="row">', "<ul>", "<li>", "<td>", "<br>", day}
    assert "Responsible: Col. Sow" in rows[1]
    assert "15 December 2026" in rows[1]
    assert re.findall(r"bh-st-day {[^}]*}", page.read_text()) == ["bh-st-day { white-space: nowrap; }"]
    for path in sorted(out.iterdir()):
        assert main(["verify", str(path), "--key", f"{key}.public.json"]) == 0
        assert f"key {code[1]}" in capsys.readouterr().out
    page.write_text(page.read_text().replace("Col. Sow", "Col. Sou"))
    assert main(["verify", str(page)]) == 1
    assert capsys.readouterr().out.startswith("DO NOT TRUST IT")


def test_an_instructor_signs_from_the_learner_s_file(place: Path, tmp_path: Path) -> None:
    """The record comes from “Take my work with me”, or from a record that was exported."""
    key = place / "d.key"
    main(["key", "D", "-o", str(key), "--no-password"])
    (work, lines) = tmp_path / "work.zip", tmp_path / "mine.jsonl"
    work.write_bytes(pack(place, datetime(2026, 11, 30, tzinfo=UTC)))
    lines.write_bytes((place / "record.jsonl").read_bytes())
    (place / "record.jsonl").unlink()
    for file in (work, lines):
        out = tmp_path / file.stem
        options = ["--root", str(place), "--name", "X", "--key", str(key), "--out", str(out)]
        assert main(["statement", str(file), *options, "--required", "M06"]) == 0
        (page,) = out.glob("*.html")
        assert "X</strong>" in page.read_text()
        assert "has done all 1 required modules." in page.read_text()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--key", "d.key"], "needs the learner's name"),
        (["--by", "soon"], "Write it as 2026-12-15"),
        (["--open", "M09=15.12.2026,X"], "Write it as 2026-12-15"),
        (["--required", "M77"], "no module M77"),
        (["--name", "X", "--key", "broken.key"], "no private key"),
        (["broken.jsonl"], "has broken lines"),
        (["broken.zip"], "does not hold your work"),
    ],
)
def test_what_cannot_be_done_is_said(
    place: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    told: str,
) -> None:
    """One message, no traceback, no file."""
    monkeypatch.chdir(place)
    Path("broken.key").write_text("no key")
    Path("broken.jsonl").write_text("{\n")
    Path("broken.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    assert main(["statement", *options, "--out", "out"]) == 1
    assert told in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_key_with_a_password_asks_for_it(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made with a password, a key signs when the password is given; a short or mistyped one makes none."""
    monkeypatch.chdir(place)
    said = iter(["short", "longenough", "longenouhg", "longenough", "longenough", "longenough"])
    monkeypatch.setattr("bluehelm.statement.verb.getpass", lambda _: next(said))
    for expected in (1, 1, 0):
        assert main(["key", "D", "-o", "d.key"]) == expected
        assert Path("d.key").exists() is (expected == 0)
    assert "differ or are too short" in capsys.readouterr().err
    assert main(["statement", "--name", "X", "--key", "d.key", "--out", "out"]) == 0
    assert main(["key", "D", "-o", "d.key", "--no-password"]) == 1
    assert "never overwritten" in capsys.readouterr().err


def test_without_a_name_beside_it_a_key_does_not_sign(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody signs without a name: the public half must stand beside the private one."""
    key = place / "d.key"
    main(["key", "D", "-o", str(key), "--no-password"])
    (place / "d.key.public.json").unlink()
    assert main(["statement", "--root", str(place), "--name", "X", "--key", str(key)]) == 1
    assert "in whose name the key signs" in capsys.readouterr().err


def test_a_wrong_public_key_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To give the private half by mistake is answered with the right file's name."""
    (place / "x.jwt").write_text(json.dumps({}))
    (place / "k").write_text("no key")
    assert main(["verify", str(place / "x.jwt"), "--key", str(place / "k")]) == 1
    assert ".public.json" in capsys.readouterr().err
