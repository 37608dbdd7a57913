"""Pages whose cells have been run once, for all visitors: each visitor's kernel is a fork that has run them.

Only for pages that hold nothing of one visitor before the first click. What a page's own objects must do anew
in each kernel they say with `after_fork`. A page is made anew when a file that its cells have read, or a
folder that such a file is in, has changed.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bluehelm.kernels.child import Child, WarmError, fork
from bluehelm.kernels.freshness import Seen
from bluehelm.kernels.nursery import forked
from bluehelm.kernels.page import Message
from bluehelm.kernels.wire import Order

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """What a page is made from: its code cells, and where and with what environment they run."""

    cells: tuple[str, ...]
    cwd: str
    env: dict[str, str]


@dataclass(frozen=True, eq=False)
class Page:
    """The warm process of one page. It lives as long as this object, or one of its kernels, is held."""

    child: Child
    notebook: Seen

    @property
    def shown(self) -> list[list[Message]]:
        """What each code cell sent, as a client would have got it, but for the headers."""
        shown: list[list[Message]] = self.child.said["shown"]
        return shown

    def fresh(self) -> bool:
        """Say whether it still runs, and all that it has read is as it was."""
        read = Seen(self.child.said["stamps"])
        return self.child.poll() is None and not self.notebook.changed() and not read.changed()

    async def fork(self, order: Order, files: Sequence[int], timeout_s: float) -> Child:
        """Return a kernel that has run the cells. Raises WarmError."""
        return await fork(self.child.channel, order, files, self, timeout_s)


class Pages:
    """The pages of one server, by the paths of their notebooks; made when first asked for."""

    def __init__(self, modules: Sequence[str], calls: Sequence[str] = (), timeout_s: float = 60) -> None:
        """`modules` are those of the warm process, `calls` what a page's process calls before its cells."""
        self._modules, self._calls, self._timeout_s = tuple(modules), tuple(calls), timeout_s
        self._made: dict[str, Page] = {}
        self._refused: dict[str, Seen] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def open(self, path: str, read: Callable[[], Awaitable[Source]]) -> Page | None:
        """Return the page of the notebook at this path, fresh; `read` is called if it has to be made.

        None if it cannot be shared; the log says why, and it is not tried again until the notebook changes.
        """
        async with self._locks[path]:
            page = self._made.get(path)
            if page is None or not page.fresh():
                self._made.pop(path, None)
                page = await self._make(path, read)
            return page

    async def _make(self, path: str, read: Callable[[], Awaitable[Source]]) -> Page | None:
        if path in self._refused and not self._refused[path].changed():
            return None
        notebook = Seen.of([path])
        source = await read()
        order = Order(source.env, source.cwd, cells=source.cells, calls=self._calls)
        try:
            page = Page(await forked(self._modules, order, [], self._timeout_s), notebook)
        except WarmError as error:
            log.warning("%s is run anew for each visitor: %s.", path, error)
            self._refused[path] = notebook
            return None
        self._made[path] = page
        return page
