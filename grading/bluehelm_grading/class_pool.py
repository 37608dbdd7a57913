"""Many pieces of work at once: over processes of this machine, or on a Dask cluster.

A piece of work that stops its process (too much memory, too long, killed) costs its own result and no other.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import wait as wait_for_end
from typing import Any

LIMIT_S = 60.0
WORKERS_WAIT_S = 30
ENDED = "it took more than {:g} seconds or too much memory, or the system ended it."
LOST = object()
Work = Callable[..., Any]
Calls = Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Crash:
    """In the place of a result: why there is none, as a sentence."""

    why: str


class ClusterError(ConnectionError):
    """No Dask cluster can be worked with at the given address."""


@dataclass(frozen=True)
class Pool:
    """Where work is done: `jobs` processes here, or the cluster of a Dask scheduler if one is named."""

    jobs: int
    scheduler: str | None = None

    def results(self, work: Work, calls: Calls, limit_s: float = LIMIT_S) -> Iterator[tuple[str, Any]]:
        """Give (name, result or Crash) of each call, in any order.

        Raises ClusterError if no scheduler answers, or it has no worker.
        """
        waiting = deque(calls)
        while waiting:
            lost: list[str] = []
            with self._executor() as (executor, window):
                for name, outcome in _some(executor, window, work, calls, waiting, limit_s):
                    if outcome is LOST:
                        lost.append(name)
                    else:
                        yield name, outcome
            # One of those that ran when a process ended has ended it: each goes alone to find out which.
            yield from ((name, self._alone(work, {name: calls[name]}, limit_s)) for name in lost)

    def _alone(self, work: Work, call: Calls, limit_s: float) -> Any:
        with replace(self, jobs=1)._executor() as (executor, window):
            ((_, outcome),) = _some(executor, window, work, call, deque(call), limit_s)
        return Crash(ENDED.format(limit_s)) if outcome is LOST else outcome

    @contextmanager
    def _executor(self) -> Iterator[tuple[Executor, int]]:
        """Give an executor, and how many calls it should hold at once."""
        if self.scheduler:
            with _cluster(self.scheduler) as found:
                yield found
        else:
            with _processes(self.jobs) as executor:
                yield executor, 2 * self.jobs


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _some(
    executor: Executor, window: int, work: Work, calls: Calls, waiting: deque[str], limit_s: float
) -> Iterator[tuple[str, Any]]:
    """Work through the queue until it is empty or a process ended; LOST stands for a lost result."""
    running: dict[Future[Any], str] = {}
    broken = False
    while running or (waiting and not broken):
        while waiting and not broken and len(running) < window:
            name = waiting.popleft()
            try:
                running[executor.submit(_limited, limit_s, work, calls[name])] = name
            except BrokenExecutor:
                waiting.appendleft(name)
                broken = True
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            outcome = _outcome(future)
            broken = broken or outcome is LOST
            yield running.pop(future), outcome


def _outcome(future: Future[Any]) -> Any:
    problem = future.exception()
    if problem is None:
        return future.result()
    # KilledWorker is Dask's word; its package is not imported where it is not used.
    if isinstance(problem, BrokenExecutor) or type(problem).__name__ == "KilledWorker":
        return LOST
    return Crash(_sentence(problem))


def _sentence(problem: BaseException) -> str:
    first = (str(problem) or type(problem).__name__).strip().splitlines()[0][:200]
    return f"{type(problem).__name__}: {first.rstrip('.')}."


def _limited(limit_s: float, work: Work, call: tuple[Any, ...]) -> Any:
    """Do one piece of work; the process ends if it takes too long, whatever it hangs in."""
    with open(os.devnull, "w", encoding="ascii") as nowhere:
        faulthandler.dump_traceback_later(limit_s, exit=True, file=nowhere)
        try:
            return work(*call)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _processes(jobs: int) -> ProcessPoolExecutor:
    # A fork is at work at once, where others import for seconds; elsewhere forks are not safe or not there.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin_worker)


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent ends, even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for_end([sentinel])
    os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    import distributed

    connect: Any = distributed.Client  # has no types
    try:
        client = connect(address, timeout=WORKERS_WAIT_S)
    except (OSError, ValueError) as problem:
        raise ClusterError(
            f"No Dask scheduler answers at {address}. Start one (dask scheduler), or leave --scheduler out."
        ) from problem
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKERS_WAIT_S)
        except TimeoutError as problem:
            raise ClusterError(
                f"The Dask scheduler at {address} has no worker. Start one: dask worker {address}"
            ) from problem
        yield client.get_executor(pure=False), 4 * sum(client.nthreads().values())
