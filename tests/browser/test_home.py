"""The course home: what a person sees first, finds, and goes on with."""

from __future__ import annotations

import re
from pathlib import Path

from axe import grave
from playwright.sync_api import Page, expect
from served import PHONE, Course, Visit, fits
from shots import keep

from bluehelm.record import Record, events
from bluehelm.scenario import Transcript

SCENARIO = Path("modules/09_crisis_management/scenario.yaml")
FOLD = 740  # px: what a phone shows before anybody scrolls


def find(page: Page, text: str) -> None:
    """Type a question, and wait until the answer is told."""
    expect(page.locator(".bh-go-first")).to_be_visible()
    field, told = page.get_by_label("Search the course"), page.locator(".bh-find-told")
    field.fill("")
    expect(told).to_be_empty()
    field.fill(text)
    expect(told).to_contain_text(re.compile("found", re.IGNORECASE))


def test_the_address_leads_to_the_home_and_on_to_a_module(course: Course, visit: Visit) -> None:
    """`/` is the course home; a module's name opens its page, which has a way back."""
    page = visit.page
    page.goto(course.page(""))
    expect(page.get_by_role("heading", name="Crisis management")).to_be_visible()
    assert page.title() == "Course home"
    page.get_by_role("link", name=re.compile("Crisis management")).first.click()
    expect(page).to_have_title("Crisis management")
    page.get_by_role("link", name="Course home").first.click()
    expect(page).to_have_title("Course home")


def test_a_phone_shows_at_once_what_to_do_now(course: Course, visit: Visit) -> None:
    """At 360 px nothing scrolls sideways; the one thing to do and its button stand above the fold."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.page(""))
    button = page.locator(".bh-go-first")
    expect(button).to_be_visible()
    fits(page)
    box = button.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < FOLD
    assert box["height"] >= 44
    keep(page, "home")
    assert grave(page) == []


def test_the_home_goes_on_where_the_learner_stopped(course: Course, visit: Visit) -> None:
    """After a decision the home leads back to it; a scenario that was played can be carried over."""
    record = Record(course.folder)
    done = Transcript(scenario="SC06", content_hash="c0ffee", seed=7, choices=())
    played = Transcript(scenario="SC09", content_hash="c0ffee", seed=7, choices=("D1.A", "D2.A"))
    record.append(
        events.played("M06", done, "held", {"POC": 60, "RES": 31}),
        events.opened("M09"),
        events.decided("M09", played),
    )
    try:
        page = visit.page
        page.goto(course.page(""))
        expect(page.locator(".bh-now")).to_contain_text("“Korvu gate”, at decision 3")
        expect(page.locator(".bh-is-begun")).to_have_count(2)
        expect(page.locator(".bh-kelmora svg")).to_be_visible()
        page.get_by_role("button", name="Load feedback").click()
        expect(page.get_by_role("button", name="Load feedback")).to_have_attribute("aria-expanded", "true")
        keep(page, "home-begun")
        assert grave(page) == []
        page.locator(".bh-go-first").click()
        expect(page.get_by_role("heading", name="Play: Korvu gate")).to_be_in_viewport()
        carried = page.get_by_label("Begin with what my earlier decisions left")
        expect(carried).not_to_be_checked()
        carried.check()
        expect(page.locator(".bh-campaign")).to_contain_text("Carried over from “One flag, many mandates”")
    finally:
        record.path.unlink()


def test_a_search_finds_the_place_by_keyboard(course: Course, visit: Visit) -> None:
    """Typing lists the places with the word marked and tells how many; Enter and arrows lead to one."""
    page = visit.page
    page.goto(course.page(""))
    find(page, "humanitarian space")
    expect(page.get_by_role("status").filter(has_text="places found")).to_be_visible()
    section = page.locator(".bh-find-list a", has_text="Secure environment and humanitarian space").first
    expect(section).to_be_visible()
    expect(page.locator(".bh-find-line mark").first).to_have_text(re.compile("humanitarian", re.IGNORECASE))
    assert grave(page) == []
    page.get_by_label("Search the course").press("Enter")
    expect(page.locator(".bh-find-list a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".bh-find-list a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Search the course")).to_be_focused()
    expect(page.locator(".bh-find-list li")).to_have_count(0)
    find(page, "humanitarian space")
    section.click()
    expect(page).to_have_title("Integrated missions")
    expect(page.get_by_role("heading", name="Secure environment and humanitarian space")).to_be_in_viewport()


def test_a_search_knows_both_forms_and_small_slips(course: Course, visit: Visit) -> None:
    """A short form finds its long form and the other way round; plural, accents and a slip do no harm."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.page(""))
    first = page.locator(".bh-find-list a").first
    for text in ("FPU", "formed police unit", "Formed Police Units", "formed polise unit", "fórmed police"):
        find(page, text)
        expect(first).to_have_text("FPU: Formed police unit")
    fits(page)
    keep(page, "search")
    find(page, "GATES")
    expect(first).to_contain_text("Korvu gate")
    find(page, "xyzzy")
    expect(page.locator(".bh-find-told")).to_contain_text("Nothing found for “xyzzy”. Try another word")


def test_jupyterlab_searches_and_opens_the_place(course: Course, visit: Visit) -> None:
    """In JupyterLab, too, a search leads to its section, in a tab of its own."""
    page = visit.page
    page.goto(course.lab("modules/index.ipynb"))
    expect(page.locator(".bh-go-first")).to_be_visible()
    page.get_by_label("Search the course").click()
    page.keyboard.type("humanitarian space")
    expect(page.locator(".bh-find-list li").first).to_be_visible()
    page.locator(".bh-find-list a", has_text="Secure environment and humanitarian space").first.click()
    expect(page.get_by_role("tab", name="module.ipynb")).to_be_visible()
    expect(page.get_by_role("heading", name="Secure environment and humanitarian space")).to_be_in_viewport()


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
