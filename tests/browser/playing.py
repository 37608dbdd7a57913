"""Play a scenario with the keyboard alone."""

from __future__ import annotations

from keyboard import press
from playwright.sync_api import Page, expect

MOST_DECISIONS = 14


def begin(page: Page) -> None:
    """Start a play, in place of one that an earlier test may have left."""
    press(page, ".bh-start")
    expect(page.locator(".bh-drop:visible, .bh-choice:visible").first).to_be_visible()
    if page.locator(".bh-drop").is_visible():
        press(page, ".bh-drop")
    expect(page.locator(".bh-choice").first).to_be_visible()


def decide_once(page: Page) -> None:
    """Take the first option offered and go on, with the keyboard alone."""
    press(page, ".bh-choice")
    expect(page.locator(".bh-after")).to_be_visible()
    press(page, ".bh-continue")
    expect(page.locator(".bh-after")).to_be_hidden()


def play_to_the_end(page: Page) -> int:
    """Play with Tab and Enter until the debrief is shown; return how many decisions it took."""
    for taken in range(1, MOST_DECISIONS + 1):
        decide_once(page)
        # A debrief is counted first: on a busy machine neither it nor a next decision is there at once.
        expect(page.locator(".bh-choice:visible, .bh-debrief:visible").first).to_be_visible()
        if page.locator(".bh-debrief").is_visible():
            return taken
    raise AssertionError("the play did not end")
