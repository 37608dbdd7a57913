"""The answers file: nothing that was answered is lost."""

import json
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from bluehelm import files
from bluehelm.exercise import AnswersRefusedError, read_answers, write_answer

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
MARKS = {"policies": "partly", "roles": "not_in_place"}


def save(folder, exercise, item, part, answer, minute=0):
    """Save one answer at a minute after ten."""
    return write_answer(folder, exercise, item, part, answer, NOW + timedelta(minutes=minute))


def names(folder):
    """Return the names in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


def test_a_new_folder_has_no_answers_and_no_notice(tmp_path, published):
    """Where nothing was saved yet, nothing is shown and nothing is written."""
    answers, notice = read_answers(tmp_path, published)
    assert (dict(answers.items), notice, names(tmp_path)) == ({}, None, [])


def test_an_answer_is_saved_in_the_agreed_form(tmp_path, published):
    """answers.json holds format, exercise, version, and each item with its answers and the time of saving."""
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    assert json.loads((tmp_path / "answers.json").read_bytes()) == {
        "format": 1,
        "exercise": "crisis_management",
        "version": 1,
        "items": {"M09-E1": {"answers": {"marks": MARKS}, "saved_at": "2026-11-22T10:00:00Z"}},
    }


def test_answers_come_back_after_a_restart(tmp_path, published):
    """What one process saved, the next one reads."""
    written = save(tmp_path, published, "M09-E1", "marks", MARKS)
    assert read_answers(tmp_path, published) == (written, None)


def test_a_part_is_cleared_by_none(tmp_path, published):
    """Taking an answer back removes it from the file."""
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    assert save(tmp_path, published, "M09-E1", "marks", None).of("M09-E1") == {}


def test_two_tabs_do_not_undo_each_other(tmp_path, published):
    """Each save reads the file again, so parts and items that another tab saved stay."""
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    save(tmp_path, published, "M09-E2", "steps", ["report", "meet"], minute=1)
    answers = save(tmp_path, published, "M09-E1", "repair", {"exercise": 4}, minute=2)
    assert answers.of("M09-E1") == {"marks": MARKS, "repair": {"exercise": 4}}
    assert answers.of("M09-E2") == {"steps": ["report", "meet"]}
    assert answers.items["M09-E1"].saved_at == "2026-11-22T10:02:00Z"


def test_writers_at_the_same_moment_wait_for_each_other(tmp_path, published):
    """Two writers that save twenty times each lose nothing of each other."""
    places = [("M09-E1", "marks", MARKS), ("M09-E3", "order", ["shelter"])]
    writers = [
        Thread(target=lambda p=place: [save(tmp_path, published, *p, minute=n) for n in range(20)])
        for place in places
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert set(read_answers(tmp_path, published)[0].items) == {"M09-E1", "M09-E3"}
    assert names(tmp_path) == ["answers.json", "answers.previous.json"]


def test_a_file_cut_at_any_length_gives_the_last_good_copy(tmp_path, published):
    """However much of the file is left, it or the copy before it is shown, and the rest is kept."""
    before = save(tmp_path, published, "M09-E1", "marks", MARKS)
    after = save(tmp_path, published, "M09-MEMO", "memo", "Ночь у ворот — été")
    whole, copy = (tmp_path / "answers.json").read_bytes(), (tmp_path / "answers.previous.json").read_bytes()
    for length in range(len(whole)):
        folder = tmp_path / str(length)
        folder.mkdir()
        (folder / "answers.json").write_bytes(whole[:length])
        (folder / "answers.previous.json").write_bytes(copy)
        answers, notice = read_answers(folder, published, NOW)
        if notice is None:
            assert answers == after
            continue
        assert answers == before
        assert (folder / "answers.damaged-20261122T100000Z.json").read_bytes() == whole[:length]
        assert read_answers(folder, published, NOW) == (before, None)


def test_a_damaged_file_is_explained_kept_and_replaced_by_the_last_good_copy(tmp_path, published):
    """The notice says what happened, where the damaged file is, what is shown and what to check."""
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    save(tmp_path, published, "M09-E3", "order", ["shelter"], minute=5)
    (tmp_path / "answers.json").write_bytes(b"")
    answers, notice = read_answers(tmp_path, published, NOW)
    assert set(answers.items) == {"M09-E1"}
    assert notice is not None
    assert notice.code == "damaged"
    assert notice.text == (
        "Your answers file could not be read. It is empty. "
        "It is kept as answers.damaged-20261122T100000Z.json. "
        "The last good copy (saved 2026-11-22 10:00 UTC) is shown. Check the answer that you changed last."
    )


def test_saving_over_a_damaged_file_loses_neither(tmp_path, published):
    """A file that is damaged while a page is open is set aside at the next save, which builds on the copy."""
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    (tmp_path / "answers.json").write_bytes(b"{")
    answers = save(tmp_path, published, "M09-E3", "order", ["shelter"])
    assert set(answers.items) == {"M09-E1", "M09-E3"}
    assert (tmp_path / "answers.damaged-20261122T100000Z.json").read_bytes() == b"{"


def test_both_copies_damaged_are_both_kept(tmp_path, published):
    """When no copy can be read, both stay on the disk under names that tell, and answering begins again."""
    (tmp_path / "answers.json").write_bytes(b"{")
    (tmp_path / "answers.previous.json").write_bytes(b"[]")
    answers, notice = read_answers(tmp_path, published, NOW)
    assert dict(answers.items) == {}
    assert notice is not None
    assert "The earlier copy could not be read either (It holds no table of answers.)" in notice.text
    assert names(tmp_path) == [
        "answers.damaged-20261122T100000Z-2.json",
        "answers.damaged-20261122T100000Z.json",
    ]


def test_a_file_that_is_gone_is_brought_back(tmp_path, published):
    """If only the copy is left, it is shown, and the notice says so."""
    written = save(tmp_path, published, "M09-E1", "marks", MARKS)
    (tmp_path / "answers.json").rename(tmp_path / "answers.previous.json")
    answers, notice = read_answers(tmp_path, published)
    assert answers == written
    assert notice is not None
    assert notice.code == "restored"
    assert notice.text.startswith(
        "Your answers file was gone. The last good copy (saved 2026-11-22 10:00 UTC)"
    )


def test_a_file_of_a_newer_course_is_left_alone(tmp_path, published):
    """A format that we do not know is neither moved nor overwritten; reading and saving say so."""
    text = '{"format": 2, "exercise": "crisis_management", "answers": []}'
    (tmp_path / "answers.json").write_text(text, encoding="utf-8")
    answers, notice = read_answers(tmp_path, published)
    assert (dict(answers.items), notice and notice.code) == ({}, "newer")
    with pytest.raises(AnswersRefusedError, match=r"newer version of the course\. Update the course"):
        save(tmp_path, published, "M09-E1", "marks", MARKS)
    assert (tmp_path / "answers.json").read_text(encoding="utf-8") == text
    assert names(tmp_path) == ["answers.json"]


def test_what_another_version_added_is_written_back(tmp_path, published):
    """Unknown fields and items of a file of our format survive a save, and the notice names the items."""
    whole = {"format": 1, "exercise": "crisis_management", "version": 1, "receipt": "abc"}
    whole["items"] = {"M09-E99": {"answers": {"x": 1}, "note": "kept"}}
    (tmp_path / "answers.json").write_text(json.dumps(whole), encoding="utf-8")
    _, notice = read_answers(tmp_path, published)
    assert notice is not None
    assert notice.text == (
        "The file also has answers to M09-E99, which this exercise does not have. "
        "They are kept but not counted."
    )
    save(tmp_path, published, "M09-E1", "marks", MARKS)
    saved = json.loads((tmp_path / "answers.json").read_bytes())
    assert saved["receipt"] == "abc"
    assert saved["items"]["M09-E99"]["note"] == "kept"


def test_answers_of_another_version_are_shown_with_a_notice(tmp_path, published):
    """Answers that were begun on another version are used, and the learner is asked to check them."""
    text = '{"format": 1, "exercise": "crisis_management", "version": 7, "items": {}}'
    (tmp_path / "answers.json").write_text(text, encoding="utf-8")
    _, notice = read_answers(tmp_path, published)
    assert notice is not None
    assert notice.text.startswith("These answers were begun on version 7 of the exercise; this is version 1.")


def test_more_than_a_megabyte_is_refused_and_the_file_stays(tmp_path, published):
    """A text above the limit is not saved; the message says the limit, and the file is as it was."""
    written = save(tmp_path, published, "M09-E1", "marks", MARKS)
    with pytest.raises(
        AnswersRefusedError, match=r"not saved: all answers together may have 1,000,000 bytes"
    ):
        save(tmp_path, published, "M09-MEMO", "memo", "x" * 1_000_001)
    assert read_answers(tmp_path, published) == (written, None)


@pytest.mark.parametrize(
    ("item", "part", "answer", "message"),
    [
        ("M09-E9", "marks", {}, "the exercise has no part 'M09-E9 marks'"),
        ("M09-E1", "memo", "", "the exercise has no part 'M09-E1 memo'"),
        ("M09-E1", "marks", {"policies": "great"}, "'great' is not one of the choices"),
        ("M09-E1", "repair", {"exercise": 11}, "11 is not a whole number from 0 to 10"),
        ("M09-E2", "steps", ["report", "report"], "'report' stands twice"),
    ],
)
def test_an_answer_that_does_not_fit_is_not_saved(tmp_path, published, item, part, answer, message):
    """A page that sends something else gets a message and leaves the file as it was."""
    with pytest.raises(AnswersRefusedError, match=message):
        save(tmp_path, published, item, part, answer)
    assert names(tmp_path) == []


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path, published, monkeypatch):
    """When the disk refuses a save, the answers before it are still there, in both copies."""
    written = save(tmp_path, published, "M09-E1", "marks", MARKS)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "replace", refuse)
        with pytest.raises(OSError, match="No space left"):
            save(tmp_path, published, "M09-E3", "order", ["shelter"])
    assert read_answers(tmp_path, published) == (written, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u202eabc\u202c \u200f", "\u202eabc\u202c \u200f"),
        ("a\x00b\u2028c", "a\x00b\u2028c"),
        ("line\r\nline", "line\r\nline"),
        ("half \ud83d letter", "half \ufffd letter"),
        ("مذكرة — 備忘錄", "مذكرة — 備忘錄"),
    ],
    ids=["HTML", "right-to-left", "control", "line ends", "half a letter", "scripts"],
)
def test_a_memo_is_kept_as_it_was_typed(tmp_path, published, typed, kept):
    """A memo is text: marks of direction, HTML and any script come back as typed; half letters do not."""
    save(tmp_path, published, "M09-MEMO", "memo", typed)
    assert read_answers(tmp_path, published)[0].of("M09-MEMO") == {"memo": kept}
