"""The half-finished assessment: `needs.json` in the course folder, or memory where nothing can be written.

What is finished goes to the learner's record; this file holds only what a reload must not lose.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from bluehelm.files import folder_lock, write_atomically
from bluehelm.needs.result import Draft

FILE = "needs.json"
DAMAGED = "needs.damaged.json"


class DraftFile:
    """The draft of one learner. `in_memory` turns true when the folder cannot be written to."""

    def __init__(self, folder: Path) -> None:
        """Look at the course folder; nothing is read yet."""
        self.folder = folder
        self.in_memory = not os.access(folder, os.W_OK)
        self.damaged = False
        self._kept = Draft()

    def read(self) -> Draft:
        """Return the stored draft; a file that cannot be read is set aside, and `damaged` says so."""
        if self.in_memory:
            return self._kept
        path = self.folder / FILE
        try:
            self._kept = Draft.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            self._kept = Draft()
        except (OSError, ValidationError):
            self.damaged, self._kept = True, Draft()
            self._set_aside(path)
        return self._kept

    def write(self, draft: Draft) -> None:
        """Store the draft at once; in memory if the folder refuses."""
        self._kept = draft
        if self.in_memory:
            return
        try:
            with folder_lock(self.folder):
                write_atomically(self.folder / FILE, draft.model_dump_json(indent=1) + "\n")
        except OSError:
            self.in_memory = True

    def clear(self) -> None:
        """Forget the draft: it is finished, or begun anew."""
        self.write(Draft())

    def _set_aside(self, path: Path) -> None:
        try:
            os.replace(path, self.folder / DAMAGED)
        except OSError:
            self.in_memory = True
