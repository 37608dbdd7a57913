"""Collecting what learners sent, as archives or through the exchange: never stopped by one of them."""

from __future__ import annotations

import os
import re
import shutil
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.plugins import ExtractorPlugin

from bluehelm_grading.archive import MAX_ARCHIVE_BYTES, NOT_A_ZIP, files_in
from bluehelm_grading.submission import BROKEN, COLLECTED, UnreadableError

# zip_collect's rule for a file's owner: the folder that BoundedExtractor made for the learner.
LEARNER_AND_FILE = r".*[/\\]extracted[/\\](?P<student_id>[^/\\]+)[/\\](?P<file_id>[^/\\]+)$"
ZIP = ".zip"
OTHER_ARCHIVES = frozenset({".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz"})
NO_NAME = "no-name"  # what the page calls a learner who gave no name


class BoundedExtractor(ExtractorPlugin):  # type: ignore[misc]
    """Puts the files of each learner's newest archive into one folder, named by the archive.

    `anna.zip` and `anna__second.zip` are both of the learner anna; the later name counts, whole. If it cannot
    be opened, the one before it counts. What was not used is noted, so that learner and marker are told.
    """

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack the archives of a folder; other files are left alone, and named in the log."""
        archives: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(Path(archive_path).iterdir()):
            if path.suffix.lower() in OTHER_ARCHIVES | {ZIP}:
                archives[learner(path)].append(path)
            else:
                self.log.warning("Left alone, because it is not an archive: %s", path)
        for name, of_one in archives.items():
            self.log.info("Extracting for %s: %s", name, ", ".join(map(str, of_one)))
            unpack(of_one, Path(extracted_path) / name, assignment=Path(archive_path).parent.name)


def learner(archive: Path) -> str:
    """Return the learner's id from the name of an archive.

    Those who gave no name are told apart by the rest of it, lest one replaces another.

    >>> learner(Path("anna__crisis_management.zip")), learner(Path("b.c.zip")), learner(Path("A B.zip"))
    ('anna', 'b.c', 'A_B')
    >>> learner(Path("no-name__x__2026-01-02-00-00-00.zip"))
    'no-name__x__2026-01-02-00-00-00'
    """
    whole = unicodedata.normalize("NFC", archive.stem)
    name = whole.split("__", 1)[0]
    chosen = whole if name.casefold() == NO_NAME else name
    return re.sub(r"[^\w.@+-]", "_", chosen).lstrip(".")[:100] or "unnamed"


def unpack(archives: Sequence[Path], into: Path, assignment: str = "") -> None:
    """Write the files of the last archive that can be opened into a folder, with notes about the others."""
    into.mkdir(parents=True, exist_ok=True)
    faults = []
    for archive in reversed(archives):
        try:
            files = _files(archive, assignment)
        except (UnreadableError, FileNotFoundError) as problem:
            faults.append(f"{archive.name}: {problem}")
            continue
        for name, content in files.items():
            (into / name).write_bytes(content)
        break
    if faults:
        _note(into / BROKEN, "\n".join(faults))
    if len(archives) > 1:
        used = archives[-1 - len(faults)].name if len(faults) < len(archives) else "None"
        names = ", ".join(archive.name for archive in archives)
        _note(into / COLLECTED, f"{len(archives)} archives came for this learner: {names}. {used} was used.")


def _files(archive: Path, assignment: str) -> dict[str, bytes]:
    if archive.suffix.lower() != ZIP:
        raise UnreadableError(NOT_A_ZIP)
    return files_in(archive, assignment)


def _note(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8", errors="replace")


class BoundedCollect(ExchangeCollect):  # type: ignore[misc]
    """Collects from the exchange what learners submitted, answers.json too.

    nbgrader leaves out what the settings keep from a release, follows links, and gives up on the class at a
    pipe or a large folder.
    """

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy one submission; what cannot be copied is named in the log, and receiving tells of it."""
        try:
            shutil.copytree(src, dest, symlinks=True, copy_function=_copy_bounded)
        except (shutil.Error, OSError) as problem:
            self.log.error("Not all of %s could be collected: %s", src, problem)


def _copy_bounded(source: str, target: str) -> str:
    """Copy a file, of a large one just so much that receiving finds it too large; a pipe becomes a folder.

    A folder because receiving refuses it as it would refuse the pipe: it is not a regular file.
    """
    if stat.S_ISREG(os.lstat(source).st_mode):
        with open(source, "rb") as content, open(target, "wb") as copy:
            copy.write(content.read(MAX_ARCHIVE_BYTES))
        shutil.copystat(source, target)
    else:
        os.mkdir(target)
    return target
