"""The first moments of a forked process: it becomes one of its own, with nothing open that is not its own."""

from __future__ import annotations

import ctypes
import importlib
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress

from bluehelm.kernels.forker import Birth
from bluehelm.kernels.wire import Order

PR_SET_PDEATHSIG = 1
LINUX = sys.platform == "linux"
# Loaded here, before any fork: the child shall not read it from the disk.
_libc = ctypes.CDLL(None, use_errno=True) if LINUX else None


def settle(birth: Birth) -> Order:
    """Make the child independent, then as it was ordered; return the order.

    Raises OSError, ValueError or ImportError if the order cannot be followed.
    """
    os.setsid()
    die_with(birth.parent)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    order = Order.read(birth.channel)
    take_streams(order.streams, birth.files)
    close_others(birth.channel.fileno(), birth.files)
    take_environment(order.env)
    os.chdir(order.cwd)
    limit(order.limits)
    be_random()
    for name in order.calls:
        call(name)
    return order


def die_with(parent: int) -> None:
    """Let Linux end this process with its parent; elsewhere the kernel itself watches (`app`)."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)


def take_streams(streams: tuple[int, ...], files: Sequence[int]) -> None:
    """Put the files that came with the order in the place of the standard streams; input is at its end."""
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    for stream, file in zip(streams, files, strict=True):
        os.dup2(file, stream)


def close_others(channel: int, files: Sequence[int]) -> None:
    """Close the originals of the streams, and cut off all that a module opened when it was imported.

    The latter keep their numbers: the object that holds one may close it at any time, and would else close
    whatever had got that number since, a socket of this kernel for one.
    """
    for file in files:
        os.close(file)
    with open(os.devnull, "r+b") as nothing:
        keep = {0, 1, 2, channel, nothing.fileno()}
        for handle in {int(name) for name in os.listdir("/dev/fd")} - keep:
            with suppress(OSError):  # the listing itself
                os.fstat(handle)
                os.dup2(nothing.fileno(), handle)


def take_environment(env: dict[str, str]) -> None:
    """Take on an environment, and forget what was worked out from the parent's."""
    os.environ.clear()
    os.environ.update(env)
    os.environ["JPY_PARENT_PID"] = str(os.getppid())
    time.tzset()
    tempfile.tempdir = None


def limit(limits: dict[str, int]) -> None:
    """Set resource limits, soft and hard: ``{"AS": 2**30}`` is one GiB of address space."""
    import resource

    for name, value in limits.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def be_random() -> None:
    """Draw fresh seeds. Python does so for `random`, `tempfile` and `secrets`; numpy does not."""
    numpy = sys.modules.get("numpy.random")
    if numpy is not None:
        numpy.seed()


def call(name: str) -> None:
    """Call a function that is named as ``package.module:function``."""
    module, _, function = name.partition(":")
    getattr(importlib.import_module(module), function)()
