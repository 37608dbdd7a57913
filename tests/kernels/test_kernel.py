"""A forked kernel is a kernel like any other, and shares nothing with the next one."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
from pathlib import Path

import pytest
from jupyter_client import KernelManager
from kernels.running import Manager, alive
from traitlets.config import Config


def test_it_runs_code_and_ends_when_asked(manager: Manager) -> None:
    """A kernel is forked, answers, keeps its names between cells, and ends with exit code 0 on request."""

    async def play() -> tuple[bool, str, int]:
        async with manager.kernels() as [kernel]:
            await kernel.run("a = 6")
            said = await kernel.run("print(a * 7)")
            forked, process = kernel.forked, kernel.manager.provisioner.process
            await kernel.manager.shutdown_kernel()
            return forked, said, process.poll()

    assert asyncio.run(play()) == (True, "42", 0)


def test_it_can_be_interrupted_and_goes_on(manager: Manager) -> None:
    """SIGINT stops the cell that runs, and the kernel keeps its names."""

    async def play() -> tuple[str, str]:
        async with manager.kernels() as [kernel]:
            await kernel.run("a = 1")
            cell = "print('begun', flush=True)\nwhile True: pass"
            # Else every kernel drops what comes at once after an error: a whole notebook may be on its way.
            running = kernel.client.execute(cell, stop_on_error=False)
            while (await kernel.client.get_iopub_msg(timeout=60))["msg_type"] != "stream":
                pass
            await kernel.manager.interrupt_kernel()
            reply = await kernel.client.get_shell_msg(timeout=60)
            while reply["parent_header"]["msg_id"] != running:
                reply = await kernel.client.get_shell_msg(timeout=60)
            return reply["content"]["ename"], await kernel.run("print(a)")

    assert asyncio.run(play()) == ("KeyboardInterrupt", "1")


@pytest.mark.parametrize("now", [False, True])
def test_it_can_be_restarted(manager: Manager, now: bool) -> None:
    """A restarted kernel is a new process with the same address and without the old names."""

    async def play() -> tuple[bool, bool, str]:
        async with manager.kernels() as [kernel]:
            await kernel.run("a = 1")
            old = kernel.pid
            await kernel.manager.restart_kernel(now=now)
            await kernel.client.wait_for_ready(timeout=60)
            return old != kernel.pid, alive(old), await kernel.run("print('a' in globals())")

    assert asyncio.run(play()) == (True, False, "False")


@pytest.mark.parametrize(
    ("code", "ended"),
    [
        ("import os; os.kill(os.getpid(), 9)", -signal.SIGKILL),
        ("import ctypes; ctypes.string_at(0)", -signal.SIGSEGV),
        ("import os; os._exit(3)", 3),
    ],
)
def test_its_death_is_noticed_and_hurts_no_other(manager: Manager, code: str, ended: int) -> None:
    """However a kernel dies, its manager is told how; the kernel beside it goes on, and new ones start."""

    async def play() -> tuple[int, bool, str, str]:
        async with manager.kernels(2) as [one, other]:
            one.client.execute(code)
            exit_code = await one.ended()
            async with manager.kernels() as [new]:
                return (
                    exit_code,
                    await one.manager.is_alive(),
                    await other.run("print(1)"),
                    await new.run("print(2)"),
                )

    assert asyncio.run(play()) == (ended, False, "1", "2")


def test_it_may_fork_itself(manager: Manager) -> None:
    """Code that forks or starts processes gets their output and status, as in a usual kernel."""

    async def play() -> str:
        async with manager.kernels() as [kernel]:
            return await kernel.run(
                "import subprocess, os, multiprocessing as m\n"
                "p = m.get_context('fork').Process(target=os._exit, args=(5,)); p.start(); p.join()\n"
                "print(p.exitcode, subprocess.run(['echo', 'hello'], capture_output=True).stdout)"
            )

    assert asyncio.run(play()).endswith("5 b'hello\\n'")


def test_twenty_at_once_all_answer(manager: Manager) -> None:
    """Twenty kernels that are started in the same moment are twenty processes, and each answers."""

    async def play() -> list[str]:
        async with manager.kernels(20) as kernels:
            return await asyncio.gather(*(kernel.run("import os; print(os.getpid())") for kernel in kernels))

    answers = asyncio.run(play())
    assert len(set(answers)) == 20
    assert all(answer.isdigit() for answer in answers)


DRAWS = """
import json, random, secrets, tempfile, uuid, comm
kernel = get_ipython().kernel
print(json.dumps([random.random(), secrets.token_hex(), tempfile.mktemp(), str(uuid.uuid4()),
    str(uuid.uuid1()), comm.create_comm().comm_id, kernel.ident, kernel.session.session]))
"""


def test_nothing_random_is_the_same_in_two_kernels(manager: Manager) -> None:
    """Random numbers, secrets, temporary names, uuids, comm ids and session ids differ between forks."""

    async def play() -> list[str]:
        manager.config.WarmProvisioner.modules = ["random", "uuid", "tempfile"]
        async with manager.kernels(2) as kernels:
            return [await kernel.run(DRAWS) for kernel in kernels]

    one, other = (json.loads(answer) for answer in asyncio.run(play()))
    assert not set(one) & set(other)


def test_numpy_draws_anew_in_each_kernel(manager: Manager) -> None:
    """numpy's own generator, which Python does not know of, has a fresh seed in each fork."""

    async def play() -> list[str]:
        manager.config.WarmProvisioner.modules = ["numpy"]
        async with manager.kernels(2) as kernels:
            return [
                f"{k.forked} " + await k.run("import numpy; print(numpy.random.random())") for k in kernels
            ]

    one, other = asyncio.run(play())
    assert one.startswith("True 0.")
    assert one != other


