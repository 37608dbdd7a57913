"""Who a visitor is to this site: an address for counting, never written down, and a folder of his own.

The folder is found again by a random cookie that says nothing of the person. It looks like the course: its
own folders, and in them links to the course's files. So pages read the course and write beside it, as always.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from bluehelm.site.settings import KEPT_DAYS, Network

NAME = re.compile(r"[0-9a-f]{32}")
SHOWN = ("modules", "exercises")
DAY_S = 86400


def client(peer: str, forwarded: str, trusted: Iterable[Network]) -> str:
    """Return the visitor's address: the peer's, or the last that no trusted proxy has in X-Forwarded-For.

    >>> from ipaddress import ip_network
    >>> client("127.0.0.1", "6.6.6.6, 9.9.9.9", [ip_network("127.0.0.0/8")])
    '9.9.9.9'
    >>> client("9.9.9.9", "1.2.3.4", [ip_network("127.0.0.0/8")])
    '9.9.9.9'
    """
    networks, address = tuple(trusted), peer
    for earlier in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if not _within(address, networks):
            break
        address = earlier
    return address


def _within(address: str, networks: tuple[Network, ...]) -> bool:
    with suppress(ValueError):
        return any(ip_address(address) in network for network in networks)
    return False


@dataclass
class Salt:
    """Turns addresses into keys that are worth nothing after the day, even to whoever has the log."""

    day: str = ""
    secret: bytes = field(default=b"", repr=False)

    def key(self, address: str) -> str:
        """Return eight hex digits that stay the same for one address for one day of this server's life."""
        today = datetime.now(UTC).date().isoformat()
        if today != self.day:
            self.day, self.secret = today, secrets.token_bytes(32)
        return hashlib.blake2b(address.encode(), key=self.secret, digest_size=4).hexdigest()


def new_name() -> str:
    """Draw the name of a new visitor's folder."""
    return secrets.token_hex(16)


def folder(scratch: Path, name: str, root: Path) -> Path:
    """Return the visitor's folder, made or brought up to date. `name` must be of the form of `new_name`."""
    if not NAME.fullmatch(name):
        raise ValueError("A visitor's folder is named by 32 hex digits.")
    own = scratch / name
    for file in _course_files(root):
        link = own / file.relative_to(root)
        if not link.is_symlink():
            link.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(FileExistsError):  # another page of the same visitor was faster
                link.symlink_to(file)
    os.utime(own)
    return own


def _course_files(root: Path) -> Iterator[Path]:
    for part in SHOWN:
        for path in sorted((root / part).rglob("*")):
            if path.is_file() and not path.name.startswith((".", "answers.", "play.")):
                yield path


def forget(scratch: Path) -> None:
    """Delete the folders of visitors who have not been here for a month."""
    limit = time.time() - KEPT_DAYS * DAY_S
    for own in scratch.iterdir():
        if NAME.fullmatch(own.name) and own.stat().st_mtime < limit:
            shutil.rmtree(own, ignore_errors=True)
