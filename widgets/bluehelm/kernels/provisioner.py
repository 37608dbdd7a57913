"""The kernel provisioner ``bluehelm-warm``: kernels are forked where they can be, else started as usual."""

from __future__ import annotations

import importlib
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jupyter_client import KernelManager
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict, Float, Integer, List, Unicode

from bluehelm.kernels.child import Child, WarmError
from bluehelm.kernels.nursery import at_start, forked
from bluehelm.kernels.pages import Page
from bluehelm.kernels.wire import Order

LAUNCHER = ["-m", "ipykernel_launcher", "-f"]
NO_HISTORY = "--HistoryManager.hist_file="  # nbclient's: a forked kernel keeps no history at all
STREAMS = ("stdin", "stdout", "stderr")
PATH_LIMIT = 104  # bytes of a socket's path on macOS; Linux has four more
KNOWN = {"env", "cwd", "kernel_id", "extra_arguments", *STREAMS}


class WarmProvisioner(LocalProvisioner):  # type: ignore[misc]
    """Forks Python kernels from a warm process; starts every other kernel as `LocalProvisioner` does."""

    modules = List(Unicode(), help="Modules to import once, before any kernel is forked.").tag(config=True)
    marker = Unicode(
        help="Fork only kernels whose folder, or one above it, holds this file; without it, every kernel."
    ).tag(config=True)
    limits = Dict(
        value_trait=Integer(),
        help="Resource limits of each kernel, by their names without RLIMIT_: {'AS': 2**30} is one GiB.",
    ).tag(config=True)
    calls = List(
        Unicode(), help="Functions, as package.module:function, that each kernel calls before all else."
    ).tag(config=True)
    start_timeout = Float(60, help="Seconds to wait for a forked kernel before the usual way.").tag(
        config=True
    )

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Prepare as upstream does, for a kernel on Unix sockets where nobody has chosen otherwise."""
        if plain(self.parent.format_kernel_cmd()) and not elsewhere(self.marker, kwargs):
            use_sockets(self.parent)
        return dict(await super().pre_launch(**kwargs))

    async def launch_kernel(
        self, cmd: list[str], warm_page: Page | None = None, **kwargs: Any
    ) -> KernelConnectionInfo:
        """Fork a kernel, or start it as usual; the log says why, where that could not be foreseen.

        A kernel of `warm_page` is forked with what the page's cells have made, or not at all. Raises
        RuntimeError then, and if the kernel needs `calls` that only a fork can make.
        """
        reason = unfit(cmd, kwargs) or elsewhere(self.marker, kwargs)
        if not reason:
            try:
                self.process = await self._forked(cmd[4], warm_page, kwargs)
            except WarmError as error:
                reason = str(error)
                self.log.warning("Kernel %s is not forked: %s.", self.kernel_id, reason)
        if reason:
            return await self._usual(cmd, warm_page, kwargs, reason)
        self.pid = self.pgid = self.process.pid
        self.cwd = kwargs.get("cwd") or os.getcwd()
        return self.connection_info

    async def _forked(self, connection_file: str, page: Page | None, kwargs: dict[str, Any]) -> Child:
        streams = {number: kwargs[name] for number, name in enumerate(STREAMS) if name in kwargs}
        order = Order(
            env=kwargs["env"],
            cwd=os.path.abspath(kwargs.get("cwd") or "."),
            connection_file=connection_file,
            limits=dict(self.limits),
            calls=tuple(self.calls),
            streams=tuple(streams),
        )
        files = [handle(file) for file in streams.values()]
        if page is not None:
            return await page.fork(order, files, self.start_timeout)
        return await forked(self.modules, order, files, self.start_timeout)

    async def _usual(
        self, cmd: list[str], page: Page | None, kwargs: dict[str, Any], reason: str
    ) -> KernelConnectionInfo:
        if page is not None or self.calls:
            raise RuntimeError(f"This kernel must be forked, and cannot be: {reason}.")
        self.log.debug("Kernel %s is started as usual: %s.", self.kernel_id, reason)
        info = await super().launch_kernel(cmd, **kwargs)
        for name, value in self.limits.items():
            resource = importlib.import_module("resource")  # not on Windows
            resource.prlimit(self.pid, getattr(resource, f"RLIMIT_{name}"), (value, value))
        return info


def unfit(cmd: Sequence[str], kwargs: dict[str, Any]) -> str:
    """Say why a kernel cannot be forked as it is asked for, or nothing if it can."""
    if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
        return "this system cannot fork"
    if not plain(cmd):
        return "it is not a plain kernel of this Python"
    if kwargs.keys() - KNOWN:
        return f"it is started with {', '.join(sorted(kwargs.keys() - KNOWN))}"
    if any(handle(kwargs[name]) < 0 for name in STREAMS if name in kwargs):
        return "its streams are pipes"
    if at_start(kwargs["env"]) != at_start(os.environ):
        return "its environment changes how Python starts"
    if not os.path.isdir(kwargs.get("cwd") or "."):
        return "its folder does not exist"
    return ""


def use_sockets(manager: KernelManager) -> None:
    """Put a kernel on Unix sockets before it gets TCP ports, if its files have paths short enough for that.

    Upstream picks ports that are free and lets go of them until the kernel takes them. When many start at
    once, the system gives such a port to another kernel in between (its IOPub pipe): one start in some
    hundreds fails then, or hangs, since its messages reach the wrong process.
    """
    stem = os.path.splitext(manager.connection_file)[0]
    chosen = {"transport", "ip"} & manager.config.KernelManager.keys()
    short = os.path.isabs(stem) and len(f"{stem}-ipc-9") < PATH_LIMIT
    if manager.transport == "tcp" and short and not chosen:
        manager.transport, manager.ip, manager.cache_ports = "ipc", f"{stem}-ipc", False


def elsewhere(marker: str, kwargs: dict[str, Any]) -> str:
    """Say that a kernel's folder is not one to fork for, or nothing if it is."""
    folder = Path(kwargs.get("cwd") or ".").resolve()
    if not marker or any((above / marker).exists() for above in (folder, *folder.parents)):
        return ""
    return f"no folder above {folder} holds {marker}"


def plain(cmd: Sequence[str]) -> bool:
    """Say whether a command starts ipykernel in the Python that runs this, with no settings of its own."""
    own = bool(cmd) and os.path.realpath(cmd[0]) == os.path.realpath(sys.executable)
    in_same_place = own and os.path.dirname(cmd[0]) == os.path.dirname(sys.executable)
    return in_same_place and cmd[1:4] == LAUNCHER and all(rest.startswith(NO_HISTORY) for rest in cmd[5:])


def handle(file: Any) -> int:
    """Return the number of an open file; negative for what `subprocess` would make itself."""
    return file if isinstance(file, int) else int(file.fileno())
