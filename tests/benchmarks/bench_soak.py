"""Visitors come and go at the public site for half an hour: memory, processes and failed pages over time.

    python tests/benchmarks/bench_soak.py              # 30 minutes, four visitors at a time
    python tests/benchmarks/bench_soak.py --minutes 8 --visitors 2

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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression

import psutil

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from public import Site, public_site  # noqa: E402

MIB = 2**20
PAGES = (
    "modules/09_crisis_management/module.ipynb",
    "modules/06_integrated_missions/module.ipynb",
    "modules/index.ipynb",
    "exercises/crisis_management/crisis_management.ipynb",
    "modules/needs.ipynb",
)
WEIGHTS = (4, 2, 3, 2, 1)
WARM_UP_S = 300  # pages are made for the first time; memory is compared from then on
SAMPLE_S, PAUSE_S = 30, 1.0
SETTLED_S = 420  # longer than a kernel lives whose page is gone without a goodbye


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


def growth(found: Sequence[tuple[float, ...]]) -> tuple[float, float]:
    """Return by how many MiB an hour all processes and the server alone grew after the warm-up."""
    settled = found[int(WARM_UP_S / SAMPLE_S) :]
    hours = [number * SAMPLE_S / 3600 for number in range(len(settled))]
    all_, server = (linear_regression(hours, [each[column] for each in settled]).slope for column in (0, 1))
    return all_, server


def samples(site: Site, end: float) -> Iterator[tuple[float, float, int, int]]:
    """Count every half minute until the end."""
    while time.monotonic() < end:
        time.sleep(SAMPLE_S)
        yield sample(site)


def main() -> None:
    """Run, and print one line a sample and what is left at the end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30, help="at least 7, to tell growth")
    parser.add_argument("--visitors", type=int, default=4, help="at a time")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        with public_site(Path(folder), "--kernels", "60", "--kernels-each", "60") as site:
            started = soak(site, asked.minutes * 60, asked.visitors)
        _, left = psutil.wait_procs(started, timeout=10)
        print(f"processes that are left after the stop: {len(left)}")


def soak(site: Site, seconds: float, at_a_time: int) -> list[psutil.Process]:
    """Let visitors come and go; return the processes that were there at the end."""
    end, tally = time.monotonic() + seconds, Tally()
    visitors = [threading.Thread(target=come_and_go, args=(site, end, n, tally)) for n in range(at_a_time)]
    for visitor in visitors:
        visitor.start()
    print("MiB in all, MiB of the server, processes, open files, pages so far, failed")
    found = []
    for each in samples(site, end):
        found.append(each)
        print(told(each), tally.answered, len(tally.failed), sep=", ", flush=True)
    for visitor in visitors:
        visitor.join()
    gone = time.monotonic() + SETTLED_S
    while time.monotonic() < gone and site.open_pages():
        time.sleep(1)
    print(f"after all have gone: {told(sample(site))}, kernels: {site.open_pages()}")
    if len(found) > WARM_UP_S / SAMPLE_S + 2:
        print("growth after the warm-up, MiB an hour, all and server: {:.1f}, {:.1f}".format(*growth(found)))
    print(f"pages answered: {tally.answered}, failed: {len(tally.failed)}", *tally.failed[:20], sep="\n")
    return tree(site)


if __name__ == "__main__":
    main()
