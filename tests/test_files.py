"""Writing files: after a power cut at any moment, either the old text or the new one is there, whole."""

import subprocess
import sys

import pytest

from bluehelm import files

DIE_AT = """
import os, sys
from pathlib import Path
from bluehelm import files

left = int(sys.argv[2])

def dying(function):
    def call(*arguments):
        global left
        if left == 0:
            os._exit(9)
        left -= 1
        return function(*arguments)
    return call

os.fsync, os.replace = dying(os.fsync), dying(os.replace)
folder = Path(sys.argv[1])
files.write_atomically(folder / "a.json", "new", keep=folder / "a.previous.json")
"""


@pytest.mark.parametrize("steps", range(7))
def test_a_process_killed_at_any_step_leaves_whole_files(tmp_path, steps):
    """Killed before each flush and each rename in turn, a writer leaves old or new text, and a whole copy."""
    path, previous = tmp_path / "a.json", tmp_path / "a.previous.json"
    path.write_text("old", encoding="utf-8")
    previous.write_text("older", encoding="utf-8")
    command = [sys.executable, "-c", DIE_AT, str(tmp_path), str(steps)]
    code = subprocess.run(command, check=False).returncode
    assert path.read_text(encoding="utf-8") in ("old", "new")
    assert previous.read_text(encoding="utf-8") in ("older", "old")
    assert code == (0 if steps == 6 else 9)


def test_the_previous_text_is_kept(tmp_path):
    """After two writes, the copy holds what the first one wrote."""
    path, previous = tmp_path / "a.json", tmp_path / "a.previous.json"
    files.write_atomically(path, "one", keep=previous)
    assert not previous.exists()
    files.write_atomically(path, "two", keep=previous)
    assert (path.read_text(encoding="utf-8"), previous.read_text(encoding="utf-8")) == ("two", "one")


@pytest.mark.parametrize("call", ["replace", "fsync"])
def test_a_disk_that_refuses_leaves_the_file_as_it_was_and_no_litter(tmp_path, monkeypatch, call):
    """When the disk refuses, the error is raised, the old text stands and no temporary file stays."""
    path = tmp_path / "a.json"
    path.write_text("old", encoding="utf-8")

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, call, refuse)
    with pytest.raises(OSError, match="No space left"):
        files.write_atomically(path, "new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]
    assert path.read_text(encoding="utf-8") == "old"


def test_text_is_written_as_it_is(tmp_path):
    """Line ends and letters of any script are written as given, in UTF-8."""
    files.write_atomically(tmp_path / "a.txt", "é\r\n\u202eعربي\n")
    assert (tmp_path / "a.txt").read_bytes() == "é\r\n\u202eعربي\n".encode()


def test_a_written_file_can_be_read_by_others(tmp_path):
    """A new file has the rights that any new file has, so that an instructor can collect it."""
    files.write_atomically(tmp_path / "a.txt", "x")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_a_lock_is_free_again_after_use(tmp_path):
    """The lock of a folder can be taken again, and leaves no file behind."""
    for _ in range(2):
        with files.folder_lock(tmp_path):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_locked_is_used_without_a_lock(tmp_path):
    """A missing folder or a disk without locks does not stop the reader."""
    with files.folder_lock(tmp_path / "none"):
        pass
