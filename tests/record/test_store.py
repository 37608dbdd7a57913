"""The file of the record: nothing whole is lost, nothing torn is read, and nobody is named."""

import getpass
import json
import os
import platform
from pathlib import Path
from time import perf_counter

import pytest
from record.making import AGENT, one_of_each

from bluehelm.record import NotAStatement, Record, Statement, events, progress
from bluehelm.record.lines import checked
from bluehelm.record.xapi import faults


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A record in a folder of its own."""
    return Record(tmp_path)


def torn_away(folder: Path) -> bytes:
    """Return what was set aside as torn."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("record.damaged-*.jsonl")))


def test_what_was_written_is_read_again_in_the_same_order(record: Record, tmp_path: Path) -> None:
    """Another process that opens the folder finds the statements as they were given, with an actor each."""
    given = [record.append(each)[0] for each in one_of_each()]
    assert list(Record(tmp_path).statements()) == given == list(record.statements())
    assert all(not faults(each.data) for each in given)
    assert not record.in_memory
    assert not record.broken


def test_the_actor_is_the_same_in_the_whole_record_and_names_nobody(record: Record, tmp_path: Path) -> None:
    """Two pages write one actor: an account with a random name. Neither user nor machine is in the file."""
    record.append(events.opened("M06"))
    Record(tmp_path).append(events.opened("M09"))
    text = record.path.read_text(encoding="utf-8")
    actors = {json.dumps(each.actor) for each in record.statements()}
    assert len(actors) == 1
    assert "name" not in (record.actor or {})
    assert platform.node() not in text
    assert getpass.getuser() not in text
    assert str(tmp_path) not in text


def test_two_learners_have_two_actors(tmp_path: Path) -> None:
    """The name is drawn by lot, so that no two records have the same."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        Record(tmp_path / name).append(events.opened("M06"))
    assert Record(tmp_path / "a").actor != Record(tmp_path / "b").actor


def test_cut_at_any_byte_the_whole_lines_stay_and_writing_goes_on(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each prefix of the file gives exactly the statements that are whole in it, and takes the next one.

    What was torn is in a file of its own, byte by byte: the two together are the prefix.
    """
    whole = record.append(one_of_each()[0], one_of_each()[5])
    raw = record.path.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: None)  # thousands of files: what is in them is looked at
    ends = [at for at, byte in enumerate(raw) if byte == 0x0A]
    for length in range(len(raw) + 1):
        folder = tmp_path / str(length)
        folder.mkdir()
        (folder / "record.jsonl").write_bytes(raw[:length])
        cut = Record(folder)
        expected = whole[: sum(end <= length for end in ends)]  # a line without its end is whole
        assert cut.statements() == expected
        (added,) = cut.append(events.opened("M10"))
        assert Record(folder).statements() == (*expected, added) == cut.statements()
        kept = (folder / "record.jsonl").read_bytes().removesuffix(added.line().encode() + b"\n")
        assert kept + torn_away(folder) in (raw[:length], raw[:length] + b"\n")
        assert not list(folder.glob(".*"))
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def test_zeros_that_a_power_cut_left_are_set_aside(record: Record, tmp_path: Path) -> None:
    """Some disks fill a file up with zero bytes: the statements before them stay, the zeros go aside."""
    (first,) = record.append(events.opened("M06"))
    with open(record.path, "ab") as file:
        file.write(b"\0" * 5000)
    again = Record(tmp_path)
    assert again.statements() == (first,)
    (second,) = again.append(events.opened("M09"))
    assert Record(tmp_path).statements() == (first, second)
    assert torn_away(tmp_path) == b"\0" * 5000


def test_a_line_in_the_middle_that_cannot_be_read_is_told_and_stays(record: Record, tmp_path: Path) -> None:
    """A damaged line hides nothing but itself; its number is told, and it is still there after writing."""
    record.append(events.opened("M06"))
    with open(record.path, "ab") as file:
        file.write(b'\xff{"half": \n[1]\n{"id": 7}\n\n')
    (last,) = record.append(events.opened("M09"))
    again = Record(tmp_path)
    assert again.broken == (2, 3, 4) == record.broken
    assert again.statements()[-1] == last
    assert b"\xff{" in record.path.read_bytes()


