"""Unpacking what learners sent as archives: bounded, flat, and never stopped by one broken file."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from nbgrader.plugins import ExtractorPlugin

from bluehelm_grading.intake import BROKEN
from bluehelm_grading.submission import MAX_NOTEBOOK_BYTES

# zip_collect's rule for a file's owner: the folder that BoundedExtractor made for the learner.
LEARNER_AND_FILE = r".*[/\\]extracted[/\\](?P<student_id>[^/\\]+)[/\\](?P<file_id>[^/\\]+)$"
KEPT = (".ipynb", ".json", ".txt")
MAX_FILES = 1_000
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class BoundedExtractor(ExtractorPlugin):  # type: ignore[misc]
    """Puts the files of each archive into one folder a learner, named by the archive.

    `anna.zip` and `anna__second.zip` are both of the learner anna; the later name wins. Folders inside an
    archive are flattened, so that no file can land beside or above its own learner's. An archive that cannot
    be opened leaves a note, from which the learner's feedback says so.
    """

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack every archive of a folder; files that are no archives are left alone."""
        for archive in sorted(Path(archive_path).iterdir()):
            if archive.suffix.lower() == ".zip":
                self.log.info("Extracting from: %s", archive)
                unpack(archive, Path(extracted_path) / learner(archive))


def learner(archive: Path) -> str:
    """Return the learner's id from the name of an archive.

    >>> learner(Path("anna__crisis_management.zip")), learner(Path("b.c.zip"))
    ('anna', 'b.c')
    """
    return re.sub(r"[^\w.@+-]", "_", archive.stem.split("__", 1)[0]).lstrip(".") or "unnamed"


def unpack(archive: Path, into: Path) -> None:
    """Copy the wanted files of a zip into a folder; a broken or oversized zip leaves a note instead."""
    into.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(archive) as opened:
            for name, member in _wanted(opened):
                with opened.open(member) as source, open(into / name, "wb") as target:
                    shutil.copyfileobj(source, target)
    except _DAMAGE as problem:
        (into / BROKEN).write_text(f"{archive.name}: {problem}\n", encoding="utf-8")


def _wanted(opened: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Give (bare name, member) of the files to keep, the shallowest of a name first and only that one."""
    members = [member for member in opened.infolist() if not member.is_dir()]
    if len(members) > MAX_FILES:
        raise ValueError(f"it holds {len(members)} files; at most {MAX_FILES} are allowed")
    taken: set[str] = set()
    for member in sorted(members, key=lambda m: (m.filename.count("/"), m.filename)):
        name = re.split(r"[/\\]", member.filename)[-1]
        if name.endswith(KEPT) and not name.startswith(".") and name not in taken:
            taken.add(name)
            yield name, _bounded(member)


def _bounded(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Refuse a member that says it is too large; zipfile itself stops at the size that is said."""
    if member.file_size > MAX_NOTEBOOK_BYTES:
        raise ValueError(f"{member.filename} is larger than {MAX_NOTEBOOK_BYTES // 1_000_000} MB")
    return member
