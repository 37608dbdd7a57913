"""One file of lines that grows: read on from where it was last read, written so that every line is whole."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from bluehelm.files import sync_folder, write_bytes_atomically
from bluehelm.record.lines import split, stored
from bluehelm.record.statement import Statement

BLOCK = 65536
START = 200  # bytes that tell one file from another: the id of the first statement is among them


class LineFile:
    """The file at `path`. Writing is for one process at a time: the caller holds the lock of the folder."""

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self.path = path
        self.broken: list[int] = []
        self._forget()

    def _forget(self) -> None:
        self.broken.clear()
        self._start, self._offset, self._lines = b"", 0, 0
        self._whole: list[Statement] = []
        self._last: list[Statement] = []  # of a line whose end is missing: it is read again next time

    @property
    def statements(self) -> list[Statement]:
        """What was read, in the order of the file."""
        return [*self._whole, *self._last]

    def refresh(self) -> None:
        """Read what was added since, or all of it if the file is another one. Raises OSError."""
        try:
            with open(self.path, "rb") as file:
                start = file.read(START)
                if not start.startswith(self._start) or file.seek(0, os.SEEK_END) < self._offset:
                    self._forget()  # another file stands here now
                self._start = start
                file.seek(self._offset)
                self._take(file.read())
        except FileNotFoundError:
            self._forget()

    def _take(self, raw: bytes) -> None:
        end = raw.rfind(b"\n") + 1
        lines, _ = split(raw[:end])
        for line in lines:
            self._lines += 1
            found = stored(line)
            if found:
                self._whole.append(found)
            elif line.strip():
                self.broken.append(self._lines)
        self._offset += end
        last = stored(raw[end:])
        self._last = [last] if last else []

    def add(self, raw: bytes) -> None:
        """Add whole lines at the end, and wait for the disk. Raises OSError; then nothing was added."""
        is_new = not self.path.exists()
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            before = os.fstat(handle).st_size
            try:
                _write(handle, raw)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, before)
                raise
        finally:
            os.close(handle)
        if is_new:
            sync_folder(self.path.parent)

    def replace(self, more: bytes) -> None:
        """Put a file in the place of this one that has these lines as well: all of them or none."""
        before = self.path.read_bytes() if self.path.exists() else b""
        write_bytes_atomically(self.path, before + more)

    def end_with_a_whole_line(self) -> None:
        """Move a piece of a line at the end, which a crash left, into a file of its own. Raises OSError."""
        torn = self._torn()
        if torn and split(torn)[1]:
            now = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{token_hex(2)}"
            write_bytes_atomically(self.path.with_name(f"record.damaged-{now}.jsonl"), torn)
            os.truncate(self.path, self.path.stat().st_size - len(torn))
        elif torn:
            self.add(b"\n")  # the line is whole, only its end is missing

    def _torn(self) -> bytes:
        """Return what stands after the last end of a line."""
        try:
            with open(self.path, "rb") as file:
                at, found = file.seek(0, os.SEEK_END), b""
                while at and b"\n" not in found:
                    step = min(BLOCK, at)
                    at = file.seek(at - step)
                    found = file.read(step) + found
        except FileNotFoundError:
            return b""
        return found.rpartition(b"\n")[2]


def _write(handle: int, raw: bytes) -> None:
    while raw:
        raw = raw[os.write(handle, raw) :]
