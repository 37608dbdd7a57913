"""What the cells of an exercise notebook show, whatever state the files are in."""

from pathlib import Path
from typing import Any

import pytest

from bluehelm.ui import exercise, page


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, exercise_folder: Path) -> list[Any]:
    """Collect what the cells display, with the exercise's folder as the current one."""
    collected: list[Any] = []
    monkeypatch.chdir(exercise_folder)
    for each in (exercise, page):
        monkeypatch.setattr(each, "display", collected.append)
    return collected


def test_the_cells_share_one_session(shown: list[Any], exercise_folder: Path) -> None:
    """An answer in an item is counted in the head, since all cells use the same session."""
    exercise.begin()
    exercise.item("select_one")
    exercise.hand_in()
    session = exercise._sessions[Path.cwd()]
    session.save("select_one", "part", "a")
    style, head, item, panel = shown
    assert "<style>" in style.data
    assert "Answered 1 of 17" in _text(head)
    assert "bh-item-select_one" in item._dom_classes
    assert "bh-handin" in panel._dom_classes


def _text(widget: Any) -> str:
    return str(getattr(widget, "value", "")) + "".join(
        _text(child) for child in getattr(widget, "children", ())
    )


def test_begin_reads_the_answers_anew(shown: list[Any], exercise_folder: Path) -> None:
    """Running the cells again shows what the disk holds, not what the kernel remembers."""
    exercise.begin()
    before = exercise._sessions[Path.cwd()]
    exercise.begin()
    assert exercise._sessions[Path.cwd()] is not before


def test_a_broken_exercise_is_a_note_and_not_a_traceback(shown: list[Any], exercise_folder: Path) -> None:
    """The learner reads that it is out; the author finds the reason."""
    (exercise_folder / "exercise.json").write_text("{")
    exercise.begin()
    exercise.item("memo")
    for note in shown[1:]:
        assert "This exercise cannot be opened at the moment" in note.value


def test_an_unknown_item_is_a_note(shown: list[Any]) -> None:
    """A wrong id in a cell names the ids that exist."""
    exercise.item("M99-E9")
    assert shown[0].value.count("This exercise has no item M99-E9. It has select_one, ") == 1


def test_a_folder_that_cannot_be_read_is_a_note(shown: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged file that cannot be set aside is said in plain words."""

    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("bluehelm.ui.exercise_session.read_answers", refuse)
    exercise.begin()
    assert "The exercise cannot be opened: this folder can only be read." in shown[1].value
