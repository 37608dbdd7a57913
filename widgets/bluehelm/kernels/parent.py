"""A warm process: ``python -m bluehelm.kernels.parent CONTROL MODULE...``, started by `nursery`.

Each fork goes on from here as well: as a kernel, or as the warm process of one page.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from bluehelm.kernels import birth, hooks
from bluehelm.kernels.app import WarmApp
from bluehelm.kernels.forker import Birth, Forker
from bluehelm.kernels.freshness import Seen, module_files
from bluehelm.kernels.page import run_cells
from bluehelm.kernels.wire import Order, to_line

log = logging.getLogger(__name__)

# What a first execution imports, found by comparing sys.modules of a kernel before and after it.
LATER = ("IPython.core.logger", "faulthandler", "resource", "tornado.platform.asyncio")


def main() -> NoReturn:
    """Warm up, then fork what is asked for until the server goes."""
    control, modules = socket.socket(fileno=int(sys.argv[1])), sys.argv[2:]
    app = warm(modules)
    seen = Seen.of(module_files(modules))
    born = fork_on(control, seen.changed)
    while True:
        order = settle(born)
        if order.connection_file:
            serve(app, order, born.channel)
        run_page(app, order, born.channel, seen)
        born = fork_on(born.channel, lambda: "")  # the server knows whether the page is fresh


def warm(modules: Sequence[str]) -> WarmApp:
    """Import and build all that every kernel needs.

    Raises ImportError; and RuntimeError if a module starts a thread when it is imported.
    """
    gc.disable()  # what a collection leaves behind is memory that each fork would have to copy
    app: WarmApp = WarmApp.instance()
    app.prepare()
    for module in (*LATER, *modules):
        importlib.import_module(module)
    refuse_threads()
    return app


def refuse_threads() -> None:
    """Raise RuntimeError if a thread runs: a fork loses it, and keeps the locks that it held."""
    native = len(os.listdir("/proc/self/task")) if birth.LINUX else 1
    if max(threading.active_count(), native) > 1:
        names = ", ".join(thread.name for thread in threading.enumerate()[1:]) or "by a library"
        raise RuntimeError(f"A thread was started ({names}), and a process with threads cannot be forked.")


def fork_on(control: socket.socket, stale: Callable[[], str]) -> Birth:
    """Fork what is asked for; return in each child. When the server has gone, this process ends here."""
    gc.collect()
    gc.freeze()
    born = Forker(control, stale).run()
    if born is None:
        os._exit(0)
    gc.enable()
    return born


def settle(born: Birth) -> Order:
    """Settle in; a child that cannot do as it was told says why and ends."""
    try:
        return birth.settle(born)
    except Exception as error:
        fail(born.channel, error)


def fail(channel: socket.socket, error: Exception) -> NoReturn:
    """Tell the server why there will be no such child."""
    with suppress(OSError):
        channel.sendall(to_line({"failed": f"{type(error).__name__}: {error}"}))
    os._exit(1)


def serve(app: WarmApp, order: Order, channel: socket.socket) -> NoReturn:
    """Be a kernel to the end. The server hears of it when clients can connect."""
    try:
        app.adopt(order.connection_file)
        hooks.run()
    except Exception as error:
        fail(channel, error)
    with channel:
        channel.sendall(to_line({"pid": os.getpid()}))
    app.start()
    app.finish_control()
    # As a Python that ends, but for taking its memory apart object by object: all of it is shared, and would
    # be copied to be thrown away.
    atexit._run_exitfuncs()
    os._exit(0)


def run_page(app: WarmApp, order: Order, channel: socket.socket, seen: Seen) -> None:
    """Run a page's cells; send what they showed, and the files that it rests on."""
    try:
        shown, read = run_cells(app.kernel, order.cells)
        refuse_threads()
    except Exception as error:
        fail(channel, error)
    stamps = {**seen.stamps, **read.stamps}
    channel.sendall(to_line({"pid": os.getpid(), "shown": shown, "stamps": stamps}))
    channel.settimeout(None)


if __name__ == "__main__":
    main()
