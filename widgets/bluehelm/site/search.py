"""The index of the search, made when it is first asked for and again when a text has changed."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from jupyter_server.base.handlers import JupyterHandler
from tornado import web

from bluehelm.search import index, sources
from bluehelm.site.packed import Packed, compressed

Stamp = tuple[tuple[str, int, int], ...]


class SearchIndex:
    """The index of one course folder."""

    def __init__(self, course: Path) -> None:
        """Make nothing yet."""
        self._course = course
        self._made: tuple[Stamp, Packed] | None = None

    def packed(self) -> Packed:
        """Return the index ready to be sent; it is made anew only if a file that it is made from changed."""
        stamp = self._stamp()
        if self._made is None or self._made[0] != stamp:
            plain = index(self._course)
            self._made = stamp, Packed("application/json", plain, compressed(plain))
        return self._made[1]

    def _stamp(self) -> Stamp:
        found = ((str(path), os.stat(path)) for path in sources(self._course))
        return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


class SearchHandler(JupyterHandler):
    """Sends the index; a browser that has it asks whether it changed, and gets no body if it did not."""

    def initialize(self, search: SearchIndex) -> None:
        """Take the index."""
        self.search = search

    @web.authenticated
    async def get(self) -> None:
        """Send it, compressed for a browser that says it can read it."""
        packed = await asyncio.to_thread(self.search.packed)
        self.set_header("Cache-Control", "no-cache")
        packed.send(self)
