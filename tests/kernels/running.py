"""Starting kernels as a Jupyter server does, and asking them things."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager, AsyncMultiKernelManager
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from traitlets.config import Config

PATIENCE_S = 60


@dataclass
class Kernel:
    """A running kernel and a client of it."""

    manager: AsyncKernelManager
    client: AsyncKernelClient

    @property
    def pid(self) -> int:
        """Its process number."""
        return int(self.manager.provisioner.pid)

    @property
    def forked(self) -> bool:
        """Say whether it was forked, or started as usual."""
        return type(self.manager.provisioner.process).__name__ == "Child"

    async def run(self, code: str) -> str:
        """Run code and return what it prints; a failure is returned as well."""
        said: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            content = message["content"]
            said.append(content.get("text") or "\n".join(content.get("traceback", [])))

        await self.client.execute_interactive(code, output_hook=hear, timeout=PATIENCE_S)
        return "".join(said).strip()

    async def ended(self) -> int:
        """Wait until the kernel's process has ended; return its exit code."""
        async with asyncio.timeout(PATIENCE_S):
            return int(await self.manager.provisioner.wait())


@dataclass
class Manager:
    """Starts kernels through `AsyncMultiKernelManager` with the provisioner that forks."""

    runtime: Path
    config: Config = field(default_factory=Config)

    @asynccontextmanager
    async def kernels(
        self, number: int = 1, provisioner: str = "bluehelm-warm", **how: Any
    ) -> AsyncIterator[list[Kernel]]:
        """Start so many kernels at once, and end them."""
        KernelProvisionerFactory.clear_instance()
        self.config.KernelProvisionerFactory.default_provisioner_name = provisioner
        manager = AsyncMultiKernelManager(config=self.config, connection_dir=str(self.runtime))
        started: list[Kernel] = []
        try:
            started += await asyncio.gather(*(self._start(manager, how) for _ in range(number)))
            yield started
        finally:
            for kernel in started:
                kernel.client.stop_channels()
            await manager.shutdown_all(now=True)
            manager.context.destroy()

    async def _start(self, manager: AsyncMultiKernelManager, how: dict[str, Any]) -> Kernel:
        kernel_id = await manager.start_kernel(**{"cwd": os.fspath(self.runtime), **how})
        kernel = manager.get_kernel(kernel_id)
        client = kernel.client()
        client.start_channels()
        await client.wait_for_ready(timeout=PATIENCE_S)
        return Kernel(kernel, client)


def alive(pid: int) -> bool:
    """Say whether a process runs; one that has ended and was not yet buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


async def until_gone(pids: list[int]) -> None:
    """Wait until all these processes have ended. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while any(alive(pid) for pid in pids):
            await asyncio.sleep(0.02)
