"""The folders of one learner: what was received, the graded notebook, the feedback, and how far grading came.

A marker beside the graded notebook says for which bytes it was made. It is removed before anything that it
speaks of is changed and written last, so that a kill at any moment leaves none that is not true.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

GRADED, SHOWN = "graded.json", "shown.json"
MARKERS = frozenset({GRADED, SHOWN})
READ_ONLY, WRITABLE = 0o444, 0o644  # as nbgrader leaves graded notebooks, and feedback


@dataclass(frozen=True)
class Done:
    """What a marker says: the print of all that went in, and why a person must look at it (or nothing)."""

    print: str = ""
    why: tuple[str, ...] = ()
    flagged: bool = False


class BusyError(RuntimeError):
    """Another run grades in the same course."""


@contextmanager
def only_run(runs: Path) -> Iterator[None]:
    """Keep a second run out of a course; the system gives the place free even if the first is killed.

    Raises BusyError. Where the system has no such locks, it lets everybody in.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with open(runs / "grading.lock", "w", encoding="ascii") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise BusyError(
                "This course is being graded by another run. Wait until it has ended."
            ) from problem
        yield


def print_of(*parts: bytes | str | None) -> str:
    """Return the SHA-256 of some parts; no two lists of parts have the same.

    >>> print_of("a", "b") == print_of("ab") or print_of(None) == print_of("")
    False
    """
    whole = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(b"-" if content is None else b"%d:" % len(content) + content)
    return whole.hexdigest()


def read_marker(folder: Path, name: str) -> Done:
    """Read how far grading came; an unreadable marker says nothing."""
    try:
        kept = json.loads((folder / name).read_bytes())
        return Done(str(kept["print"]), tuple(map(str, kept["why"])), bool(kept["flagged"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Done()


def write_marker(folder: Path, name: str, done: Done) -> None:
    """Write down how far grading came."""
    write(folder / name, json.dumps(asdict(done)).encode(), READ_ONLY)


def drop_markers(folder: Path) -> None:
    """Say no more that a folder is finished."""
    for name in MARKERS:
        (folder / name).unlink(missing_ok=True)


def fill(folder: Path, files: Mapping[str, bytes], mode: int) -> None:
    """Write these files, each whole or not at all; one that is as it should be is left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if not same(path, content):
            write(path, content, mode)


def clear(folder: Path, keep: Mapping[str, bytes]) -> None:
    """Remove the files of earlier gradings that do not belong to this one."""
    for path in folder.iterdir():
        if path.is_file() and path.name not in MARKERS and path.name not in keep:
            path.unlink()


def same(path: Path, content: bytes) -> bool:
    """Say whether a file has exactly this content."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def write(path: Path, content: bytes, mode: int) -> None:
    """Put a whole file in place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.tmp")
    half.unlink(missing_ok=True)  # a kill may have left one that is read-only
    half.write_bytes(content)
    half.chmod(mode)
    os.replace(half, path)
