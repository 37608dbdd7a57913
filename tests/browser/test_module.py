"""A participant takes module 09 on its Voilà page: reads, plays Korvu gate, studies the debrief."""

from __future__ import annotations

import json

from drawn import cut, marks
from keyboard import press, tab_to
from playing import begin, decide_once, play_to_the_end
from playwright.sync_api import Page, expect
from served import PHONE, Course, Visit, fits

NOTEBOOK = "modules/09_crisis_management/module.ipynb"
CHARTS_OF_THE_PLAY = 3
CHARTS_OF_ITS_STANDING = 4  # these come when the play has been compared with all others
MARKS_OF_THE_SIMPLEST = 8  # three bars in three parts each
SECTIONS = ("Before: prepare", "Gate and wire: the hard balance", "The case: Saraf Umra", "After: learn")


def open_player(page: Page, course: Course) -> None:
    """Open the module and wait for its player."""
    page.goto(course.voila(NOTEBOOK))
    expect(page.locator(".bh-start")).to_be_visible()


def test_korvu_gate_is_played_to_an_ending_with_the_keyboard_alone(course: Course, visit: Visit) -> None:
    """Tab and Enter lead from the top of the page to a debrief whose charts are really drawn."""
    page = visit.page
    open_player(page, course)
    begin(page)
    assert play_to_the_end(page) >= 5
    charts = page.locator(".bh-debrief .vega-embed svg")
    expect(charts).to_have_count(CHARTS_OF_THE_PLAY + CHARTS_OF_ITS_STANDING, timeout=60_000)
    assert min(marks(charts)) > MARKS_OF_THE_SIMPLEST
    tab_to(page, ".bh-debrief textarea")
    page.keyboard.type("We never tested the night call.")
    expect(page.locator(".bh-debrief")).to_contain_text("Saved")
    stored = json.loads((course.folder / NOTEBOOK).with_name("play.json").read_text())
    assert "We never tested the night call." in stored["aar"].values()
    assert len(stored["finished"]) == 1


def test_an_interrupted_play_goes_on_after_a_reload(course: Course, visit: Visit) -> None:
    """A play that is left at decision 3 is offered again on the next visit and goes on there."""
    page = visit.page
    open_player(page, course)
    begin(page)
    decide_once(page)
    decide_once(page)
    page.reload()
    expect(page.locator(".bh-stopped")).to_contain_text("decision 3")
    press(page, ".bh-resume")
    expect(page.locator(".bh-decision")).to_contain_text("Decision 3")


def test_the_text_and_its_charts_stand_on_a_phone(course: Course, visit: Visit) -> None:
    """On a phone all sections and charts are there, no word of a chart is cut, nothing scrolls sideways."""
    page = visit.page
    page.set_viewport_size(PHONE)
    open_player(page, course)
    for title in SECTIONS:
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    charts = page.locator("main .vega-embed svg")
    expect(charts.nth(2)).to_be_visible()
    assert min(marks(charts)) > 5
    assert cut(charts) == []
    fits(page)


def test_a_decision_is_opened_again_with_the_same_luck(course: Course, visit: Visit) -> None:
    """Going back shows the same decision with its options in the same order; the seed set before stands."""
    page = visit.page
    open_player(page, course)
    page.locator(".bh-settings").click()
    page.locator(".bh-settings-box input").fill("2026")
    page.locator(".bh-settings-box input").press("Tab")
    expect(page.locator(".bh-settings")).to_contain_text("seed 2026")
    begin(page)
    options = page.locator(".bh-choice:visible")
    expect(options.first).to_be_visible()
    before = options.all_inner_texts()
    decide_once(page)
    page.locator(".bh-decision .bh-past-open").click()
    page.locator(".bh-decision .bh-back").click()
    expect(page.locator(".bh-decision")).to_contain_text("Decision 1 of")
    assert options.all_inner_texts() == before
    stored = json.loads((course.folder / NOTEBOOK).with_name("play.json").read_text())
    assert stored["current"]["seed"] == 2026


def test_the_timer_runs_only_when_it_is_switched_on(course: Course, visit: Visit) -> None:
    """With the timer on, a decision that has a limit shows the time that is left and counts down."""
    page = visit.page
    open_player(page, course)
    page.locator(".bh-settings").click()
    page.locator(".bh-settings-box select").select_option("On")
    expect(page.locator(".bh-settings")).to_contain_text("timer on")
    begin(page)
    expect(page.locator(".bh-timer")).to_contain_text("1:2")
