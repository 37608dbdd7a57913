"""The public site inside a page of another site, as a learning platform shows it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, FrameLocator, Page, expect
from public import MODULE, Site, public_site

LESSON = '<!DOCTYPE html><title>Lesson 4</title><iframe src="{}" width="900" height="700"></iframe>'


class Quiet(SimpleHTTPRequestHandler):
    """Sends files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def platform(folder: Path) -> Iterator[str]:
    """Serve a folder as another site: to a browser, 127.0.0.1 and localhost are two."""
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def lesson(folder: Path, browser: Browser, lms: str, site: Site) -> Page:
    """Open a lesson that shows a module in a frame."""
    address = f"http://localhost:{site.port}/{MODULE}"
    (folder / "platform" / "lesson.html").write_text(LESSON.format(address), encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{lms}/lesson.html")
    return page


def module(page: Page) -> FrameLocator:
    """Return what is in the frame."""
    return page.frame_locator("iframe")


def test_a_play_in_a_lesson_is_there_again(tmp_path: Path, browser: Browser) -> None:
    """In a frame of the platform that was named, a module is played, and the next visit goes on with it.

    Browsers keep no cookies of other sites in a frame, unless they are kept apart for each platform.
    """
    with platform(tmp_path / "platform") as lms, public_site(tmp_path, "--frame-ancestors", lms) as site:
        page = lesson(tmp_path, browser, lms, site)
        module(page).locator(".bh-start").click()
        module(page).locator(".bh-choice:visible").first.click()
        expect(module(page).locator(".bh-after")).to_be_visible()
        page.reload()
        expect(module(page).locator(".bh-stopped")).to_contain_text("decision 2")
        visit = next(each for each in page.context.cookies() if each["name"] == "bluehelm_visit")
        assert visit["partitionKey"] == "http://127.0.0.1"
        page.close()


def test_a_platform_that_was_not_named_shows_nothing(tmp_path: Path, browser: Browser) -> None:
    """Another site's frame stays empty."""
    other = "https://lms.example.org"
    with platform(tmp_path / "platform") as lms, public_site(tmp_path, "--frame-ancestors", other) as site:
        page = lesson(tmp_path, browser, lms, site)
        page.wait_for_load_state("networkidle")
        assert [frame.url for frame in page.frames][1:] == ["chrome-error://chromewebdata/"]
        page.close()
