"""The page of the statement: it says what the record says, and makes unsigned files."""

from base64 import b64decode
from pathlib import Path

import pytest
from statement.learner import course, done, record

from bluehelm.kernels import hooks
from bluehelm.ui.statement import StatementPage


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StatementPage:
    """The page of a learner who has done one module of two."""
    record(course(tmp_path), *done("M06", "integrated", played=True))
    monkeypatch.chdir(tmp_path / "modules")
    return StatementPage()


def test_the_page_follows_what_is_filled_in(page: StatementPage) -> None:
    """The learner sees the statement as it will be: name, day and person appear at once, and are escaped."""
    assert "A learner who gave no name has done 1 of 2 required modules." in " ".join(
        page.shown.value.split()
    )
    assert "no date set" in page.shown.value
    page.name.value, page.responsible.value, page.by.value = "Ann <b>", "Col. Sow", "2026-12-15"
    assert "<strong>Ann &lt;b&gt;</strong>" in page.shown.value
    assert "Responsible: Col. Sow" in page.shown.value
    assert "15 December 2026" in page.shown.value
    assert "This statement is not signed." in page.shown.value


def test_the_files_are_what_the_page_shows(page: StatementPage) -> None:
    """Each link holds a whole file; a change takes the old links away; a day that is none is told."""
    page.name.value = "Ann"
    page.make_button.click()
    html, pdf = [part.split('"')[0] for part in page._files.value.split("base64,")[1:]]
    assert b"<strong>Ann</strong>" in b64decode(html)
    assert b64decode(pdf).startswith(b"%PDF-")
    assert 'download="statement-Ann-' in page._files.value
    page.by.value = "soon"
    assert page._files.value == ""
    page.make_button.click()
    assert "Write the day as year, month, day" in page._files.value


def test_where_there_is_no_record_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft outside a course has nothing to state."""
    monkeypatch.chdir(tmp_path)
    assert "There is no record here" in StatementPage().shown.value


def test_a_forked_page_shows_its_own_visitor_s_record(
    page: StatementPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made once for all, the page reads the record of the folder in which its kernel is."""
    monkeypatch.setattr(hooks, "_hooks", [])
    made = StatementPage()
    other = tmp_path / "other"
    record(course(other), *done("M06", "integrated", played=True), *done("M09", "crisis"))
    monkeypatch.chdir(other / "modules")
    hooks.run()
    assert "has done all 2 required modules." in " ".join(made.shown.value.split())
