"""A served course, and a Chromium in which every request to another host is refused and counted."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import HELP, find
from playwright.sync_api import Browser, expect, sync_playwright
from served import Course, Visit, copy_course, free_port, renew, start, told_address

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SLOW_MS = 90_000  # a kernel starts and imports within 10 s here; a loaded machine takes several times that
LAPTOP = {"width": 1280, "height": 800}
expect.set_options(timeout=SLOW_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a page, so that it can be left out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium, one a test module: under tests of other folders Playwright's loop must not run."""
    path = find()
    if path is None:
        pytest.fail(HELP)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """Serve a copy of the course, one for all tests of a worker: a start takes as long as three pages."""
    folder = copy_course(tmp_path_factory.mktemp("course"))
    server = start(folder, folder / "home", free_port())
    try:
        yield Course(told_address(server), "test", folder)
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


@pytest.fixture(scope="module")
def course(server: Course) -> Course:
    """The served course as it is when nobody has opened it: no test module sees another's answers."""
    renew(server)
    return server


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A laptop window; the test fails if any of its pages asked another host for anything."""
    context = browser.new_context(viewport=LAPTOP)
    context.set_default_timeout(SLOW_MS)
    there = Visit(context.new_page())
    context.route("**/*", there.guard)
    yield there
    context.close()
    assert there.foreign == []