def test_each_has_its_own_environment_and_folder(manager: Manager, tmp_path: Path) -> None:
    """A kernel has the environment and folder that it was started with, and nothing of its parent's."""

    async def play() -> list[str]:
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "TZ": "Asia/Tokyo",
            "JPY_SESSION_NAME": "a.ipynb",
        }
        async with manager.kernels(env=env, cwd=str(tmp_path)) as [kernel]:
            code = "print(sorted(os.environ), os.getcwd(), time.tzname[0], __session__, sep='|')"
            code = f"import os, time; {code}"
            return (await kernel.run(code)).split("|")

    names, folder, zone, session = asyncio.run(play())
    assert (folder, zone, session) == (str(tmp_path), "JST", "a.ipynb")
    assert "HOME" in names
    assert "PYTEST_CURRENT_TEST" not in names


OPEN = """
import json, os
found = {}
for name in os.listdir('/proc/self/fd'):
    try: found[name] = os.readlink('/proc/self/fd/' + name)
    except OSError: pass
print(json.dumps(found))
"""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Linux tells which files are open")
def test_no_handle_is_shared_between_kernels(manager: Manager) -> None:
    """Two kernels have no socket, pipe or file in common but the standard streams of the server."""

    async def play() -> list[str]:
        async with manager.kernels(2) as kernels:
            return [await kernel.run(OPEN) for kernel in kernels]

    one, other = (json.loads(answer) for answer in asyncio.run(play()))
    streams = {"/dev/null", *(os.readlink(f"/proc/self/fd/{number}") for number in (1, 2))}
    nameless = {target for target in one.values() if target.startswith("anon_inode:")}
    assert len(set(one.values()) - nameless) > 10
    assert (set(one.values()) & set(other.values())) - nameless <= streams
    assert {target for target in one.values() if target.startswith("/")} <= streams


@pytest.mark.parametrize(("chosen", "used"), [({}, "ipc"), ({"transport": "tcp"}, "tcp")])
def test_it_uses_unix_sockets_unless_told_otherwise(
    manager: Manager, chosen: dict[str, str], used: str
) -> None:
    """TCP ports are lost between kernels that start at once; they are used only where somebody chose them."""

    async def play() -> tuple[str, str, str]:
        manager.config.KernelManager.update(chosen)
        async with manager.kernels() as [kernel]:
            before = kernel.manager.transport, await kernel.run("print(1)")
            await kernel.manager.restart_kernel(now=True)
            await kernel.client.wait_for_ready(timeout=60)
            return *before, await kernel.run("print(2)")

    assert asyncio.run(play()) == (used, "1", "2")


def test_history_is_its_own_and_not_kept(manager: Manager) -> None:
    """A kernel knows its own earlier inputs and results, and no other's, and leaves no history behind."""

    async def play() -> list[str]:
        async with manager.kernels(2) as [one, other]:
            await one.run("6 * 7")
            code = "print(In[1:-1], Out, get_ipython().history_manager.enabled)"
            return [await one.run(code), await other.run(code)]

    assert asyncio.run(play()) == ["['6 * 7'] {1: 42} False", "[] {} False"]


def test_output_below_python_is_shown_too(manager: Manager) -> None:
    """What a library writes to the handles 1 and 2 comes to the notebook, as in a usual kernel."""

    async def play() -> str:
        env = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        async with manager.kernels(env=env) as [kernel]:  # ipykernel leaves the handles alone under pytest
            kernel.client.execute("import os; os.write(1, b'one '); os.write(2, b'two '); print('three')")
            said = ""
            while not all(word in said for word in ("one", "two", "three")):
                message = await kernel.client.get_iopub_msg(timeout=60)
                said += message["content"].get("text", "")
            return said

    assert sorted(re.findall("one|two|three", asyncio.run(play()))) == ["one", "three", "two"]


def test_its_streams_can_be_given(manager: Manager, tmp_path: Path) -> None:
    """A file that is given as stdout gets what is written there, and only from this kernel."""

    async def play(log: int) -> None:
        async with manager.kernels(stdout=log) as [kernel]:
            assert kernel.forked
            await kernel.run("import os, sys; os.write(sys.__stdout__.fileno(), b'heard')")
            await kernel.manager.shutdown_kernel()

    with (tmp_path / "log").open("wb") as log:
        asyncio.run(play(log.fileno()))
    assert "heard" in (tmp_path / "log").read_text()


def test_limits_hold(manager: Manager) -> None:
    """A kernel with limits cannot go beyond them; its manager's own limits stay."""

    async def play() -> str:
        manager.config.WarmProvisioner.limits = {"AS": 2**31, "CORE": 0}
        async with manager.kernels() as [kernel]:
            return await kernel.run("import resource as r; print(r.getrlimit(r.RLIMIT_AS)); bytes(2**31)")

    said = asyncio.run(play())
    assert said.startswith("(2147483648, 2147483648)")
    assert "MemoryError" in said


def test_the_blocking_manager_works_as_well(manager: Manager) -> None:
    """nbconvert and nbclient start kernels without a running loop."""
    config = Config(manager.config)
    config.WarmProvisioner.modules = []
    kernel = KernelManager(config=config, connection_file=str(manager.runtime / "k.json"), transport="ipc")
    kernel.provisioner = None
    kernel.start_kernel(cwd=str(manager.runtime))
    client = kernel.blocking_client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        reply = client.execute_interactive("assert 1", timeout=60)
        assert reply["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        kernel.shutdown_kernel(now=True)
        kernel.context.destroy()
