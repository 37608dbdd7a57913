"""Grading on a Dask cluster: two real worker processes give what this machine's processes give."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bluehelm_grading.class_pool import Crash, Pool
from bluehelm_grading.class_verb import grade

from .conftest import ASSIGNMENT, hand_in, new_course, twelve
from .state import saved_state, state

distributed = pytest.importorskip("distributed", reason="pip install 'bluehelm[cluster]'")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Start a scheduler and two worker processes; work that ends its worker is not tried again there."""
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as started,
    ):
        yield started


def test_a_cluster_grades_a_class(cluster: Any, tmp_path: Path, course: Path) -> None:
    """With --scheduler, rows, graded notebooks and pages are those of this machine's processes."""
    ours = new_course(tmp_path, ASSIGNMENT)
    for learner in twelve.CLASS:
        hand_in(ours, learner)
    assert grade(ours, ASSIGNMENT, scheduler=cluster.scheduler_address) == 0
    assert state(ours) == saved_state(course)


def test_work_that_ends_its_worker_costs_only_itself(cluster: Any) -> None:
    """A worker process that ends takes one result with it: the others come, from the worker that follows."""
    texts = {str(number): (f"2 * {number}",) for number in range(12)} | {"5": ("__import__('os')._exit(9)",)}
    found = dict(Pool(1, cluster.scheduler_address).results(eval, texts))
    assert isinstance(found.pop("5"), Crash)
    assert found == {str(number): 2 * number for number in range(12) if number != 5}
