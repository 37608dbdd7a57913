"""Warm processes: they end with the server, are made anew when they must, and never stand in the way."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kernels.running import Manager, until_gone

from bluehelm.kernels import nursery


def warm_process(*modules: str) -> int:
    """Return the process number of the warm process with these modules."""
    return nursery.nursery(modules).process.pid


def test_kernels_end_with_their_warm_process_and_the_next_has_a_new_one(
    manager: Manager, caplog: pytest.LogCaptureFixture
) -> None:
    """If the warm process is killed, its kernels end; the next has a new one, and the log says so once."""

    async def play() -> tuple[int, bool, bool]:
        async with manager.kernels() as [kernel]:
            old = warm_process()
            os.kill(old, signal.SIGKILL)
            ended = await kernel.ended()
            async with manager.kernels() as [new]:
                return ended, new.forked, warm_process() != old

    assert asyncio.run(play()) == (-signal.SIGKILL, True, True)
    assert [record.message for record in caplog.records if "warm" in record.message] == [
        "The warm process for kernels is made anew: it has ended."
    ]


SERVER = """
import asyncio, pathlib, sys
from kernels.running import Manager
from bluehelm.kernels import nursery

async def serve():
    async with Manager(pathlib.Path(sys.argv[1])).kernels(2) as kernels:
        print(nursery.nursery(()).process.pid, *(kernel.pid for kernel in kernels), flush=True)
        await asyncio.Event().wait()

asyncio.run(serve())
"""


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_the_server(runtime: Path, ending: signal.Signals) -> None:
    """However the server ends, its warm process and all kernels end too."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", SERVER, str(runtime)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        pids = [int(word) for word in server.stdout.readline().split()]
        assert len(pids) == 3
        server.send_signal(ending)
    asyncio.run(until_gone(pids))


def test_changed_code_is_read_again(
    manager: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A kernel never runs an older version of a warmed module than the one on the disk."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    module = tmp_path / "warmed_by_a_test.py"
    module.write_text("version = 1\n")
    manager.config.WarmProvisioner.modules = ["warmed_by_a_test"]

    async def version() -> tuple[bool, str]:
        async with manager.kernels() as [kernel]:
            return kernel.forked, await kernel.run("import warmed_by_a_test as m; print(m.version)")

    assert asyncio.run(version()) == (True, "1")
    module.write_text("version = 22\n")
    assert asyncio.run(version()) == (True, "22")
    assert f"is made anew: {module} has changed" in caplog.text


THREAD = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()"


@pytest.mark.parametrize("text", ["import no_such_module_anywhere", THREAD])
def test_modules_that_cannot_be_warmed_cost_speed_only(
    manager: Manager,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    text: str,
) -> None:
    """If a module fails or starts a thread at its import, kernels start as usual, and the log says so."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "cannot_be_warmed.py").write_text(text)
    manager.config.WarmProvisioner.modules = ["cannot_be_warmed"]

    async def play() -> bool:
        async with manager.kernels() as [kernel]:
            return kernel.forked

    assert asyncio.run(play()) is False
    assert "is not forked: it has ended" in caplog.text


def test_without_fork_kernels_start_as_usual(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a system that cannot fork, the provisioner is the stock one."""
    monkeypatch.delattr("os.fork")

    async def play() -> tuple[bool, str]:
        async with manager.kernels() as [kernel]:
            return kernel.forked, await kernel.run("print(1)")

    assert asyncio.run(play()) == (False, "1")


def test_what_a_fork_cannot_take_on_is_started_as_usual(manager: Manager) -> None:
    """A kernel whose environment changes how Python starts is not forked, and has that environment."""

    async def play() -> tuple[bool, str]:
        async with manager.kernels(env={**os.environ, "PYTHONUTF8": "1"}) as [kernel]:
            return kernel.forked, await kernel.run("import sys; print(sys.flags.utf8_mode)")

    assert asyncio.run(play()) == (False, "1")


@pytest.mark.parametrize(("marked", "forked"), [(True, True), (False, False)])
def test_only_kernels_of_a_course_are_forked(
    manager: Manager, tmp_path: Path, marked: bool, forked: bool
) -> None:
    """With a marker, a kernel is forked in a folder below the marked one, and nowhere else."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    if marked:
        (tmp_path / "course").touch()
    manager.config.WarmProvisioner.marker = "course"

    async def play() -> bool:
        async with manager.kernels(cwd=str(tmp_path / "a" / "b")) as [kernel]:
            return kernel.forked

    assert asyncio.run(play()) is forked


def test_a_kernel_that_must_be_forked_is_not_started_otherwise(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each kernel has to call something first, a sandbox for one, none is started without it."""
    manager.config.WarmProvisioner.calls = ["no_such_sandbox:enter"]

    async def play() -> None:
        async with manager.kernels():
            pass

    with pytest.raises(
        RuntimeError, match=r"must be forked, and cannot be: ModuleNotFoundError: .*no_such_sandbox"
    ):
        asyncio.run(play())


def test_calls_come_before_all_else(manager: Manager) -> None:
    """What a kernel is told to call has happened when its first cell runs."""
    manager.config.WarmProvisioner.calls = ["faulthandler:enable"]

    async def play() -> str:
        async with manager.kernels() as [kernel]:
            return await kernel.run("import faulthandler; print(faulthandler.is_enabled())")

    assert asyncio.run(play()) == "True"


def test_a_first_cell_imports_nothing_that_each_kernel_needs(manager: Manager) -> None:
    """All modules that starting a kernel and running a cell pull in are loaded before the fork."""
    listing = "import sys; print(*sorted(sys.modules))"

    async def play() -> tuple[set[str], set[str]]:
        async with manager.kernels() as [kernel]:
            return set((await kernel.run(listing)).split()), set((await kernel.run(listing)).split())

    first, second = asyncio.run(play())
    assert second == first


def test_server_logs_nothing_unasked(manager: Manager, caplog: pytest.LogCaptureFixture) -> None:
    """A kernel that is forked without trouble leaves no line in the log."""
    caplog.set_level(logging.WARNING)

    async def play() -> None:
        async with manager.kernels() as [kernel]:
            await kernel.run("print(1)")

    asyncio.run(play())
    assert caplog.records == []
