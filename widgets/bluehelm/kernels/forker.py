"""The loop of a warm process: one fork for each child that is asked for, and the end of each told.

It sleeps in `poll`, with no thread and no event loop, so that a fork takes nothing along that is half done.
"""

from __future__ import annotations

import os
import select
import signal
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bluehelm.kernels import wire


@dataclass(frozen=True)
class Birth:
    """All that a child has from its parent: its channel, the files for its streams, the parent's number."""

    channel: socket.socket
    files: Sequence[int]
    parent: int


class Forker:
    """Forks the children that are asked for over `control`, until the server closes it."""

    def __init__(self, control: socket.socket, stale: Callable[[], str]) -> None:
        """`stale` names a file that has changed since this process read it, or nothing."""
        self._control, self._stale = control, stale
        self._children: dict[int, socket.socket] = {}
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)

    def run(self) -> Birth | None:
        """Return None when the server has gone; and, in each child, what it was born with."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._waker.fileno())
        birth = None
        while birth is None:
            ready = self._wait()
            if self._woken.fileno() in ready:
                self._bury()
            self._end_forsaken(ready)
            if self._control.fileno() in ready:
                asked = wire.asked(self._control)
                if asked is None:
                    self._end_all()
                    return None
                birth = self._fork(*asked)
        return birth

    def _wait(self) -> set[int]:
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        poll.register(self._woken, select.POLLIN)
        for channel in self._children.values():
            poll.register(channel, 0)  # only its end: what it carries is for the child
        return {handle for handle, _ in poll.poll()}

    def _fork(self, channel: socket.socket, files: Sequence[int]) -> Birth | None:
        """Return None in this process, and the birth in the child."""
        changed, parent = self._stale(), os.getpid()
        pid = -1 if changed else os.fork()
        if pid == 0:
            self._leave()
            return Birth(channel, files, parent)
        if changed:
            _refuse(channel, {"stale": changed})
        else:
            self._children[pid] = channel
        for file in files:
            os.close(file)
        return None

    def _leave(self) -> None:
        """Let go, in a child, of all that is the parent's."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (self._control, self._woken, self._waker, *self._children.values()):
            each.close()
        self._children.clear()

    def _bury(self) -> None:
        """Tell the server of every child that has ended."""
        with suppress(BlockingIOError):
            while self._woken.recv(wire.CHUNK):
                pass
        with suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                channel = self._children.pop(pid, None)
                if channel is not None:
                    _tell(channel, {"ended": os.waitstatus_to_exitcode(status)})

    def _end_forsaken(self, ready: set[int]) -> None:
        """End the children that the server has let go of."""
        for pid, channel in self._children.items():
            if channel.fileno() in ready:
                _end(pid)

    def _end_all(self) -> None:
        """End all children. Nobody waits for their ends, which would wake a socket that is being closed."""
        signal.set_wakeup_fd(-1)
        for pid in self._children:
            _end(pid)


def _refuse(channel: socket.socket, message: dict[str, Any]) -> None:
    """Say why there will be no child. The order is read first: a channel closed over it loses the message."""
    with suppress(OSError, ValueError):
        wire.Order.read(channel)
    _tell(channel, message)


def _tell(channel: socket.socket, message: dict[str, Any]) -> None:
    """Say the last word on a channel, and close it; the server may have closed it already."""
    with channel, suppress(OSError):
        channel.sendall(wire.to_line(message))


def _end(pid: int) -> None:
    """Kill a child and what it started; it leads a group of its own, but for its first moments."""
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
