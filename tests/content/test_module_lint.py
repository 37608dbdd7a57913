"""What lint says of module texts: nothing of the shipped ones, and exact messages of faulty ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm.glossary import load
from bluehelm.lint import lint_path
from bluehelm.module_text import problems

FAULTY = Path(__file__).parent / "faulty_modules"
MESSAGES = (FAULTY / "messages.txt").read_text(encoding="utf-8").splitlines()
SHIPPED = sorted((Path(__file__).parents[2] / "modules").glob("*/module.md"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_shipped_modules_have_no_finding(path: Path) -> None:
    """Every module text explains its words, cites what exists and can be read in time."""
    assert [str(problem) for problem in lint_path(path)] == []


@pytest.mark.parametrize("path", sorted(FAULTY.glob("*.md")), ids=lambda path: path.stem)
def test_a_faulty_text_gives_its_messages(path: Path) -> None:
    """Each fault has file, line, code and mend, word for word."""
    expected = [line for line in MESSAGES if line.startswith(f"{path.name}:")]
    assert [str(problem) for problem in problems(path)] == expected
    assert expected


def test_a_missing_text_is_a_finding(tmp_path: Path) -> None:
    """A file that is not there is reported and never raises."""
    (problem,) = lint_path(tmp_path / "module.md")
    assert str(problem).endswith(
        "module.md:1: FILE-UNREADABLE The file cannot be read: No such file or directory. "
        "Check that it exists and that you may read it."
    )


def test_a_text_in_another_encoding_is_a_finding(tmp_path: Path) -> None:
    """A file that is not UTF-8 is reported with its line."""
    (tmp_path / "module.md").write_bytes(b"# Ready\n\nCaf\xe9\n")
    (problem,) = problems(tmp_path / "module.md")
    assert str(problem) == (
        "module.md:3: FILE-ENCODING The file is not UTF-8 text. Save it again with the encoding UTF-8."
    )


def test_no_form_is_both_right_and_avoided() -> None:
    """A form that the glossary avoids is no form of any of its entries."""
    glossary = load()
    right = {form for entry in glossary for form in (*entry.forms, entry.full)}
    avoided = [form for entry in glossary for form in entry.avoid]
    assert len(avoided) > 30
    assert sorted(right.intersection(avoided)) == []