def test_a_page_sees_what_another_page_wrote(record: Record, tmp_path: Path) -> None:
    """Each look reads on where the last one stopped; a file that was exchanged is read from its beginning."""
    other = Record(tmp_path)
    (first,) = record.append(events.opened("M06"))
    assert other.statements() == (first,)
    (second,) = other.append(events.opened("M09"))
    assert record.statements() == (first, second)
    record.path.unlink()
    assert other.statements() == ()
    (third,) = record.append(events.opened("M10"))
    assert other.statements() == (third,)
    assert other.actor != first.actor


def test_a_file_of_the_same_length_that_was_exchanged_is_read_anew(record: Record, tmp_path: Path) -> None:
    """Another person's record in the same place, of the same size, is not taken for the one that was read."""
    record.append(events.opened("M06"))
    (tmp_path / "b").mkdir()
    other = Record(tmp_path / "b").append(events.opened("M09"))
    record.statements()
    record.path.write_bytes((tmp_path / "b/record.jsonl").read_bytes())
    assert record.statements() == other


def test_a_folder_that_cannot_be_written_to_keeps_the_record_in_memory(tmp_path: Path) -> None:
    """The statements are there as long as the page is, and the record says that they will not last."""
    record = Record(tmp_path / "not there")
    given = record.append(events.opened("M06"))
    assert record.in_memory
    assert record.statements() == given
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_whole_lines_and_is_told(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of which only a part fits is taken back: the file is as before, the statement in memory."""
    (first,) = record.append(events.opened("M06"))
    before, write = record.path.read_bytes(), os.write

    def full(handle: int, raw: bytes) -> int:
        if len(raw) < 50:
            raise OSError(28, "No space left on device")
        return write(handle, raw[:20])

    monkeypatch.setattr(os, "write", full)
    (second,) = record.append(events.opened("M09"))
    assert record.path.read_bytes() == before
    assert record.in_memory
    assert record.statements() == (first, second)


def test_a_statement_against_the_rules_is_not_written(record: Record) -> None:
    """Nothing of a batch is written if one breaks xAPI; the error says which rule, and how to mend it."""
    good = events.opened("M06")
    bad = Statement({**events.opened("M09").data, "context": {"revision": None}})
    with pytest.raises(NotAStatement, match=r"context\.revision: Null is not allowed here\. Take the whole"):
        record.append(good, bad)
    assert not record.path.exists()


def test_a_statement_that_is_too_long_is_refused(record: Record) -> None:
    """One answer cannot make a line that could not be read again."""
    with pytest.raises(NotAStatement, match="too long"):
        record.append(events.answered("M06", "x", "E1", {"memo": "word " * 100_000}))


def test_ten_thousand_statements_are_read_in_a_second(record: Record, tmp_path: Path) -> None:
    """A record of years opens fast, and looking again costs next to nothing."""
    made = [each.by(AGENT) for _ in range(770) for each in one_of_each()][:10_000]
    record.add_all(made)
    began = perf_counter()
    again = Record(tmp_path)
    progress(again.statements())
    first = perf_counter() - began
    again.append(events.opened("M10"))
    began = perf_counter()
    assert len(again.statements()) == 10_001
    second = perf_counter() - began
    assert first < 3, f"{first:.2f} s"  # measured 0.4 s; the machine of the tests may be busy
    assert second < 0.3, f"{second:.2f} s"


def test_what_is_written_passes_the_check_of_an_import(record: Record) -> None:
    """A file that left one machine is whole on the next."""
    record.append(*one_of_each())
    found = list(checked(record.path.read_bytes().split(b"\n")))
    assert found == list(record.statements())
