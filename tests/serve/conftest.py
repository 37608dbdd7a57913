"""A public site, one for each test file that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from public import Site, public_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a copy of the course as `bluehelm demo` does, with room for three pages."""
    folder: Path = tmp_path_factory.mktemp("site")
    with public_site(folder, "--kernels", "3") as served:
        yield served
        served.close_lines()
