"""Taking in a record: all or nothing, once, nobody's by mistake."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record.making import MINIMAL, one_of_each

from bluehelm.record import Record, Statement, events, progress
from bluehelm.record.importing import LARGEST, NotImported, import_into
from bluehelm.record.xapi import faults


def of(folder: Path, *statements: Statement) -> bytes:
    """Return the file of a record with these statements, made in a folder of its own."""
    folder.mkdir()
    record = Record(folder)
    record.append(*statements)
    return record.path.read_bytes()


def test_a_record_moves_to_another_computer(tmp_path: Path) -> None:
    """An empty record takes everything, and the account with it; what is done next is by the same account."""
    raw = of(tmp_path / "there", *one_of_each())
    here = Record(tmp_path)
    done = import_into(here, raw)
    assert (len(done.new), done.known, done.left_out) == (len(one_of_each()), 0, 0)
    assert here.path.read_bytes() == raw
    here.append(events.opened("M10"))
    assert len({json.dumps(each.actor) for each in here.statements()}) == 1


def test_a_second_import_of_the_same_file_changes_nothing(tmp_path: Path) -> None:
    """What is here already is told by its id, in small letters or capitals, and stays once."""
    raw = of(tmp_path / "there", *one_of_each())
    here = Record(tmp_path)
    import_into(here, raw)
    before = here.path.read_bytes()
    capitals = b"\n".join(
        json.dumps({**each.data, "id": each.id.upper()}).encode() for each in here.statements()
    )
    for again in (raw, raw + raw, capitals):
        assert import_into(here, again).new == ()
        assert here.path.read_bytes() == before
    assert import_into(here, raw).known == len(one_of_each())


def test_another_learner_s_record_is_not_taken_in_by_mistake(tmp_path: Path) -> None:
    """Two accounts are named and nothing happens; who says that both are his own has both."""
    raw = of(tmp_path / "there", events.completed("M06"))
    here = Record(tmp_path)
    here.append(events.completed("M09"))
    before = here.path.read_bytes()
    with pytest.raises(NotImported) as refused:
        import_into(here, raw)
    for account in (json.loads(raw)["actor"], here.actor or {}):
        assert f"…{account['account']['name'][-8:]}" in str(refused.value)
    assert here.path.read_bytes() == before
    mine = here.actor
    import_into(here, raw, mine=True)
    assert set(progress(here.statements()).modules) == {"M06", "M09"}
    assert here.append(events.opened("M10"))[0].actor == mine
    assert import_into(here, raw).known == 1  # now both are known to be the learner's


def test_a_file_of_two_people_is_not_taken_for_one_person_s(tmp_path: Path) -> None:
    """An instructor's collection in an empty course is named as one of two accounts."""
    raw = of(tmp_path / "a", events.opened("M06")) + of(tmp_path / "b", events.opened("M06"))
    with pytest.raises(NotImported, match=r"of accounts …\w{8}, …\w{8}, and this record is of nobody yet"):
        import_into(Record(tmp_path), raw)


BAD = {
    b"{": "breaks off",
    b'{"id": 1, "id": 2}': "stands twice",
    b'{"a": NaN}': "NaN",
    b'{"a": 1e999}': "without end",
    b"[" * 100_000: "nested deeper",
    b'{"a": ' * 40 + b"1" + b"}" * 40: "nested deeper",
    b"\xff\xfe": "not UTF-8",
    b'{"a": "\\ud800"}': "half a character",
    b'{"a": ' + b"9" * 5000 + b"}": "too long",
    b'"' + b"x" * 1_000_001 + b'"': "1,000,000 are allowed",
    b"7": "must be an object",
    json.dumps({k: v for k, v in MINIMAL.items() if k != "id"}).encode(): "Add “id”",
    json.dumps({k: v for k, v in MINIMAL.items() if k != "timestamp"}).encode(): "Add “timestamp”",
    json.dumps({**MINIMAL, "verb": {}}).encode(): "verb.id: This is missing",
}


@pytest.mark.parametrize(("line", "told"), BAD.items(), ids=BAD.values())
def test_a_broken_line_stops_the_import_and_is_named(tmp_path: Path, line: bytes, told: str) -> None:
    """Line 3 is broken: its number and the mend are told, nothing is imported, unless it is left out."""
    good = [json.dumps(each.by(MINIMAL["actor"]).data).encode() for each in one_of_each()[:2]]
    raw = b"\n".join([good[0], b"", line, good[1], b""])
    here = Record(tmp_path)
    with pytest.raises(NotImported) as refused:
        import_into(here, raw)
    assert "line 3: " in str(refused.value)
    assert told in str(refused.value)
    assert len(str(refused.value)) < 2000
    assert [bad.number for bad in refused.value.bad] == [3]
    assert not here.path.exists()
    done = import_into(here, raw, leave_out=True)
    assert (len(done.new), done.left_out) == (2, 1)


def test_what_is_no_record_is_said_in_words(tmp_path: Path) -> None:
    """A JSON list, a file that is too large, and one with a thousand bad lines each give a short answer."""
    here = Record(tmp_path)
    for raw, told in (
        (b"[]", "one JSON list"),
        (b" " * (LARGEST + 1), "larger than 50 MB"),
        (b"x\n" * 1000, "and 980 lines more"),
    ):
        with pytest.raises(NotImported, match=told):
            import_into(here, raw)
    assert import_into(here, b"\n\r\n").new == ()
    assert not here.path.exists()


def test_a_crash_in_an_import_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is exchanged in one step: it has all of the new statements or none."""
    raw = of(tmp_path / "there", *one_of_each())
    here = Record(tmp_path)
    here.append(events.opened("M09"))
    before = here.path.read_bytes()
    monkeypatch.setattr("bluehelm.files.os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        import_into(here, raw, mine=True)
    assert here.path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.jsonl", "there"]


@settings(max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_no_bytes_are_too_strange(raw: bytes) -> None:
    """Whatever a file holds, the answer is a refusal in words or statements that are valid."""
    here = Record(Path("/does/not/exist"))
    with suppress(NotImported):
        assert not any(faults(each.data) for each in import_into(here, raw).new)
