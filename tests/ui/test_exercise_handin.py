"""The file with which answers leave the page and come back."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bluehelm.exercise.receipt import parse
from bluehelm.ui.exercise_file import LARGEST_BYTES, NotAnswersError, pack, unpack
from bluehelm.ui.exercise_handin import HandIn
from bluehelm.ui.exercise_session import Session
from bluehelm_grading.collect import learner

Stored = Callable[[str], Any]


def _answered(folder: Path, **answers: Any) -> Session:
    session = Session(folder)
    for item, answer in answers.items():
        session.save(item, "part", answer)
    return session


def _copy(folder: Path, name: str) -> Path:
    """Another computer: the same exercise in an empty folder."""
    other = folder / name
    other.mkdir()
    (other / "exercise.json").write_bytes((folder / "exercise.json").read_bytes())
    return other


def _packed(session: Session) -> bytes:
    return pack(session.folder, session.exercise, datetime.now(UTC))[0]


def _download(panel: HandIn) -> tuple[str, bytes]:
    import base64
    import re

    name, data = re.findall(
        r'download="([^"]+)" href="data:application/zip;base64,([^"]+)"', panel._link.value
    )[0]
    return name, base64.b64decode(data)


def test_a_downloaded_file_can_be_loaded_on_another_computer(exercise_folder: Path) -> None:
    """Everything that was answered comes back, and the page there shows it at once."""
    panel = HandIn(_answered(exercise_folder, select_one="a", memo="Hold the gate."))
    panel.name.value = "Lt. Gen. Émile Diop"
    panel.make_button.click()
    name, content = _download(panel)
    assert learner(Path(name)) == "Lt-Gen-Emile-Diop"
    there = Session(_copy(exercise_folder, "there"))
    assert HandIn(there).load(name, content) == "Loaded the answers to 2 items."
    assert there.answer("memo", "part") == "Hold the gate."
    assert there.answers.items == Session(exercise_folder).answers.items


@pytest.mark.parametrize("name", ["王 伟", "Ольга", "محمد", "김 하늘"])
def test_a_name_in_any_script_reaches_the_instructor(exercise_folder: Path, name: str) -> None:
    """Two learners whose names have no Latin letter hand in as two learners."""
    panel = HandIn(_answered(exercise_folder, select_one="a"))
    panel.name.value = name
    panel.make_button.click()
    assert learner(Path(_download(panel)[0])) == name.replace(" ", "-")


def test_a_file_without_a_name_says_so(exercise_folder: Path) -> None:
    """Whoever leaves the name out is told before handing in; to go on elsewhere no name is needed."""
    panel = HandIn(_answered(exercise_folder, select_one="a"))
    panel.make_button.click()
    assert "says no name" in panel._link.value
    panel.name.value = "Ama"
    panel.make_button.click()
    assert "says no name" not in panel._link.value


def test_the_file_holds_the_notebook_and_nothing_else(exercise_folder: Path) -> None:
    """An instructor receives notebook and answers; other files of the folder stay where they are."""
    _answered(exercise_folder, select_one="a")
    (exercise_folder / "sample.ipynb").write_text("{}")
    (exercise_folder / "private.txt").write_text("mine")
    with zipfile.ZipFile(io.BytesIO(_packed(Session(exercise_folder)))) as archive:
        assert archive.namelist() == ["answers.json", "receipt.json", "sample.ipynb"]


def test_the_receipt_on_the_page_is_the_one_in_the_file(exercise_folder: Path) -> None:
    """Page and zip say the same code, and the code is that of the very bytes that were handed in."""
    panel = HandIn(_answered(exercise_folder, select_one="a", rate={"x": "yes"}, memo="Two words"))
    panel.make()
    with zipfile.ZipFile(io.BytesIO(_download(panel)[1])) as archive:
        receipt, raw = parse(archive.read("receipt.json")), archive.read("answers.json")
    assert receipt.sha256 == sha256(raw).hexdigest()
    assert f'<b class="bh-code">{receipt.code}</b>' in panel._link.value
    assert [receipt.items[name] for name in ("select_one", "rate", "order")] == [
        "complete",
        "partly",
        "not begun",
    ]
    assert "<dt>Answered in part (1)</dt><dd>The rate item</dd>" in panel._link.value
    assert "<dt>Words in the memo</dt><dd>2</dd>" in panel._link.value


def test_answers_that_cannot_be_read_make_no_file(exercise_folder: Path) -> None:
    """A file of answers that was damaged while the page was open is not handed in as if it were whole."""
    panel = HandIn(_answered(exercise_folder, select_one="a"))
    (exercise_folder / "answers.json").write_text("{", encoding="utf-8")
    panel.make()
    assert "No file was made" in panel._link.value
    assert "download" not in panel._link.value


def test_a_file_that_was_made_before_a_change_is_taken_away(exercise_folder: Path) -> None:
    """Nobody hands in an old copy by mistake."""
    session = _answered(exercise_folder, select_one="a")
    panel = HandIn(session)
    panel.make()
    session.save("select_one", "part", "b")
    assert "download" not in panel._link.value
    assert "Make it again" in panel._link.value


def test_the_panel_lists_what_is_missing_and_does_not_block(exercise_folder: Path) -> None:
    """Incomplete work can be handed in; with no answer at all there is no file."""
    panel = HandIn(Session(exercise_folder))
    assert panel._missing.value.count("<li>") == 17
    panel.make()
    assert "Nothing is answered yet" in panel._link.value


def test_the_answer_that_was_saved_later_stands(exercise_folder: Path) -> None:
    """Loading never replaces newer work; what stood there is kept in a file of its own."""
    older = _answered(exercise_folder, select_one="a", memo="old")
    there = _copy(exercise_folder, "there")
    newer = _answered(there, select_one="b")
    _set_time(exercise_folder, "2020-01-01T00:00:00Z")
    told = HandIn(newer).load("old.zip", _packed(older))
    assert "Loaded the answers to 1 item." in told
    assert "saved later: select_one" in told
    assert (newer.answer("select_one", "part"), newer.answer("memo", "part")) == ("b", "old")
    assert [json.loads(p.read_text())["items"].keys() for p in there.glob("answers.before-*")] == [
        {"select_one"}
    ]


def _set_time(folder: Path, saved_at: str) -> None:
    path = folder / "answers.json"
    data = json.loads(path.read_text())
    for item in data["items"].values():
        item["saved_at"] = saved_at
    path.write_text(json.dumps(data))


def _zip(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xd8\xff", "was not loaded"),
        (b"", "was not loaded. It is empty."),
        (b"{}", "was not loaded"),
        (b'{"format":1,"exercise":"other","version":1,"items":{}}', "belongs to another exercise"),
        (b"x" * (LARGEST_BYTES + 1), "larger than 5 MB"),
        (_zip(notes=b"hello"), "does not hold one small answers.json"),
        (_zip(**{"answers.json": b"0" * (LARGEST_BYTES + 1)}), "does not hold one small answers.json"),
        (
            _zip(**{"a__answers.json": b"{}", "b__answers.json": b"{}"}),
            "does not hold one small answers.json",
        ),
        (_zip(**{"answers.json": b"{}" * 50})[:-30] + b"PK\x05\x06" + b"\0" * 18, "does not hold|damaged"),
    ],
)
def test_a_file_that_is_not_ours_changes_nothing(exercise_folder: Path, content: bytes, message: str) -> None:
    """Any file may be chosen: the page says what it is not, and the answers stay as they are."""
    import re

    session = _answered(exercise_folder, select_one="a")
    before = (exercise_folder / "answers.json").read_bytes()
    assert re.search(message, HandIn(session).load("x.zip", content))
    assert (exercise_folder / "answers.json").read_bytes() == before


def test_a_path_in_a_zip_leads_nowhere(exercise_folder: Path) -> None:
    """Only the bytes of one member are read; its path is never used."""
    text = b'{"format":1,"exercise":"sample","version":1,"items":{}}'
    assert unpack("x.zip", _zip(**{"..__..__answers.json": text})) == text


def test_a_damaged_member_is_said() -> None:
    """A zip whose content does not fit its checksum is refused with what to do."""
    content = bytearray(_zip(**{"answers.json": b'{"format": 1}' * 40}))
    content[45] ^= 0xFF
    with pytest.raises(NotAnswersError, match="damaged"):
        unpack("x.zip", bytes(content))
