"""Many pieces of work at once: results in, crashes told apart, nothing left running."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from bluehelm_grading.class_pool import Crash, Pool


def double(number: int) -> int:
    """Do the work, or one of the things that end it."""
    if number == 3:
        raise ValueError("three is\nnot wanted")
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    while number == 7:
        pass
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_crash_costs_its_own_result(jobs: int) -> None:
    """An exception, a kill and a loop for ever become Crashes of their own calls; all others have results."""
    calls = {str(number): (number,) for number in range(12)}
    found = dict(Pool(jobs).results(double, calls, limit_s=0.3))
    crashes = {name: outcome.why for name, outcome in found.items() if isinstance(outcome, Crash)}
    assert {name: found[name] for name in found if name not in crashes} == {
        str(number): 2 * number for number in range(12) if number not in (3, 5, 7)
    }
    assert crashes["3"] == "ValueError: three is."
    assert crashes.keys() == {"3", "5", "7"}
    assert crashes["5"].startswith("it took more than 0.3 seconds or too much memory")
    assert not multiprocessing.active_children()


def test_nothing_to_do_starts_nothing(tmp_path: Path) -> None:
    """An empty list of calls gives no results, and asks no scheduler."""
    assert list(Pool(2, scheduler="tcp://127.0.0.1:9").results(double, {})) == []
