"""Many pages write one record at once, and any of them may be killed at any moment."""

import os
import random
import subprocess
import sys
from pathlib import Path

from bluehelm.record import Record, events, progress
from bluehelm.record.lines import BadLine, checked

WRITERS, EACH = 6, 40
WRITER = """
import sys
from pathlib import Path
from bluehelm.record import Record, events

record, name = Record(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[3])):
    made = events.answered("M06", "x", f"{name}-{number}", {"memo": "é" * (number % 40 * 300)})
    (said,) = record.append(made)
    print(said.id, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a process that waits for a line, then writes, and prints the id of each that is safe."""
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    """Let a writer begin."""
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def test_six_processes_write_one_record(tmp_path: Path) -> None:
    """Nothing is lost, doubled or mixed; there is one actor though all six began with no file."""
    writers = [writer(tmp_path, f"W{n}", EACH) for n in range(WRITERS)]
    for each in writers:
        go(each)
    told = [line for each in writers for line in each.communicate()[0].split()]
    record = Record(tmp_path)
    assert sorted(told) == sorted(each.id for each in record.statements())
    assert len(told) == WRITERS * EACH
    assert len({str(each.actor) for each in record.statements()}) == 1
    assert len(progress(record.statements()).module("M06").answered) == WRITERS * EACH
    assert not any(isinstance(each, BadLine) for each in checked(record.path.read_bytes().split(b"\n")))
    assert [path.name for path in tmp_path.iterdir()] == ["record.jsonl"]


def test_a_process_that_is_killed_loses_nothing_that_was_safe(tmp_path: Path) -> None:
    """Killed after so many statements, time and again, a writer leaves all that it told, and whole lines.

    A writer that lives goes on beside those that die. Only what was cut off may be set aside.
    """
    lot, told = random.Random(3), list[str]()
    living = writer(tmp_path, "L", 400)
    go(living)
    for round_ in range(12):
        dying = writer(tmp_path, f"D{round_}", 100_000)
        assert dying.stdout
        go(dying)
        told += [dying.stdout.readline().strip() for _ in range(lot.randrange(1, 9))]
        dying.kill()
        told += [line for line in dying.communicate()[0].split() if len(line) == 36]
    told += living.communicate()[0].split()
    record = Record(tmp_path)
    record.append(events.opened("M06"))
    found = [each.id for each in record.statements()]
    assert set(told) <= set(found)
    assert len(found) == len(set(found))
    assert not record.broken
    assert not any(isinstance(each, BadLine) for each in checked(record.path.read_bytes().split(b"\n")))
    assert os.path.getsize(record.path) == sum(len(each.line().encode()) + 1 for each in record.statements())
