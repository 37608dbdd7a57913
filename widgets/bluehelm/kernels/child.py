"""A forked process as the server sees it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import weakref
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bluehelm.kernels import wire
from bluehelm.kernels.wire import Order


class WarmError(Exception):
    """A warm process could not give what was asked; the text says why."""


class Stale(WarmError):  # noqa: N818  (a state, and no error of anybody's)
    """A file has changed since the warm process read it."""


class Gone(WarmError):  # noqa: N818
    """The warm process has ended, or no longer answers."""


@dataclass
class Child:
    """A forked process, with the part of `subprocess.Popen` that jupyter_client uses.

    Its parent is not this process, so its end is told over the channel. As long as a child is held, so is
    `parent`, the warm process: when nothing holds that any more, it ends.
    """

    channel: socket.socket
    parent: object
    said: dict[str, Any] = field(default_factory=dict)
    returncode: int | None = None
    stdin: None = None
    stdout: None = None
    stderr: None = None
    _heard: bytes = b""

    def __post_init__(self) -> None:
        """See to it that letting go of this ends the process, if it still runs."""
        # Not in __del__: of a cycle that is collected, the channel itself might come first, and complain.
        weakref.finalize(self, self.channel.close)

    @property
    def pid(self) -> int:
        """Its process number."""
        return int(self.said["pid"])

    def poll(self) -> int | None:
        """Return None as long as it runs, then its exit code, negative for a signal as in `subprocess`."""
        if self.returncode is None:
            with suppress(BlockingIOError):
                while more := self._received():
                    self._heard += more
                self._ended()
        return self.returncode

    def _received(self) -> bytes:
        try:
            return self.channel.recv(wire.CHUNK)
        except ConnectionResetError:
            return b""

    def _ended(self) -> None:
        """Read the last words; none at all means that its parent was killed, and the child with it."""
        words = json.loads(self._heard) if self._heard else {}
        self.returncode = words.get("ended", -signal.SIGKILL)
        self.channel.close()

    def wait(self) -> int | None:
        """Return the exit code; jupyter_client calls it when `poll` has given one."""
        return self.poll()

    def send_signal(self, signum: int) -> None:
        """Send a signal to the process, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        """End the process at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    async def answer(self, timeout_s: float) -> dict[str, Any]:
        """Return the next message. Raises WarmError if it is a refusal, or if there is none."""
        while b"\n" not in self._heard:
            self._heard += await self._more(timeout_s)
        text, _, self._heard = self._heard.partition(b"\n")
        answer: dict[str, Any] = json.loads(text)
        if "stale" in answer:
            raise Stale(f"{answer['stale']} has changed")
        if "failed" in answer or "ended" in answer:
            raise WarmError(answer.get("failed", f"it ended at once with code {answer.get('ended')}"))
        return answer

    async def _more(self, timeout_s: float) -> bytes:
        loop = asyncio.get_running_loop()
        try:
            more = await asyncio.wait_for(loop.sock_recv(self.channel, wire.CHUNK), timeout_s)
        except TimeoutError as error:
            raise Gone(f"it has not answered in {timeout_s:.0f} s") from error
        except ConnectionResetError:
            more = b""
        if not more:
            raise Gone("it has ended")
        return more


async def fork(
    control: socket.socket, order: Order, files: Sequence[int], parent: object, timeout_s: float
) -> Child:
    """Ask the warm process behind `control` for a child; return it when it is ready. Raises WarmError."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    child = Child(ours, parent)
    try:
        with theirs:
            wire.ask(control, theirs, files)
        await asyncio.get_running_loop().sock_sendall(ours, order.line())
        child.said = await child.answer(timeout_s)
    except OSError as error:
        ours.close()
        raise Gone("it has ended") from error
    except BaseException:
        ours.close()  # which ends the child, if there is one
        raise
    return child
