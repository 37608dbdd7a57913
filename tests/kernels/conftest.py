"""Kernel managers that fork, each test's kernels and warm process ended after it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from kernels.running import Manager

from bluehelm.kernels import nursery


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A folder with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory(prefix="bk-") as folder:
        yield Path(folder)


@pytest.fixture
def manager(runtime: Path) -> Iterator[Manager]:
    """A manager whose kernels are forked, with nothing imported beforehand but what each kernel needs."""
    yield Manager(runtime)
    nursery.close_all()
