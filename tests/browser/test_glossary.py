"""The glossary page: readable at once, narrowed by a search, on a phone and by keyboard."""

from __future__ import annotations

import re

from axe import grave
from playwright.sync_api import expect
from served import PHONE, Course, Visit, fits

from bluehelm.glossary import load


def test_a_search_narrows_the_list_and_says_so(course: Course, visit: Visit) -> None:
    """From the home to the field by keyboard: typing narrows the list, and nothing found says what to do."""
    page = visit.page
    page.goto(course.page(""))
    page.get_by_role("link", name="Glossary").press("Enter")
    expect(page).to_have_title("Glossary")
    words = page.locator(".bh-word:visible")
    field = page.get_by_label("Search the glossary")
    expect(field).to_be_visible()
    expect(words).to_have_count(len(load().entries))
    assert grave(page) == []
    field.focus()
    page.keyboard.type("crowds police")
    expect(words).to_have_count(1)
    expect(words).to_contain_text("FPU")
    expect(page.get_by_role("status").filter(has_text="1 word found: FPU.")).to_be_visible()
    assert grave(page) == []
    field.fill("xyzzy")
    expect(page.get_by_text("No word found for “xyzzy”. Type fewer letters")).to_be_visible()
    expect(words).to_have_count(0)
    field.fill("")
    expect(words).to_have_count(len(load().entries))


def test_a_word_leads_to_its_place_in_a_module(course: Course, visit: Visit) -> None:
    """On a phone nothing scrolls sideways; a letter leads to its words, a word to where it first stands."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.voila("modules/glossary.ipynb"))
    page.get_by_role("link", name="F", exact=True).click()
    expect(page.locator("#letter-f")).to_be_in_viewport()
    fits(page)
    page.locator("#word-fpu").get_by_role("link", name=re.compile("Crisis management")).click()
    expect(page).to_have_title("Crisis management")
    expect(page.locator("#use-fpu")).to_be_in_viewport()
    fits(page)


def test_jupyterlab_narrows_the_list_too(course: Course, visit: Visit) -> None:
    """In JupyterLab, too, the search leaves only the words that it found."""
    page = visit.page
    page.goto(course.lab("modules/glossary.ipynb"))
    field = page.get_by_label("Search the glossary")
    field.fill("crowds police")
    expect(page.locator(".bh-word:visible")).to_have_count(1)
