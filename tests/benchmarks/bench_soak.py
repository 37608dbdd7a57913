"""Visitors come and go at the public site for half an hour: memory, processes and failed pages over time.

    python tests/benchmarks/bench_soak.py              # 30 minutes, four visitors at a time
    python tests/benchmarks/bench_soak.py --minutes 5

Each visitor opens a page, talks to its kernel, and leaves, one in twenty without a goodbye. Memory is that
of the server and all that it started, what they share counted once.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from public import Site, public_site  # noqa: E402

MIB = 2**20
VISITORS = 4
PAGES = (
    "modules/09_crisis_management/module.ipynb",
    "modules/index.ipynb",
    "exercises/crisis_management/crisis_management.ipynb",
)
WEIGHTS = (6, 3, 1)
SAMPLE_S, PAUSE_S = 30, 1.0
SETTLED_S = 420  # longer than a kernel lives whose page is gone without a goodbye
IDLE = 1  # the shared page that all kernels of the module are forked from is shut in like them


@dataclass
class Tally:
    """What the visitors met: pages that answered, and in words those that failed."""

    answered: int = 0
    failed: list[str] = field(default_factory=list)


def come_and_go(site: Site, end: float, seed: int, tally: Tally) -> None:
    """Be one visitor after another until the end."""
    lot = random.Random(seed)
    while time.monotonic() < end:
        path = lot.choices(PAGES, WEIGHTS)[0]
        try:
            visit(site, path, goodbye=lot.random() > 0.05)
            tally.answered += 1
        except Exception as problem:
            tally.failed.append(f"{path}: {problem!r}"[:300])
        time.sleep(PAUSE_S)


def visit(site: Site, path: str, goodbye: bool) -> None:
    """Open a page, see that its kernel answers, and leave."""
    answer = site.ask(f"voila/render/{path}")
    assert answer.status == 200, f"{answer.status}: {answer.text[:200]}"
    line = site.line(answer.kernel)
    try:
        assert line.lives(), "the kernel does not answer"
    finally:
        line.socket.shutdown()
        site.lines.remove(line)
    if goodbye:
        assert site.ask(f"voila/api/shutdown/{answer.kernel}", "POST").status == 204


def tree(site: Site) -> list[psutil.Process]:
    """Return the server and all that it started."""
    server = psutil.Process(site.process.pid)
    return [server, *server.children(recursive=True)]


def sample(site: Site) -> tuple[float, float, int, int]:
    """Return MiB of all, MiB of the server alone, processes, and open files of the server."""
    found = tree(site)
    all_ = sum(_pss(process) for process in found)
    return all_, _pss(found[0]), len(found), found[0].num_fds()


def told(found: tuple[float, float, int, int]) -> str:
    """Say a sample."""
    return "{:.0f}, {:.1f}, {}, {}".format(*found)


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / MIB
    except psutil.NoSuchProcess:  # it ended while we counted
        return 0.0


def samples(site: Site, end: float) -> Iterator[tuple[float, float, int, int]]:
    """Count every half minute until the end."""
    while time.monotonic() < end:
        time.sleep(SAMPLE_S)
        yield sample(site)


def main() -> None:
    """Run, and print one line a sample and what is left at the end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        with public_site(Path(folder), "--kernels", "60") as site:
            started = soak(site, minutes * 60)
        _, left = psutil.wait_procs(started, timeout=10)
        print(f"processes that are left after the stop: {len(left)}")


def soak(site: Site, seconds: float) -> list[psutil.Process]:
    """Let visitors come and go; return the processes that were there at the end."""
    site.page()  # the first visit makes the shared page
    site.close_pages()
    end, tally = time.monotonic() + seconds, Tally()
    visitors = [threading.Thread(target=come_and_go, args=(site, end, n, tally)) for n in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    print("MiB in all, MiB of the server, processes, open files, pages so far, failed")
    for each in samples(site, end):
        print(told(each), tally.answered, len(tally.failed), sep=", ", flush=True)
    for visitor in visitors:
        visitor.join()
    gone = time.monotonic() + SETTLED_S
    while time.monotonic() < gone and len(site.kernels()) > IDLE:
        time.sleep(1)
    print(f"after all have gone: {told(sample(site))}, kernels: {len(site.kernels())}")
    print(f"pages answered: {tally.answered}, failed: {len(tally.failed)}", *tally.failed[:20], sep="\n")
    return tree(site)


if __name__ == "__main__":
    main()
