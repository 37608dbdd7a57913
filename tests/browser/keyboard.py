"""Use a page with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page

FAR = 400  # more Tabs than any page of the course needs


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element that `selector` matches."""
    for _ in range(FAR):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{FAR} Tabs did not reach {selector}")


def press(page: Page, selector: str) -> None:
    """Go to an element with Tab and press Enter on it."""
    tab_to(page, selector)
    page.keyboard.press("Enter")
