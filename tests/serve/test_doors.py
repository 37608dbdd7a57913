"""The public site's own counting, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bluehelm.site.doors import Site
from bluehelm.site.gate import Gate
from bluehelm.site.settings import AWAY_S, Settings


class Line:
    """A line to a kernel, as far as counting needs one."""

    def __init__(self, kernel_id: str) -> None:
        """Remember which kernel."""
        self.kernel_id = kernel_id


def page(kernel_id: str) -> Any:
    """Return an open line."""
    return Line(kernel_id)


def test_a_page_that_went_without_a_goodbye_gives_its_place_back() -> None:
    """A kernel without a page is ended after five minutes; one whose page is there or comes back is not."""
    site = Site(Settings(Path(), Path()), Gate(9, 9, 600))
    there, back = page("there"), page("back")
    site.channels = {there}
    kernels = ["there", "gone", "back"]
    assert site.left(kernels, now=0) == []
    site.channels = {there, back}
    assert site.left(kernels, now=AWAY_S - 1) == []
    site.channels = {there}
    assert site.left(kernels, now=AWAY_S + 1) == ["gone"]
