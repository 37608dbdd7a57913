"""What a learner sent as a zip, read as data: one exercise handed in, or the work of a whole course."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bluehelm.luggage import MARK, of_exercise
from bluehelm.zipped import MAX_ARCHIVE_BYTES, NOT_A_ZIP, Entry, ZipError, unpacked
from bluehelm_grading.submission import DATA_FILES, UnreadableError, read_bounded

__all__ = ["MAX_ARCHIVE_BYTES", "NOT_A_ZIP", "files_in"]
NOTEBOOK = re.compile(r"[\w .()+@-]{1,100}\.ipynb", re.IGNORECASE)


def files_in(archive: Path, assignment: str = "") -> dict[str, bytes]:
    """Return {bare name: bytes} of the answers, the receipt, the time and the notebooks in a zip.

    Folders inside are flattened, so that no name can point beside or above its own learner's folder; of two
    files of one name, in small or capital letters, the one that stands higher up is taken. Of the file that
    holds a learner's whole work, only what belongs to the `assignment` is taken.
    Raises UnreadableError with a sentence about the archive.
    """
    content = read_bounded(archive, MAX_ARCHIVE_BYTES)
    try:
        files = unpacked(content, lambda entries: _wanted(_of(entries, assignment)))
    except ZipError as problem:
        raise UnreadableError(str(problem)) from problem
    if not files:
        raise UnreadableError(
            "It holds neither answers.json nor a notebook. Archives inside it are not opened."
        )
    return files


def _of(entries: Sequence[Entry], assignment: str) -> Sequence[Entry]:
    """Leave out what belongs to other exercises, if this is a learner's whole work."""
    if not any(path == (MARK,) for path, _ in entries):
        return entries
    return [(path, member) for path, member in entries if of_exercise(path, assignment)]


def _wanted(entries: Sequence[Entry]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Give (bare name, member) of the files to keep, the highest of a name first and only that one."""
    taken: set[str] = set()
    for path, member in sorted(entries, key=lambda entry: (len(entry[0]), entry[0])):
        name = _kept_as(path[-1])
        if name and name.casefold() not in taken:
            taken.add(name.casefold())
            yield name, member


def _kept_as(name: str) -> str:
    """Return the name under which a file is kept; empty if it is not needed."""
    if name.casefold() in DATA_FILES:
        return name.casefold()
    return f"{name[:-6]}.ipynb" if NOTEBOOK.fullmatch(name) and not name.startswith(".") else ""
