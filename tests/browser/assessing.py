"""Take the needs assessment in a real page, by mouse or by touch."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect
from rated import well_answered

from bluehelm.needs import needs

AREAS = list(needs().areas)


def begin(page: Page, post: str, experience: str = "I have served in one UN mission") -> None:
    """Answer the first step and go on."""
    page.get_by_label("Your post").select_option(label=needs().posts[post].name)
    page.get_by_label(experience).check()
    page.locator(".bh-needs-next").click()
    expect(page.get_by_role("heading", name="Rate yourself in twelve areas")).to_be_visible()


def rate(page: Page, low: Mapping[str, int]) -> None:
    """Rate every area 4, but for those in `low`; each press is waited for."""
    for area in AREAS:
        step = low.get(area, 4)
        row = page.get_by_role("group", name=needs().areas[area].name).filter(visible=True)
        button = row.get_by_role("button", name=str(step))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    page.locator(".bh-needs-next").click()


def decide(page: Page, first: int = 0) -> None:
    """Answer the situations from `first` on, each well."""
    for one in needs().situations[first:]:
        expect(page.get_by_role("heading", name=one.title)).to_be_visible()
        page.get_by_label(one.options[well_answered()[one.id]].text).check()
        page.locator(".bh-needs-next").click()


def take(page: Page, post: str, low: Mapping[str, int]) -> None:
    """Take the whole assessment, until the result stands there."""
    begin(page, post)
    rate(page, low)
    decide(page)
    expect(page.locator(".bh-needs-result")).to_be_visible()
