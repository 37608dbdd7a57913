"""A process that is shut in: each thing that it tries, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bluehelm.site.confine import Holds, holds

TRIES = """
import json, os, socket, subprocess, sys
from pathlib import Path
from bluehelm.site.confine import confine

place = Path(sys.argv[1])
confine(place / "own", (place / "course",), network=False, connection=place / "runtime" / "mine.json")

def tries(act):
    try:
        act()
        return True
    except OSError:
        return False

def listen(kind):
    with socket.socket(socket.AF_UNIX, kind) as made:
        made.bind(str(place / "runtime" / "socket"))
        made.listen()

print(json.dumps({
    "read the course": tries((place / "course" / "text").read_text),
    "write the course": tries(lambda: (place / "course" / "text").write_text("")),
    "read the key": tries((place / "solutions" / "key").read_text),
    "list the keys": tries(lambda: os.listdir(place / "solutions")),
    "follow a link to the key": tries((place / "course" / "link").read_text),
    "read another program's memory": tries(lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes()),
    "read passwords": tries(Path("/etc/shadow").read_bytes),
    "write own": tries(lambda: (place / "own" / "play.json").write_text("{}")),
    "make a folder of its own": tries((place / "own" / "deep").mkdir),
    "write elsewhere": tries(lambda: (place / "elsewhere").write_text("")),
    "read own connection": tries((place / "runtime" / "mine.json").read_text),
    "read another's connection": tries((place / "runtime" / "other.json").read_text),
    "remove another's connection": tries((place / "runtime" / "other.json").unlink),
    "listen for its server": tries(lambda: listen(socket.SOCK_STREAM)),
    "connect to a socket of this machine": tries(
        lambda: socket.socket(socket.AF_UNIX).connect(str(place / "runtime" / "socket"))),
    "open a TCP socket": tries(lambda: socket.socket(socket.AF_INET)),
    "open a UDP socket": tries(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)),
    "open a raw socket": tries(lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW)),
    "signal its parent": tries(lambda: os.kill(os.getppid(), 0)),
    "let a child read the key": subprocess.run(
        ["cat", place / "solutions" / "key"], capture_output=True).returncode == 0,
}))
"""
MAY = {
    "read the course",
    "write own",
    "make a folder of its own",
    "read own connection",
    "listen for its server",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A course, a key beside it and linked from it, a folder of the visitor, one of the server."""
    for name in ("course", "own", "runtime", "solutions"):
        (tmp_path / name).mkdir()
    (tmp_path / "course" / "text").write_text("text", encoding="utf-8")
    (tmp_path / "solutions" / "key").write_text("key", encoding="utf-8")
    (tmp_path / "course" / "link").symlink_to(tmp_path / "solutions" / "key")
    for name in ("mine.json", "other.json"):
        (tmp_path / "runtime" / name).write_text("{}", encoding="utf-8")
    return tmp_path


def test_a_process_that_is_shut_in_can_do_what_a_page_needs_and_no_more(place: Path) -> None:
    """It reads the course and writes its own folder; keys, other kernels and the network are out of reach."""
    if not all(vars(holds()).values()):
        pytest.skip("this system lacks a protection: " + " ".join(holds().told()))
    done = subprocess.run([sys.executable, "-c", TRIES, place], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    could = {what for what, worked in json.loads(done.stdout).items() if worked}
    assert could == MAY


def test_what_is_not_protected_is_said() -> None:
    """On a system that cannot restrict the network, the server says so at its start."""
    told = Holds(files=True, others=True, network=False).told()
    assert told[0] == "A kernel cannot read or write files outside the course and its own folder."
    assert told[2] == "NOT PROTECTED: a kernel could reach the network."
