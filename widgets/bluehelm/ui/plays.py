"""The plays of one learner in one module: `play.json` beside the notebook, or memory in a read-only folder.

The file is read again before each change, so that a second page on the same folder loses nothing but its own
last step. A file that cannot be read is never overwritten: it is set aside, and the last good copy offered.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bluehelm.files import folder_lock, write_atomically
from bluehelm.scenario import Transcript

FILE = "play.json"
PREVIOUS = "play.previous.json"
READ_ONLY = (
    "This folder cannot be written to, so your play is kept only as long as this page is open. "
    "Download your play at the end, or copy the course to a folder of your own."
)


class Branch(BaseModel):
    """A way that was tried: its choices, and the decision (from 0) to which the learner went back."""

    model_config = ConfigDict(frozen=True, extra="allow")
    choices: tuple[str, ...]
    left_at: int


class FinishedPlay(BaseModel):
    """A play with an ending; `ended_at` is UTC, `drifted` the decisions (from 0) that the timer took."""

    model_config = ConfigDict(frozen=True, extra="allow")
    transcript: Transcript
    ended_at: str
    ending: str = ""
    drifted: tuple[int, ...] = ()
    tried: tuple[Branch, ...] = ()


class StoredPlays(BaseModel):
    """All that `play.json` holds. `aar` maps the id of an after-action question to the learner's text."""

    model_config = ConfigDict(frozen=True, extra="allow")
    format: Literal[1] = 1
    current: Transcript | None = None
    drifted: tuple[int, ...] = ()
    tried: tuple[Branch, ...] = ()
    finished: tuple[FinishedPlay, ...] = ()
    aar: dict[str, str] = {}


class DamagedPlays(Exception):  # noqa: N818  (it names what was found)
    """`play.json` cannot be read; `good_copy` is the last one that could, or None."""

    def __init__(self, path: Path, good_copy: StoredPlays | None) -> None:
        """Say it in the learner's words; the page shows this text as it stands."""
        self.path, self.good_copy = path, good_copy
        super().__init__(
            f"The file with your plays ({path.name}) is damaged and cannot be read. "
            "Nothing was deleted: the damaged file stays in the folder under another name."
        )


def utc_now() -> str:
    """Return the time as stored, for example 2026-11-22T10:00:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_plays(folder: Path) -> StoredPlays:
    """Read the plays of a module folder; no file means none yet. Raises DamagedPlays."""
    path = folder / FILE
    try:
        return StoredPlays.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return StoredPlays()
    except (OSError, ValidationError) as error:
        raise DamagedPlays(path, _good_copy(folder)) from error


def _good_copy(folder: Path) -> StoredPlays | None:
    try:
        return StoredPlays.model_validate_json((folder / PREVIOUS).read_bytes())
    except (OSError, ValidationError):
        return None


class Plays:
    """The store of one page. `in_memory` turns true when the folder cannot be written to."""

    def __init__(self, folder: Path, in_memory: StoredPlays | None = None) -> None:
        """Read the folder, or keep `in_memory` without a file. Raises DamagedPlays."""
        self.folder = folder
        self.in_memory = in_memory is not None or not os.access(folder, os.W_OK)
        self.stored = read_plays(folder) if in_memory is None else in_memory

    def renew(self) -> None:
        """Look at this kernel's own folder: the store was opened in another process. Raises DamagedPlays."""
        self.folder = Path.cwd()
        self.in_memory = not os.access(self.folder, os.W_OK)
        self.stored = read_plays(self.folder)

    def update(self, change: Callable[[StoredPlays], StoredPlays]) -> StoredPlays:
        """Apply `change` to what the folder holds now and store the result."""
        with folder_lock(self.folder):
            self.stored = change(self._latest())
            if not self.in_memory:
                self._write()
        return self.stored

    def _latest(self) -> StoredPlays:
        if self.in_memory:
            return self.stored
        try:
            return read_plays(self.folder)
        except DamagedPlays:  # damaged while this page was open: what the page holds is the better copy
            with suppress(OSError):
                set_aside(self.folder)
            return self.stored

    def _write(self) -> None:
        try:
            text = self.stored.model_dump_json(indent=1) + "\n"
            write_atomically(self.folder / FILE, text, keep=self.folder / PREVIOUS)
        except OSError:
            self.in_memory = True


def set_aside(folder: Path) -> None:
    """Rename a damaged file, so that it can still be looked at and is never overwritten."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    (folder / FILE).rename(folder / f"play.damaged-{stamp}.json")


def mend(folder: Path, good_copy: StoredPlays | None) -> Plays:
    """Set the damaged file aside and go on from the good copy, or from nothing; in memory if need be."""
    start = good_copy or StoredPlays()
    try:
        set_aside(folder)
    except OSError:
        return Plays(folder, start)
    plays = Plays(folder)
    plays.update(lambda _: start)
    return plays
