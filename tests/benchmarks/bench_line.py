"""What a visitor of the public site waits for on a slow line: `python tests/benchmarks/bench_line.py`.

A real browser, a real site, and between them a line of 256 kbit/s with 800 ms for a way there and back.
Chromium can slow down its own network, but counts the messages of widgets before they are compressed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from chromium import find  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from public import MODULE, public_site  # noqa: E402
from served import free_port  # noqa: E402

BYTES_A_SECOND, ONE_WAY_S = 32_000, 0.4
PIECE = 1400
AHEAD_S = 1.0  # as much as a line holds back before a sender has to wait
PATIENCE_MS = 180_000
READS_MS = 15_000
HOME = "voila/render/modules/index.ipynb"
PAGES = (("home", HOME, ".bh-go-first"), ("module", MODULE, ".bh-start"))


class Line:
    """A slow line to a port of this machine. All connections share its speed towards the browser."""

    def __init__(self, target: int, port: int) -> None:
        """Lead from `port` to `target`."""
        self._target, self._port, self._free = target, port, 0.0

    async def serve(self) -> None:
        """Let connections through until cancelled."""
        server = await asyncio.start_server(self._connect, "127.0.0.1", self._port, limit=4 * PIECE)
        async with server:
            await server.serve_forever()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        from_site, to_site = await asyncio.open_connection("127.0.0.1", self._target, limit=4 * PIECE)
        await asyncio.gather(self._pass(reader, to_site, False), self._pass(from_site, writer, True))

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, slow: bool) -> None:
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        out = asyncio.create_task(self._deliver(waiting, sink))
        loop = asyncio.get_running_loop()
        piece = b" "
        while piece:
            with suppress(OSError):
                piece = await source.read(PIECE)
            now = loop.time()
            self._free = max(self._free, now) + (len(piece) / BYTES_A_SECOND if slow else 0)
            waiting.put_nowait(((self._free if slow else now) + ONE_WAY_S, piece))
            if slow:
                await asyncio.sleep(max(0.0, self._free - now - AHEAD_S))
        await out

    async def _deliver(self, waiting: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while True:
                when, piece = await waiting.get()
                await asyncio.sleep(max(0.0, when - asyncio.get_running_loop().time()))
                if not piece:
                    break
                sink.write(piece)
                await sink.drain()
        sink.close()


@contextmanager
def slow_line(target: int) -> Iterator[int]:
    """Lead a slow line to a port; yield its own port."""
    port = free_port()
    threading.Thread(target=lambda: asyncio.run(Line(target, port).serve()), daemon=True).start()
    yield port


def opened(browser: Browser, port: int, name: str, path: str, answers: str) -> None:
    """Open a page as a first page and print after how many seconds it can be read, and answers."""
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE_MS)
    began = monotonic()
    page.goto(f"http://127.0.0.1:{port}/{path}", wait_until="commit")
    page.get_by_role("heading", level=1).first.wait_for()
    read_s = monotonic() - began
    page.locator(answers).first.wait_for()
    print(f"{name} as a first page: read after {read_s:.1f} s, answers after {monotonic() - began:.1f} s")
    next_name, next_path, next_answers = next(each for each in PAGES if each[0] != name)
    page.wait_for_timeout(READS_MS)  # meanwhile what other pages need comes
    began = monotonic()
    page.goto(f"http://127.0.0.1:{port}/{next_path}", wait_until="commit")
    page.locator(next_answers).first.wait_for()
    print(f"{next_name} after it: answers after {monotonic() - began:.1f} s")
    page.context.close()


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, public_site(Path(folder), prepare=True) as site:
        site.told("prepared")
        site.told("scripts are small")
        with slow_line(site.port) as port, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
            for page in PAGES:
                opened(browser, port, *page)
            browser.close()


if __name__ == "__main__":
    main()
