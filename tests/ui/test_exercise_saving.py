"""When saving fails, when two pages are open, and when the answers file is damaged."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluehelm.exercise import AnswersRefusedError
from bluehelm.ui import exercise_session
from bluehelm.ui.exercise_header import Header
from bluehelm.ui.exercise_part import PartView
from bluehelm.ui.exercise_session import Session

Stored = Callable[[str], Any]


def _part(session: Session, kind: str) -> PartView:
    item = session.item(kind)
    return PartView(session, item, item.parts[0])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your space on this server is used up"),
        (errno.EROFS, "this folder can only be read"),
        (errno.EACCES, "you may not write in this folder"),
        (errno.EIO, "a file could not be read or written"),
    ],
)
def test_a_failed_save_says_what_to_do_and_can_be_tried_again(
    exercise_folder: Path, stored: Stored, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    """The answer stays on the page, the reason is in plain words, and one press saves it later."""
    session = Session(exercise_folder)
    part = _part(session, "select_one")

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as broken:
        broken.setattr(exercise_session, "write_answer", refuse)
        part.control.widget.value = "a"
        assert words in part.saved.value
        assert "on this page only" in part.saved.value
        assert "bh-hidden" not in part.retry_button._dom_classes
        session.tell()  # another item was saved meanwhile: the unsaved answer stays on the page
        assert part.control.widget.value == "a"
        assert stored("select_one") is None
    part.retry_button.click()
    assert stored("select_one") == "a"
    assert "bh-hidden" in part.retry_button._dom_classes


def test_a_refused_answer_is_said(exercise_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the answers file refuses is shown in its own words, not as an error."""
    part = _part(Session(exercise_folder), "select_one")

    def refuse(*_: object) -> None:
        raise AnswersRefusedError("This was not saved: it is too long.")

    monkeypatch.setattr(exercise_session, "write_answer", refuse)
    part.control.widget.value = "a"
    assert "This was not saved: it is too long." in part.saved.value


def test_two_pages_keep_each_others_answers(exercise_folder: Path, stored: Stored) -> None:
    """Two tabs that answer different items lose nothing, and each sees the other's at its next save."""
    first, second = Session(exercise_folder), Session(exercise_folder)
    one, other = _part(first, "select_one"), _part(second, "memo")
    seen = _part(first, "memo")
    other.control.field.value = "Hold."  # type: ignore[attr-defined]
    one.control.widget.value = "c"
    assert (stored("select_one"), stored("memo")) == ("c", "Hold.")
    assert seen.control.field.value == "Hold."  # type: ignore[attr-defined]


def test_the_head_counts(exercise_folder: Path) -> None:
    """The head says how many items are complete, how many are begun, and when something was last saved."""
    session = Session(exercise_folder)
    head = Header(session)
    assert f"Answered 0 of {len(session.exercise.items)}" in head._progress.value
    _part(session, "select_one").control.widget.value = "a"
    order = _part(session, "order")
    order.control.cards.pool["a"].click()  # type: ignore[attr-defined]
    assert f"Answered 1 of {len(session.exercise.items)}, 1 begun" in head._progress.value
    assert "Last saved" in head._place.value
    assert "All are complete" not in head._place.value


def _damage(folder: Path) -> Session:
    session = Session(folder)
    part = _part(session, "select_one")
    part.control.widget.value = "a"
    part.control.widget.value = "b"
    (folder / "answers.json").write_text('{"format": 1, "exer')
    return Session(folder)


def test_a_damaged_file_is_said_and_the_last_good_copy_shown(exercise_folder: Path) -> None:
    """The page shows the copy before the damage, says so, and keeps the damaged file."""
    session = _damage(exercise_folder)
    notice = Header(session).notice
    assert "could not be read" in notice._text.value
    assert "bh-hidden" not in notice.widget._dom_classes
    assert _part(session, "select_one").control.widget.value == "a"
    assert [path.read_text() for path in exercise_folder.glob("answers.damaged-*.json")] == [
        '{"format": 1, "exer'
    ]
    notice.keep_button.click()
    assert "bh-hidden" in notice.widget._dom_classes


def test_a_new_start_sets_the_copy_aside(exercise_folder: Path, stored: Stored) -> None:
    """Who does not want the last good copy begins empty, and the copy is still there under another name."""
    session = _damage(exercise_folder)
    part, notice = _part(session, "select_one"), Header(session).notice
    notice.anew_button.click()
    assert stored("select_one") is None
    assert part.control.widget.value is None
    kept = next(exercise_folder.glob("answers.before-*.json"))
    assert kept.name in notice._text.value
    assert '"a"' in kept.read_text()


def test_damage_while_the_page_is_open_is_said(exercise_folder: Path) -> None:
    """A file that is damaged between two saves is noticed at the next one; the last good copy goes on."""
    session = Session(exercise_folder)
    head = Header(session)
    _part(session, "select_one").control.widget.value = "a"
    memo = _part(session, "memo")
    memo.control.field.value = "Hold."  # type: ignore[attr-defined]
    (exercise_folder / "answers.json").write_text("{")
    memo.control.field.value = "Hold on."  # type: ignore[attr-defined]
    assert (session.answer("select_one", "part"), session.answer("memo", "part")) == ("a", "Hold on.")
    assert "could not be read" in head.notice._text.value
