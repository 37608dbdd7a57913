"""The decision timer: off unless the learner asks for it, and always cleaned up."""

import asyncio
from collections.abc import Awaitable, Callable

MODES = {"Off": 0, "On": 1, "Double time": 2}


def clock_text(seconds: int) -> str:
    """Write seconds as minutes and seconds.

    >>> clock_text(95)
    '1:35'
    """
    return f"{seconds // 60}:{seconds % 60:02d}"


class Countdown:
    """Counts whole seconds down on the kernel's own loop; one at a time, `stop` is always safe to call."""

    def __init__(
        self,
        on_tick: Callable[[int], None],
        on_end: Callable[[], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`on_tick` gets the seconds left, `on_end` is called once, at zero."""
        self._on_tick, self._on_end, self._sleep = on_tick, on_end, sleep
        self._task: asyncio.Task[None] | None = None

    @property
    def running(self) -> bool:
        """Say whether a count is under way."""
        return self._task is not None and not self._task.done()

    def start(self, seconds: int) -> None:
        """Begin to count; a count that was under way is dropped. Needs a running event loop."""
        self.stop()
        self._task = asyncio.get_running_loop().create_task(self._count(seconds))

    def stop(self) -> None:
        """Drop the count, if there is one."""
        if self._task is not None and self._task is not _current():
            self._task.cancel()
        self._task = None

    async def _count(self, seconds: int) -> None:
        for left in range(seconds, 0, -1):
            self._on_tick(left)
            await self._sleep(1)
        self._on_end()


def _current() -> "asyncio.Task[None] | None":
    """The task that is running now: a count that ends by itself must not cancel itself."""
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None
