"""N02, N03, N05 and N06 in real pages: my path, the time plan, and the catalogue."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from assessing import take
from axe import grave
from playwright.sync_api import Page, expect
from served import PHONE, Course, Visit, fits

from bluehelm.needs import needs


@pytest.fixture(autouse=True)
def _new_learner(course: Course) -> None:
    """Each test begins as a learner of whom nothing is known."""
    for file in (*course.folder.glob("needs*.json"), *course.folder.glob("record*.jsonl")):
        file.unlink()


def _forget(course: Course) -> None:
    for file in course.folder.glob("record*.jsonl"):
        file.unlink()


def _titles(page: Page) -> list[str]:
    expect(page.locator(".bh-needs-path .bh-needs-stop")).to_have_count(12)
    return page.locator(".bh-needs-path h4").all_inner_texts()


def test_n02_two_learners_see_two_paths_with_time_and_reasons(course: Course, visit: Visit) -> None:
    """A general weak in money rules and a diplomat weak in uniformed tools take the assessment.

    Their first two modules differ, the total time is shown, and each recommendation says why.
    """
    page, firsts = visit.page, []
    for post, low in (("FC", {"money": 1}), ("SRSG", {"command": 1, "protection": 2})):
        _forget(course)
        page.goto(course.voila("modules/needs.ipynb"))
        take(page, post, low)
        page.get_by_role("link", name="See my path").click()
        expect(page).to_have_title("My path")
        expect(page.locator(".bh-needs-head").first).to_contain_text("follows your last assessment")
        firsts.append(_titles(page)[:2])
        area = needs().areas[next(iter(low))].name
        expect(page.locator(".bh-needs-path .bh-needs-stop").first).to_contain_text(
            f"Because you rated “{area}” 1 of 5."
        )
        expect(page.locator(".bh-needs-summary").first).to_contain_text("hours")
        stops = page.locator(".bh-needs-path .bh-needs-stop")
        assert all(stops.nth(place).locator("> ul > li").count() for place in range(12))
    assert firsts[0][0].endswith("Stewardship")
    assert firsts[1][0].endswith("The Mission Leadership Team")
    assert firsts[0][1] != firsts[1][1]


def test_n03_the_post_menu_changes_what_is_for_the_post_and_nothing_else(
    course: Course, visit: Visit
) -> None:
    """From Police Commissioner to Director of Mission Support, on the path and at the head of a module."""
    page = visit.page
    page.goto(course.voila("modules/path.ipynb"))
    cores = []
    for post in ("PC", "DMS"):
        chosen = needs().posts[post]
        page.get_by_label("Your post").select_option(label=chosen.name)
        expect(page.get_by_text(f"About your post: {chosen.name}")).to_be_visible()
        first = page.locator(".bh-needs-path .bh-needs-stop").first
        for text in (chosen.modules["M01"].seat, chosen.modules["M01"].example):
            expect(first).to_contain_text(text)
        cores.append(page.locator(".bh-needs-stop > p:has(strong)").all_inner_texts())
    assert cores[0] == cores[1]
    page.goto(course.voila("modules/09_crisis_management/module.ipynb"))
    note = page.locator(".bh-for-you .bh-needs-for")
    expect(note.locator("summary").first).to_have_text("For you as Director or Chief of Mission Support")
    note.locator("summary").first.click()
    expect(note).to_contain_text(needs().posts["DMS"].modules["M09"].seat)


@pytest.mark.parametrize("phone", [False, True], ids=["laptop", "phone"])
def test_n05_nothing_is_dropped_from_a_plan_that_is_too_short(
    course: Course, visit: Visit, phone: bool
) -> None:
    """Ten days, four hours: what does not fit says so, is moved or accepted, and survives a reload."""
    page = visit.page
    if phone:
        page.set_viewport_size(PHONE)
    page.goto(course.voila("modules/path.ipynb"))
    page.get_by_label("Your post").select_option(label="Police Commissioner")
    plan = page.locator(".bh-needs-plan")
    plan.get_by_label("Free hours on a working day").select_option(label="4 hours")
    plan.get_by_label("Day of deployment").fill((date.today() + timedelta(days=14)).isoformat())
    expect(plan.get_by_text("Does not fit: move or accept the gap")).to_be_visible()
    expect(plan.locator(".bh-needs-summary")).to_contain_text("10 working days")
    expect(plan.locator(".bh-needs-after")).to_contain_text("Senior Leadership Programme")
    for module in set(needs().modules) - {"M13"}:  # which is still to be written
        expect(plan).to_contain_text(module)
    fits(page)
    assert grave(page) == []
    row = plan.get_by_role("group", name="M10")
    row.get_by_role("button", name="Move after deployment").click()
    expect(plan.locator(".bh-needs-after")).to_contain_text("M10 Security")
    plan.get_by_role("group", name="M12").get_by_role("button", name="Accept the gap").click()
    expect(plan.locator(".bh-needs-summary")).to_contain_text("You accepted 1 gap.")
    with page.expect_download() as caught:
        plan.locator(".bh-download").click()
    assert caught.value.suggested_filename == "time-plan.ics"
    page.reload()
    expect(page.locator(".bh-needs-summary").last).to_contain_text("You accepted 1 gap.")


def test_n06_the_filters_leave_three_trainings_and_a_fourth_for_officials(
    course: Course, visit: Visit
) -> None:
    """UN provider, before deployment, head of police: exactly T06, T07, T09; ticked as official also T08."""
    page = visit.page
    page.goto(course.voila("modules/catalogue.ipynb"))
    shown = page.locator(".bh-training:visible h3")
    page.get_by_label("Provider", exact=True).select_option(label="UN provider")
    page.get_by_label("When", exact=True).select_option(label="Before deployment")
    page.get_by_label("For whom").select_option(label="Head of police")
    expect(shown).to_have_count(3)
    assert [text[:3] for text in shown.all_inner_texts()] == ["T06", "T07", "T09"]
    for entry in page.locator(".bh-training:visible").all():
        expect(entry).to_contain_text("as printed in 2019, check with the provider")
        expect(entry).to_contain_text("IPI paper 2019, annex 1")
    page.get_by_label("I will be Designated Official").check()
    expect(shown).to_have_count(4)
    assert [text[:3] for text in shown.all_inner_texts()] == ["T06", "T07", "T08", "T09"]
    assert grave(page) == []


@pytest.mark.parametrize("notebook", ["path", "catalogue"])
def test_the_pages_fit_a_phone(course: Course, visit: Visit, notebook: str) -> None:
    """At 360 px nothing scrolls sideways, and axe has no serious finding."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.voila(f"modules/{notebook}.ipynb"))
    expect(page.locator(".bh-item").first).to_be_visible()
    fits(page)
    assert grave(page) == []
