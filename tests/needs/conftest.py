"""The needs of the course, and a learner's results."""

from __future__ import annotations

import pytest
from rated import Make, result

from bluehelm.needs import Needs, needs


@pytest.fixture
def course() -> Needs:
    """The needs of the course."""
    return needs()


@pytest.fixture
def make() -> Make:
    """Return a function that makes a result: all areas 4 and all situations well, but for what it is told."""
    return result
