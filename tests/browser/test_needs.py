"""N01 in a real page: the assessment on a weak line, by keyboard, on a phone, and after a reload."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from assessing import AREAS, begin, decide, rate, take
from axe import grave
from keyboard import press, tab_to
from playwright.sync_api import Page, expect
from rated import result
from served import PHONE, Course, Visit, fits

from bluehelm.needs import needs
from bluehelm.reading import WORDS_A_MINUTE, word_count
from bluehelm.record import Record, events

LOW = {"money": 1, "communication": 2, "partners": 2}
TWELVE_MIN = 12 * 60
PRESS_S = 3  # to find a button and press it; reading is counted by words
CHOOSE_S = 10  # to weigh three options that are read


@pytest.fixture(autouse=True)
def _new_learner(course: Course) -> None:
    """Each test begins as a learner of whom nothing is known."""
    for file in (*course.folder.glob("needs*.json"), *course.folder.glob("record*.jsonl")):
        file.unlink()


def _words(page: Page) -> int:
    return word_count(page.locator("main, body").first.inner_text())


def _weak_line(page: Page) -> None:
    """256 kbit/s and 800 ms, as needs.md defines it."""
    session = page.context.new_cdp_session(page)
    speed = 256_000 / 8
    line = {"offline": False, "latency": 800, "downloadThroughput": speed, "uploadThroughput": speed}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)


def test_n01_a_force_commander_gets_a_profile_within_twelve_minutes(course: Course, visit: Visit) -> None:
    """On a weak line: profile chart, text, three areas equal to the lowest values, private by default.

    Time is what the machine takes here, plus reading all words at the course's pace, plus each press.
    """
    page = visit.page
    _weak_line(page)
    started = time.monotonic()
    page.goto(course.voila("modules/needs.ipynb"))
    expect(page.get_by_label("Your post")).to_be_visible()
    read = _words(page)
    begin(page, "FC")
    read += word_count(page.locator(".bh-needs-card").inner_text())
    rate(page, LOW)
    read += sum(word_count(" ".join([one.title, one.text, *(o.text for o in one.options.values())]))
                for one in needs().situations)  # fmt: skip
    decide(page)
    shown = page.locator(".bh-needs-result")
    expect(shown).to_be_visible()
    expect(shown.locator("svg").first).to_be_visible()
    machine = time.monotonic() - started
    person = read / WORDS_A_MINUTE * 60 + PRESS_S * (2 + 12) + CHOOSE_S * 8
    print(f"machine {machine:.0f} s, reading and pressing {person:.0f} s, {read} words")
    assert machine + person <= TWELVE_MIN, (machine, person, read)
    first = shown.locator(".bh-needs-first li strong").all_inner_texts()
    assert {needs().areas[area].name for area in LOW} == set(first)
    expect(shown.locator(".bh-needs-head")).to_contain_text(
        "Work first on “UN money and people rules” (1 of 5)"
    )
    expect(shown.get_by_text("The chart in words").first).to_be_visible()
    expect(page.get_by_role("radio", name="Keep private")).to_be_checked()
    expect(page.get_by_label("Share with a trainer")).to_be_visible()
    expect(page.get_by_label("Share with a mentor")).to_be_visible()
    expect(page.locator(".bh-download")).to_have_count(0)


def test_a_reload_in_the_middle_loses_nothing(course: Course, visit: Visit) -> None:
    """After ratings and three situations the page is loaded again: it goes on at the fourth."""
    page = visit.page
    page.goto(course.voila("modules/needs.ipynb"))
    begin(page, "PC")
    rate(page, LOW)
    for one in needs().situations[:3]:
        expect(page.get_by_role("heading", name=one.title)).to_be_visible()
        page.locator(".bh-needs-situation:visible input").first.check()
        page.locator(".bh-needs-next").click()
    expect(page.get_by_role("heading", name=needs().situations[3].title)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=needs().situations[3].title)).to_be_visible()
    expect(page.get_by_text("Your answers so far were kept.")).to_be_visible()
    decide(page, first=3)
    expect(page.locator(".bh-needs-result")).to_be_visible()
    page.reload()
    expect(page.locator(".bh-needs-result")).to_contain_text("Police Commissioner")


def test_the_keyboard_alone_is_enough(course: Course, visit: Visit) -> None:
    """Tab, Space, Enter and arrows answer everything, and the focus follows each step."""
    page = visit.page
    page.goto(course.voila("modules/needs.ipynb"))
    expect(page.get_by_label("Your post")).to_be_visible()
    tab_to(page, "select")
    page.keyboard.type("Chief")
    tab_to(page, "input[type=radio]")
    page.keyboard.press("Space")
    press(page, ".bh-needs-next")
    expect(page.locator(".bh-lead-in:focus")).to_have_text("Step 2 of 3")
    for _ in AREAS:
        tab_to(page, ".bh-q-row:not(:has([aria-pressed=true])) .bh-q-choice:nth-child(3)")
        page.keyboard.press("Enter")
        expect(page.locator(".bh-q-choice:focus")).to_have_attribute("aria-pressed", "true")
    press(page, ".bh-needs-next")
    for one in needs().situations:
        expect(page.get_by_role("heading", name=one.title)).to_be_visible()
        tab_to(page, "input[type=radio]")
        page.keyboard.press("Space")
        press(page, ".bh-needs-next")
    expect(page.locator(".bh-needs-result")).to_be_visible()
    expect(page.locator(".bh-needs-head").first).to_contain_text("Chief of Staff")


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_every_step_is_free_of_barriers_and_fits(course: Course, visit: Visit, phone: bool) -> None:
    """axe has no serious finding on any step; at 360 px nothing scrolls sideways; targets are large."""
    page = visit.page
    if phone:
        page.set_viewport_size(PHONE)
    page.goto(course.voila("modules/needs.ipynb"))
    expect(page.get_by_label("Your post")).to_be_visible()
    assert grave(page) == []
    begin(page, "COS")
    fits(page)
    assert grave(page) == []
    sizes = page.locator(".bh-needs-ratings .bh-q-choice:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 44
    rate(page, LOW)
    expect(page.get_by_role("heading", name=needs().situations[0].title)).to_be_visible()
    fits(page)
    assert grave(page) == []
    decide(page)
    expect(page.locator(".bh-needs-result svg").first).to_be_visible()
    page.get_by_label("Share with a mentor").check()
    expect(page.locator(".bh-download")).to_have_count(2)
    fits(page)
    assert grave(page) == []


def test_what_is_shared_is_a_file_and_only_that(course: Course, visit: Visit, tmp_path: Path) -> None:
    """Two files for a mentor can be downloaded; they hold the priorities, and no request left the machine."""
    page = visit.page
    page.goto(course.voila("modules/needs.ipynb"))
    take(page, "FC", LOW)
    page.get_by_label("Share with a mentor").check()
    expect(page.locator(".bh-download")).to_have_count(2)
    saved = {}
    for link in page.locator(".bh-download").all():
        with page.expect_download() as caught:
            link.click()
        saved[caught.value.suggested_filename] = tmp_path / caught.value.suggested_filename
        caught.value.save_as(saved[caught.value.suggested_filename])
    html, data = sorted(saved)
    assert re.fullmatch(r"needs-\d{4}-\d\d-\d\d-for-mentor\.html", html)
    assert json.loads(saved[data].read_text("utf-8"))["priorities"][0] == "money"
    assert "Three questions for a first talk" in saved[html].read_text("utf-8")


def test_two_results_stand_side_by_side(course: Course, visit: Visit) -> None:
    """Taken again, both results are drawn and told; a colleague's ratings are added to the last one."""
    Record(course.folder).append(events.assessed(result("FC", {"money": 3, "team": 2}).model_dump()))
    page = visit.page
    page.goto(course.voila("modules/needs.ipynb"))
    page.get_by_role("button", name="Take the assessment again").click()
    take(page, "FC", {"money": 1})
    compared = page.locator(".bh-needs-compared")
    expect(compared).to_contain_text("Higher than before: “Building a team” (from 2 to 4)")
    expect(compared).to_contain_text("Lower: “UN money and people rules” (from 3 to 1)")
    expect(compared.locator("svg").first).to_be_visible()
    assert grave(page) == []
    page.get_by_role("button", name="Let a colleague rate me too").click()
    row = page.get_by_role("group", name=needs().areas["money"].name).filter(visible=True)
    assert grave(page) == []
    row.get_by_role("button", name="5").click()
    page.get_by_role("button", name="Add these ratings").click()
    expect(page.locator(".bh-needs-first")).to_contain_text("you rated 1, your colleague 5")
