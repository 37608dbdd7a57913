"""A page whose cells have been run once: each visitor's kernel has their result, and nobody else's."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from kernels.running import Manager

from bluehelm.kernels.pages import Page, Pages, Source

SLIDER = "import ipywidgets as w; s = w.IntSlider(value=7); s"


def open_page(pages: Pages, notebook: Path, *cells: str) -> Any:
    """Return what opens the page of these cells; the notebook's file stands for its text only."""

    async def read() -> Source:
        return Source(cells, str(notebook.parent), dict(os.environ))

    return pages.open(str(notebook), read)


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook's file in a folder of its own."""
    path = tmp_path / "page.ipynb"
    path.write_text("{}")
    return path


def test_a_visitor_finds_the_cells_run(manager: Manager, notebook: Path) -> None:
    """A page's kernels know the names and widgets that its cells made, and each changes its own only."""

    async def play() -> list[str]:
        page = await open_page(Pages([]), notebook, SLIDER, "print('hello'); 6 * 7")
        assert isinstance(page, Page)
        async with manager.kernels(2, warm_page=page) as [one, other]:
            await one.run("s.value = 9")
            said = [await kernel.run("print(s.value, s.model_id)") for kernel in (one, other)]
        assert [message["msg_type"] for message in page.shown[1]] == ["stream", "execute_result"]
        view = page.shown[0][-1]["content"]["data"]["application/vnd.jupyter.widget-view+json"]
        return [*said, view["model_id"]]

    one, other, model = asyncio.run(play())
    assert (one, other) == (f"9 {model}", f"7 {model}")


def test_what_is_drawn_by_lot_is_drawn_after_the_fork(manager: Manager, notebook: Path) -> None:
    """A hook of the page's objects runs in each kernel before it answers, if its owner still lives."""
    cell = """
from bluehelm.kernels import after_fork
from secrets import token_hex
class Play:
    def __init__(self): self.luck = "not drawn"; after_fork(self.draw)
    def draw(self): self.luck = token_hex()
kept, gone = Play(), Play()
del gone
"""

    async def play() -> list[str]:
        page = await open_page(Pages([]), notebook, cell)
        async with manager.kernels(2, warm_page=page) as kernels:
            return [await kernel.run("print(kept.luck)") for kernel in kernels]

    one, other = asyncio.run(play())
    assert len(one) == len(other) == 64
    assert one != other


def test_a_restarted_kernel_has_run_the_cells_again(manager: Manager, notebook: Path) -> None:
    """A visitor whose kernel died gets one that fits the page that he has, even if the page has changed."""

    async def play() -> tuple[str, str]:
        page = await open_page(Pages([]), notebook, SLIDER)
        async with manager.kernels(warm_page=page) as [kernel]:
            before = await kernel.run("print(s.value, s.model_id)")
            await kernel.run("s.value = 9")
            notebook.write_text("{ }")
            await kernel.manager.restart_kernel(now=True)
            await kernel.client.wait_for_ready(timeout=60)
            return before, await kernel.run("print(s.value, s.model_id)")

    before, after = asyncio.run(play())
    assert before == after


CHANGES = {
    "a file that a cell has read": lambda folder: (folder / "data.txt").write_text("changed"),
    "a file that a cell has looked for": lambda folder: (folder / "answers.json").write_text("{}"),
    "another file in a folder that was read": lambda folder: (folder / "play.json").write_text("{}"),
    "the notebook": lambda folder: (folder / "page.ipynb").write_text("{ }"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_is_never_stale(manager: Manager, notebook: Path, change: str) -> None:
    """After a change of what the cells have read, the next visitor's page is run anew; before, it is not."""
    (notebook.parent / "data.txt").write_text("as it was")
    cell = "print(open('data.txt').read())\ntry: open('answers.json')\nexcept FileNotFoundError: pass"

    async def play() -> tuple[bool, bool, bool]:
        pages = Pages([])
        first = await open_page(pages, notebook, cell)
        second = await open_page(pages, notebook, cell)
        CHANGES[change](notebook.parent)
        third = await open_page(pages, notebook, cell)
        return second is first, third is first, third is not None

    assert asyncio.run(play()) == (True, False, True)


NOT_SHARED = {
    "1 / 0": "A cell fails: ZeroDivisionError",
    "syntax error": "A cell fails: SyntaxError",
    "import asyncio; await asyncio.sleep(0)": "A cell awaits something",
    "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()": "A thread",
    "import ipywidgets as w; o = w.Output()\nwith o: print(1)": "A cell writes into an Output widget",
    "import ipywidgets as w; w.Image(value=b'1')": "A cell sends binary data",
    "import os; os._exit(4)": "it ended at once with code 4",
}


@pytest.mark.parametrize("cell", NOT_SHARED)
def test_what_cannot_be_run_for_all_is_said_once(
    manager: Manager, notebook: Path, caplog: pytest.LogCaptureFixture, cell: str
) -> None:
    """A page that only a running kernel can make is not shared; the log says why, once until it changes."""

    async def play() -> list[Page | None]:
        pages = Pages([])
        return [await open_page(pages, notebook, cell) for _ in range(2)]

    assert asyncio.run(play()) == [None, None]
    said = [record.message for record in caplog.records]
    assert len(said) == 1
    assert NOT_SHARED[cell] in said[0]


def test_a_page_of_a_killed_process_is_made_anew(manager: Manager, notebook: Path) -> None:
    """If the page's process is killed, its kernels end, and the next visitor gets a new page."""

    async def play() -> tuple[int, bool]:
        pages = Pages([])
        page = await open_page(pages, notebook, SLIDER)
        async with manager.kernels(warm_page=page) as [kernel]:
            page.child.kill()
            ended = await kernel.ended()
        return ended, (await open_page(pages, notebook, SLIDER)) is page

    assert asyncio.run(play()) == (-9, False)


def test_a_page_that_is_gone_gives_no_empty_kernel(manager: Manager, notebook: Path) -> None:
    """A kernel for a page whose process has ended is refused: it would lack the page's widgets."""

    async def play() -> None:
        page = await open_page(Pages([]), notebook, SLIDER)
        page.child.kill()
        async with manager.kernels(warm_page=page):
            pass

    with pytest.raises(RuntimeError, match="must be forked, and cannot be: it has ended"):
        asyncio.run(play())
