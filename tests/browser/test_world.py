"""The page on the world of Kelmora: readable at once, on a phone, by keyboard and with a screen reader."""

from __future__ import annotations

from axe import grave
from playwright.sync_api import expect
from served import PHONE, Course, Visit, fits
from shots import keep

CONTENT = "[...document.querySelectorAll('.bh-picture')].map((one) => one.complete && one.naturalWidth)"


def test_the_world_is_read_on_a_phone(course: Course, visit: Visit) -> None:
    """From the home to map, parties and months; nothing scrolls sideways, and axe is content."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.page(""))
    page.get_by_role("link", name="The world of Kelmora").press("Enter")
    expect(page).to_have_title("The world of Kelmora")
    expect(page.get_by_role("img", name="Vaelin to Korvu, 64 km")).to_be_visible()
    assert all(page.evaluate(CONTENT))
    expect(page.locator("#loading")).to_have_count(0)
    fits(page)
    keep(page, "world")
    assert grave(page) == []


def test_a_scenario_of_the_world_leads_to_its_module(course: Course, visit: Visit) -> None:
    """The list of months leads to the module that plays then."""
    page = visit.page
    page.goto(course.voila("modules/world.ipynb"))
    page.get_by_role("link", name="Korvu gate").click()
    expect(page).to_have_title("Crisis management")


def test_jupyterlab_shows_the_pictures(course: Course, visit: Visit) -> None:
    """In JupyterLab, too, map and months are there."""
    page = visit.page
    page.goto(course.lab("modules/world.ipynb"))
    expect(page.locator(".bh-picture")).to_have_count(2)
    page.wait_for_function(f"{CONTENT}.every(Boolean)")
