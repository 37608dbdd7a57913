"""Kernels from a warm process against stock ones, on the crisis module's page, in one run.

    python tests/benchmarks/bench_kernels.py           # minutes: 10 visitors, 3 repetitions, 30 sessions
    python tests/benchmarks/bench_kernels.py --full    # longer: 30 visitors, 20 repetitions, 200 sessions

Each way has a server of its own, one after the other, with Voilà's own template. Visitors are played without
a browser (tests/kernels/visitor.py): text, websocket, states of all widgets, a click, the answer.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterator
from math import nan
from pathlib import Path
from statistics import median
from time import perf_counter

import psutil
from jupyter_client import AsyncMultiKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from traitlets.config import Config

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from kernels.shared_site import MODULES  # noqa: E402
from kernels.visitor import PATIENCE_S, Visit, at_once, serving, visit  # noqa: E402

MIB = 2**20
STOCK_REPETITIONS = 3  # a minute or two each


async def ready_s(folder: Path, provisioner: str, rounds: int) -> float:
    """Return the seconds from asking for a kernel to the course being imported there."""
    KernelProvisionerFactory.clear_instance()
    config = Config()
    config.KernelProvisionerFactory.default_provisioner_name = provisioner
    config.WarmProvisioner.modules = MODULES
    manager = AsyncMultiKernelManager(config=config, connection_dir=str(folder))
    seconds = [await first_answer_s(manager, f"import {', '.join(MODULES)}") for _ in range(rounds + 1)]
    manager.context.destroy()
    return median(seconds[1:])  # the first warms the disk, and the warm process


async def first_answer_s(manager: AsyncMultiKernelManager, code: str) -> float:
    """Start a kernel, run some code, end the kernel; return the seconds up to the answer."""
    began = perf_counter()
    kernel_id = await manager.start_kernel(cwd=manager.connection_dir)
    client = manager.get_kernel(kernel_id).client()
    client.start_channels()
    reply = await client.execute(code, reply=True, timeout=PATIENCE_S)
    seconds = perf_counter() - began
    assert reply["content"]["status"] == "ok", reply
    client.stop_channels()
    await manager.shutdown_kernel(kernel_id, now=True)
    return seconds


def kernels_of(server: int) -> Iterator[psutil.Process]:
    """Yield the kernels of a server and the processes that they were forked from."""
    yield from psutil.Process(server).children(recursive=True)


def memory(server: int) -> float:
    """Return what the server's kernels use of the memory in MiB; what they share counts once."""
    return sum(process.memory_full_info().pss for process in kernels_of(server)) / MIB


def private(server: int) -> float:
    """Return the median of the memory in MiB that only one kernel uses."""
    leaves = [process for process in kernels_of(server) if not process.children()]
    return median(process.memory_full_info().uss for process in leaves) / MIB


async def stay(site: str, folder: Path, number: int) -> list[Visit]:
    """Let visitors come, five at a time, and stay."""
    come: list[Visit] = []
    while len(come) < number:
        forget(folder)
        count = min(5, number - len(come))
        come += await asyncio.gather(*(visit(site, stay=True) for _ in range(count)))
    return come


def visits(folder: Path, way: str, at_a_time: int, repetitions: int) -> tuple[float, list[float], int]:
    """Return seconds for one visitor, those to the last of many each time, and how often one failed."""
    ones, lasts, failed = [], [], 0
    with serving(folder, way) as (site, _):
        asyncio.run(visit(site))
        for _ in range(repetitions):
            forget(folder)
            ones.append(asyncio.run(visit(site)).answer_s)
            try:
                lasts.append(max(each.answer_s for each in asyncio.run(at_once(site, at_a_time))))
            except Exception as error:
                print(f"  {way}: {error!r}")
                failed += 1
    return median(ones), lasts, failed


def forget(folder: Path) -> None:
    """Delete the record, which all visitors share here; at the public site each has a folder of his own."""
    for file in folder.rglob("record*.jsonl"):
        file.unlink()


def sessions(folder: Path, way: str, few: int, many: int) -> tuple[float, float, float]:
    """Return a session's own memory, its share of all memory as a slope, and the base, in MiB."""
    with serving(folder, way) as (site, server):
        return asyncio.run(_sessions(site, folder, server, few, many))


async def _sessions(site: str, folder: Path, server: int, few: int, many: int) -> tuple[float, float, float]:
    first = await stay(site, folder, few)
    at_few = memory(server)
    rest = await stay(site, folder, many - few)
    slope = (memory(server) - at_few) / len(rest)
    return private(server), slope, at_few - slope * len(first)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    full = parser.parse_args().full
    at_a_time, repetitions, many = (30, 20, 200) if full else (10, 3, 30)
    with tempfile.TemporaryDirectory(prefix="bk-") as folder:
        report(Path(folder), at_a_time, repetitions, many)


def report(folder: Path, at_a_time: int, repetitions: int, many: int) -> None:
    """Print each figure for stock kernels, for forked ones, and how many times better these are."""
    stock, ours = (asyncio.run(ready_s(folder, name, 5)) for name in ("local-provisioner", "bluehelm-warm"))
    print(
        f"kernel ready, course imported: stock {stock:.2f} s, forked {ours:.3f} s: {stock / ours:.1f} times"
    )
    course = folder / "course"
    one, lasts, failed = visits(course, "stock", at_a_time, STOCK_REPETITIONS)
    our_one, our_lasts, our_failed = visits(course, "share", at_a_time, repetitions)
    last, our_last = min(lasts, default=nan), max(our_lasts, default=nan)
    print(f"one visitor: stock {one:.2f} s, shared page {our_one:.3f} s: {one / our_one:.1f} times")
    print(
        f"the last of {at_a_time}: stock at its best {last:.1f} s ({failed} of {STOCK_REPETITIONS} failed), "
        f"shared page at its worst {our_last:.2f} s ({our_failed} of {repetitions} failed): "
        f"{last / our_last:.1f} times; "
        f"medians {median(lasts or [nan]):.1f} s and {median(our_lasts or [nan]):.2f} s"
    )
    own, slope, base = sessions(course, "stock", 2, 6)
    our_own, our_slope, our_base = sessions(course, "share", 5, many)
    print(f"own memory: stock {own:.1f} MiB, shared page {our_own:.1f} MiB: {own / our_own:.1f} times")
    fit, our_fit = ((8 * 1024 - b) / s for b, s in ((base, slope), (our_base, our_slope)))
    print(
        f"sessions in 8 GiB: stock {fit:.0f} ({slope:.1f} MiB each), shared page {our_fit:.0f} "
        f"({our_slope:.1f} MiB each, {our_base:.0f} MiB once, measured to {many}): {our_fit / fit:.1f} times"
    )


if __name__ == "__main__":
    main()
