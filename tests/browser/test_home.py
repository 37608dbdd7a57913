"""The course home: what a person sees first."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect
from served import PHONE, Course, Visit, fits

SCENARIO = Path("modules/09_crisis_management/scenario.yaml")


def test_the_address_leads_to_the_home_and_on_to_a_module(course: Course, visit: Visit) -> None:
    """`/` is the course home; the link below a module's name opens its page."""
    page = visit.page
    page.goto(course.page(""))
    expect(page.get_by_role("heading", name="Crisis management")).to_be_visible()
    assert page.title() == "Course home"
    page.get_by_role("link", name=re.compile("Crisis management")).first.click()
    expect(page).to_have_title("Crisis management")


def test_the_home_fits_a_phone(course: Course, visit: Visit) -> None:
    """At 360 px nothing scrolls sideways."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.page(""))
    expect(page.locator(".bh-go-first").first).to_be_visible()
    fits(page)


def test_a_broken_scenario_is_named_and_the_home_still_opens(course: Course, visit: Visit) -> None:
    """With a dangling target in scenario.yaml the home lists the module and says what is out, and where."""
    file = course.folder / SCENARIO
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("next: D3\n", "next: D33\n", 1), encoding="utf-8")
    try:
        page = visit.page
        page.goto(course.page(""))
        out = page.locator(".bh-out")
        expect(out).to_be_visible()
        expect(out).to_contain_text("scenario.yaml")
        expect(out).to_contain_text("D33")
    finally:
        file.write_text(whole, encoding="utf-8")
