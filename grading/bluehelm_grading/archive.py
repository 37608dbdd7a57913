"""What a learner sent as a zip, read as data: bounded in count, in size and in how much it may swell."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from bluehelm_grading.submission import DATA_FILES, UnreadableError, read_bounded

MAX_ARCHIVE_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 10_000_000
MAX_FILES = 1_000
MAX_RATIO = 100
SMALL_BYTES = 2_000_000  # a small file may be as dense as it likes
NOTEBOOK = re.compile(r"[\w .()+@-]{1,100}\.ipynb", re.IGNORECASE)
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's list of files
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
NOT_A_ZIP = "It is not a zip file, or a part of it is missing."


def files_in(archive: Path) -> dict[str, bytes]:
    """Return {bare name: bytes} of the answers, the receipt, the time and the notebooks in a zip.

    Folders inside are flattened, so that no name can point beside or above its own learner's folder; of two
    files of one name, in small or capital letters, the one that stands higher up is taken.
    Raises UnreadableError with a sentence about the archive.
    """
    content = read_bounded(archive, MAX_ARCHIVE_BYTES)
    if content.count(_ENTRY) > MAX_FILES:  # before zipfile makes an object of each
        raise UnreadableError(f"It holds more than {MAX_FILES:,} files.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            files = _read(opened, _allowance(len(content)))
    except UnreadableError:
        raise
    except _DAMAGE as problem:
        raise UnreadableError(NOT_A_ZIP) from problem
    if not files:
        raise UnreadableError(
            "It holds neither answers.json nor a notebook. Archives inside it are not opened."
        )
    return files


def _allowance(archive_bytes: int) -> int:
    """Return how many bytes an archive may become."""
    return min(MAX_UNPACKED_BYTES, max(SMALL_BYTES, MAX_RATIO * archive_bytes))


def _read(opened: zipfile.ZipFile, allowed: int) -> dict[str, bytes]:
    """Read the wanted members; what counts is the bytes that come, not the size that is said."""
    files: dict[str, bytes] = {}
    for name, member in _wanted(opened):
        _check(name, member)
        with opened.open(member) as source:
            files[name] = source.read(allowed + 1)
        allowed -= len(files[name])
        if allowed < 0:
            raise UnreadableError("It would swell to far more than a learner's files need.")
    return files


def _wanted(opened: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Give (bare name, member) of the files to keep, the highest of a name first and only that one."""
    taken: set[str] = set()
    for path, member in sorted(((_path(member), member) for member in opened.infolist()), key=_height):
        name = _kept_as(path[-1])
        if name and name.casefold() not in taken:
            taken.add(name.casefold())
            yield name, member


def _path(member: zipfile.ZipInfo) -> list[str]:
    return re.split(r"[/\\]", member.filename)


def _height(entry: tuple[list[str], zipfile.ZipInfo]) -> tuple[int, list[str]]:
    return len(entry[0]), entry[0]


def _kept_as(name: str) -> str:
    """Return the name under which a file is kept; empty if it is not needed."""
    if name.casefold() in DATA_FILES:
        return name.casefold()
    return f"{name[:-6]}.ipynb" if NOTEBOOK.fullmatch(name) and not name.startswith(".") else ""


def _check(name: str, member: zipfile.ZipInfo) -> None:
    """Refuse what zipfile would follow, ask a password for, or unpack without a bound."""
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnreadableError(f"{name} in it is a link to another file; links are not followed.")
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableError("It is locked with a password.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableError("It is packed in an unusual way; an ordinary zip is needed.")
