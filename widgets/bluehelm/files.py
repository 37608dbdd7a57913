"""Write a text file so that a power cut leaves either the old text or the new one, never a part."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex


def write_atomically(path: Path, text: str, keep: Path | None = None) -> None:
    """Replace the content of `path` by `text` (UTF-8, line ends as given).

    With `keep`, the file that stood at `path` is first copied there, as safely, so that one good copy is on
    the disk at any moment. Raises OSError if the disk is full or read-only; `path` is then as it was.
    """
    if keep is not None and path.exists():
        _replace(keep, path.read_bytes())
    _replace(path, text.encode("utf-8"))


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Replace the content of `path` as `write_atomically` does."""
    _replace(path, content)


def _replace(path: Path, content: bytes) -> None:
    name = path.with_name(f".{path.name}.{token_hex(4)}.tmp")  # tempfile would make it unreadable for others
    try:
        with open(name, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (Windows and some network disks cannot)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Let one process at a time read, change and write the files of a folder, where the system can.

    The lock is on the folder itself: it leaves no file behind, and the system frees it if a process dies.
    """
    handle = _locked(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path) -> int | None:
    try:
        import fcntl  # not on Windows
    except ImportError:
        return None
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # some network disks know no locks: then the last writer wins
            fcntl.flock(handle, fcntl.LOCK_EX)
        return handle
    return None
