"""Reading a zip that somebody sent: bounded in count, in size and in how much it may swell."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence

MAX_ARCHIVE_BYTES = 10_000_000
MAX_UNPACKED_BYTES = 10_000_000
MAX_FILES = 1_000
MAX_RATIO = 100
SMALL_BYTES = 2_000_000  # a small file may be as dense as it likes
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip's list of files
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
NOT_A_ZIP = "It is not a zip file, or a part of it is missing."

Path = tuple[str, ...]
Entry = tuple[Path, zipfile.ZipInfo]
Wanted = Callable[[Sequence[Entry]], Iterator[tuple[str, zipfile.ZipInfo]]]
"""From all entries, each with the names on its way, choose some and say under which name each is kept."""


class ZipError(Exception):
    """An archive cannot be used; the message is a sentence about it: 'It is …'."""


def unpacked(content: bytes, wanted: Wanted, most: int = MAX_UNPACKED_BYTES) -> dict[str, bytes]:
    """Return {name: bytes} of the wanted files; `most` bytes in all. Raises ZipError."""
    if content.count(_ENTRY) > MAX_FILES:  # before zipfile makes an object of each
        raise ZipError(f"It holds more than {MAX_FILES:,} files.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            entries = [(tuple(re.split(r"[/\\]", one.filename)), one) for one in opened.infolist()]
            allowed = min(most, max(SMALL_BYTES, MAX_RATIO * len(content)))
            return _read(opened, list(wanted(entries)), allowed)
    except _DAMAGE as problem:
        raise ZipError(NOT_A_ZIP) from problem


def _read(
    opened: zipfile.ZipFile, members: Sequence[tuple[str, zipfile.ZipInfo]], allowed: int
) -> dict[str, bytes]:
    """Read the wanted members; what counts is the bytes that come, not the size that is said."""
    files: dict[str, bytes] = {}
    for name, member in members:
        _check(name, member)
        with opened.open(member) as source:
            files[name] = source.read(allowed + 1)
        allowed -= len(files[name])
        if allowed < 0:
            raise ZipError("It would swell to far more than a learner's files need.")
    return files


def _check(name: str, member: zipfile.ZipInfo) -> None:
    """Refuse what zipfile would follow, ask a password for, or unpack without a bound."""
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ZipError(f"{name} in it is a link to another file; links are not followed.")
    if member.flag_bits & _ENCRYPTED:
        raise ZipError("It is locked with a password.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ZipError("It is packed in an unusual way; an ordinary zip is needed.")
