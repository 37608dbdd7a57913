"""Keep a picture of a page as a build artifact, for a person to look at; never committed."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).with_name("artifacts")


def keep(page: Page, name: str, within: str = "") -> None:
    """Write a picture of the whole page, or of the part `within`, as `name`-WIDTH.png."""
    FOLDER.mkdir(exist_ok=True)
    size = page.viewport_size
    width = size["width"] if size else 0
    path = FOLDER / f"{name}-{width}.png"
    if within:
        page.locator(within).first.screenshot(path=path)
    else:
        page.screenshot(path=path, full_page=True)
