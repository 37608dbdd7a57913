"""A shared page over the wire: text at once, a kernel of one's own, and the page as it is now."""

from __future__ import annotations

import asyncio
from pathlib import Path

from kernels.visitor import PAGE, Visit, at_once, serving, visit

from bluehelm.record import Record


def test_visitors_share_the_text_and_nothing_else(tmp_path: Path) -> None:
    """Ten visitors at once each get an answer from a kernel of their own, with luck of their own."""
    with serving(tmp_path / "course", "share") as (address, _):
        visits = asyncio.run(at_once(address, 10))
    assert len({each.kernel for each in visits}) == 10
    assert len({each.seed for each in visits}) > 5


def test_a_changed_scenario_is_on_the_next_page(tmp_path: Path) -> None:
    """What an author changes in a file that the page's cells read is on the page of the next visitor."""
    folder = tmp_path / "course"

    async def play(address: str) -> tuple[Visit, Visit]:
        first = await visit(address)
        scenario = (folder / PAGE).with_name("scenario.yaml")
        scenario.write_text(scenario.read_text().replace("Korvu", "Morvu"))
        return first, await visit(address)

    with serving(folder, "share") as (address, _):
        first, second = asyncio.run(play(address))
    assert ("Korvu" in first.widgets, "Morvu" in first.widgets) == (True, False)
    assert ("Korvu" in second.widgets, "Morvu" in second.widgets) == (False, True)


def test_each_visitor_of_a_shared_page_is_in_the_record_and_nobody_else(tmp_path: Path) -> None:
    """Cells that run once, for all, write nothing; each visitor's own kernel writes that it was opened."""
    folder = tmp_path / "course"
    with serving(folder, "share") as (address, _):
        asyncio.run(at_once(address, 3))
    assert [each.verb for each in Record(folder).statements()] == ["opened"] * 3
