"""Long work beside the kernel's loop, so that the page goes on answering."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Background:
    """One job at a time in a thread; its result comes back on the loop, where widgets may be changed."""

    def __init__(self) -> None:
        """Keep one thread; it is made with the first job."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bluehelm")
        self._task: asyncio.Task[None] | None = None

    def start(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        """Call `done` with the result of `work`; at once where no loop runs. An earlier job is dropped.

        `work` may not raise, and may not touch widgets.
        """
        self.stop()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            done(work())
            return
        self._task = loop.create_task(self._run(work, done))

    def stop(self) -> None:
        """Drop the job: one that waits never begins, and the result of one under way is thrown away."""
        if self._task is not None:
            self._task.cancel()
        self._task = None

    async def _run(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        done(await asyncio.get_running_loop().run_in_executor(self._pool, work))
