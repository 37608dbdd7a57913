"""Warm processes: started when first needed, made anew when they have ended or are out of date."""

from __future__ import annotations

import atexit
import logging
import os
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping, Sequence

from bluehelm.kernels.child import Child, Gone, Stale, WarmError, fork
from bluehelm.kernels.wire import Order

log = logging.getLogger(__name__)

# What Python, the C library and IPython read once, when they start: a fork cannot take on another value.
AT_START = ("PYTHON", "LD_", "DYLD_", "LC_", "LANG", "IPYTHON", "MALLOC_", "GLIBC_")
LEAN = {
    "MALLOC_ARENA_MAX": "1",  # else each of a kernel's threads has a heap of its own
    "MALLOC_TRIM_THRESHOLD_": "131072",  # in bytes; else it grows with what is freed, and a kernel keeps that
    "OPENBLAS_NUM_THREADS": "1",  # else numpy starts threads when it is imported, which a fork loses
}
HELD_BACK_S = 60  # after a warm process failed to start, no other is tried for so long


class Nursery:
    """One warm process. It lives as long as this object, or one of its children, is held."""

    def __init__(self, modules: Sequence[str]) -> None:
        """Start it. It takes orders at once, and follows them when it has imported `modules`."""
        self.control, theirs = socket.socketpair()
        self.control.setblocking(False)
        with theirs:
            handle = theirs.fileno()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bluehelm.kernels.parent", str(handle), *modules],
                env=LEAN | os.environ,
                cwd="/",
                stdin=subprocess.DEVNULL,
                pass_fds=[handle],
                start_new_session=True,  # Ctrl-C is for the server, which then ends its kernels in order
            )
        self._end = weakref.finalize(self, _end, self.control, self.process)  # when nothing needs it

    async def fork(self, order: Order, files: Sequence[int], timeout_s: float) -> Child:
        """Return a child of it. Raises WarmError."""
        return await fork(self.control, order, files, self, timeout_s)

    def close(self) -> None:
        """End it, and all of its children with it."""
        self._end()


def _end(control: socket.socket, process: subprocess.Popen[bytes]) -> None:
    control.close()
    try:
        process.wait(1)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


_current: dict[tuple[str, ...], Nursery] = {}
_failed_at: dict[tuple[str, ...], float] = {}


def nursery(modules: Sequence[str]) -> Nursery:
    """Return the warm process with these modules; it is started if there is none. Raises WarmError."""
    key = tuple(modules)
    if key not in _current:
        if time.monotonic() - _failed_at.get(key, -HELD_BACK_S) < HELD_BACK_S:
            raise WarmError("it failed to start less than a minute ago")
        _current[key] = Nursery(key)
    return _current[key]


def at_start(env: Mapping[str, str]) -> dict[str, str]:
    """Return the part of an environment that a fork cannot take on.

    >>> at_start({"PYTHONPATH": "lib", "LANGUAGE": "fr", "HOME": "/home/ann"})
    {'PYTHONPATH': 'lib', 'LANGUAGE': 'fr'}
    """
    return {name: value for name, value in env.items() if name.startswith(AT_START)}


def replace(modules: Sequence[str], old: Nursery) -> None:
    """Use `old` no more for new kernels; those that it has go on."""
    key = tuple(modules)
    if _current.get(key) is old:
        del _current[key]


async def forked(modules: Sequence[str], order: Order, files: Sequence[int], timeout_s: float) -> Child:
    """Return a child of the warm process with these modules, made anew if need be. Raises WarmError.

    One that worked and is gone, or that has read files which have changed since, is replaced at once. One
    that fails at its first order is not tried again for a while.
    """
    old = nursery(modules)
    try:
        return await old.fork(order, files, timeout_s)
    except (Stale, Gone) as reason:
        log.warning("The warm process for kernels is made anew: %s.", reason)
        replace(modules, old)
    new = nursery(modules)
    try:
        return await new.fork(order, files, timeout_s)
    except (Stale, Gone):
        _failed_at[tuple(modules)] = time.monotonic()
        replace(modules, new)
        raise


@atexit.register
def close_all() -> None:
    """End all warm processes and all kernels that they forked, and forget past failures."""
    _failed_at.clear()
    while _current:
        _current.popitem()[1].close()
