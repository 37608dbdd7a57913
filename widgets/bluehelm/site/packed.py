"""A file that is compressed once for all who ask for it, and sent as each browser can read it."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass

import brotli
from tornado.web import RequestHandler

QUICK, SMALLEST = 9, 11  # brotli's quality: a script is a tenth smaller with the second, in 20 times the time


@dataclass(frozen=True)
class Packed:
    """A file ready to be sent: its type, its bytes, and these compressed, by encoding, the smallest first."""

    type: str
    plain: bytes
    small: Mapping[str, bytes]

    def send(self, handler: RequestHandler) -> None:
        """Answer a request with the smallest form that its browser says it can read."""
        handler.set_header("Content-Type", self.type)
        handler.set_header("Vary", "Accept-Encoding")
        accepted = encodings(handler.request.headers.get("Accept-Encoding", ""))
        found = next((name for name in self.small if name in accepted), None)
        if found:
            handler.set_header("Content-Encoding", found)
        handler.finish(self.small[found] if found else self.plain)


def encodings(header: str) -> set[str]:
    """Return what an Accept-Encoding header accepts.

    >>> sorted(encodings("gzip, deflate;q=0.5, br;q=0"))
    ['deflate', 'gzip']
    """
    parts = (part.replace(" ", "").partition(";") for part in header.lower().split(","))
    return {name for name, _, quality in parts if quality != "q=0"}


def compressed(content: bytes, quality: int = QUICK) -> dict[str, bytes]:
    """Return what `Packed.small` holds; `quality` is brotli's, from 0 to 11.

    >>> list(compressed(b"x" * 1000))
    ['br', 'gzip']
    """
    return {
        "br": brotli.compress(content, brotli.MODE_TEXT, quality),
        "gzip": gzip.compress(content, 9, mtime=0),
    }
