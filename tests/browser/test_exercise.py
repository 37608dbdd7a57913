"""A participant answers the exercises of M09 in JupyterLab and in Voilà, with nothing to run by hand."""

from __future__ import annotations

import json
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from answering import MEMO, answer_all, state_of
from playwright.sync_api import Locator, Page, expect
from served import PHONE, Course, Visit, fits

NOTEBOOK = "exercises/crisis_management/crisis_management.ipynb"
ITEMS = 8


@pytest.fixture
def answers(course: Course) -> Path:
    """The file of answers, which is not there when a test begins."""
    file = (course.folder / NOTEBOOK).with_name("answers.json")
    for stored in file.parent.glob("answers*.json"):
        stored.unlink()
    return file


def body(page: Page) -> Locator:
    """Wait until the last widget of the page is there, and return the page."""
    expect(page.locator(".bh-handin")).to_be_visible()
    return page.locator("body")


def test_lab_keeps_every_answer_over_a_restart_and_a_reload(
    course: Course, visit: Visit, answers: Path
) -> None:
    """In JupyterLab the page shows all answers again: with a new kernel, and after a reload with the old."""
    page = visit.page
    page.goto(course.lab(NOTEBOOK))
    answer_all(body(page))
    expect(page.locator(".bh-answered")).to_contain_text(f"Answered {ITEMS} of {ITEMS}")
    before = state_of(page.locator("body"))
    page.locator(".bh-handin").evaluate("last => last.classList.add('of-the-old-kernel')")
    page.get_by_role("menuitem", name="Kernel").click()
    page.locator('.lm-Menu-item[data-command="kernelmenu:restart"]').click()
    with page.expect_response(lambda response: "/restart" in response.url):
        page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.locator(".of-the-old-kernel")).to_have_count(0)
    assert state_of(body(page)) == before
    expect(page.locator(".bh-answered")).to_contain_text(f"Answered {ITEMS} of {ITEMS}")
    assert json.loads(answers.read_text())["items"]["M09-MEMO"]["answers"]["memo"] == MEMO
    page.reload()
    assert state_of(body(page)) == before
    part = page.locator(".bh-part-M09-E1-marks")
    part.locator(".bh-clear").click()
    expect(part.locator(".bh-saved")).to_contain_text("Cleared. Saved")


def test_voila_keeps_every_answer_over_a_reload(course: Course, visit: Visit, answers: Path) -> None:
    """On a phone every part is answered, and a reload, which is a new kernel, shows all of it again."""
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(course.voila(NOTEBOOK))
    answer_all(body(page))
    before = state_of(page.locator("body"))
    page.reload()
    assert state_of(body(page)) == before
    fits(page)


def test_two_tabs_lose_nothing_of_each_other(course: Course, visit: Visit, answers: Path) -> None:
    """Two tabs answer parts of one item and another item: all is kept, and seen at the next save."""
    first, second = visit.page, visit.page.context.new_page()
    for page in (first, second):
        page.goto(course.voila(NOTEBOOK))
        body(page)
    press(first, "M09-E1-marks", ".bh-q-choice")
    press(second, "M09-E1-repair", ".bh-q-more-icon")
    press(second, "M09-E7-year", ".bh-q-choice")
    stored = json.loads(answers.read_text())["items"]
    assert stored["M09-E1"]["answers"].keys() == {"marks", "repair"}
    assert stored["M09-E7"]["answers"].keys() == {"year"}
    assert json.loads(answers.with_name("answers.previous.json").read_text())["items"].keys() == {"M09-E1"}
    press(first, "M09-E5-first_step", "input")
    expect(first.locator(".bh-part-M09-E7-year .bh-q-on")).to_have_count(1)
    expect(first.locator(".bh-part-M09-E1-repair input").first).to_have_value("1")


def press(page: Page, part: str, control: str) -> None:
    """Press the first control of a sort in a part, and wait until that is saved."""
    shown = page.locator(f".bh-part-{part}")
    shown.locator(control).first.click()
    expect(shown.locator(".bh-saved")).to_contain_text("Saved")


def test_a_damaged_file_is_said_and_the_last_good_copy_offered(
    course: Course, visit: Visit, answers: Path
) -> None:
    """When answers.json was cut in the middle, the page says so and shows the copy before the last change."""
    page = visit.page
    page.goto(course.voila(NOTEBOOK))
    part = body(page).locator(".bh-part-M09-E1-marks")
    for row in range(2):
        part.locator(".bh-q-row").nth(row).locator(".bh-q-choice").first.click()
        expect(part.locator(".bh-q-on")).to_have_count(row + 1)
        expect(part.locator(".bh-saved")).to_contain_text("Saved")
    answers.write_bytes(answers.read_bytes()[:40])
    page.reload()
    expect(page.locator(".bh-exercise-notice")).to_contain_text("damaged")
    expect(body(page).locator(".bh-part-M09-E1-marks .bh-q-on")).to_have_count(1)
    assert list(answers.parent.glob("answers.damaged-*.json"))


def test_the_file_to_hand_in_holds_the_answers(
    course: Course, visit: Visit, answers: Path, tmp_path: Path
) -> None:
    """The zip that a learner downloads holds answers.json, and its name says which assignment it is."""
    page = visit.page
    page.goto(course.voila(NOTEBOOK))
    body(page).locator(".bh-part-M09-E7-year .bh-q-choice").first.click()
    expect(page.locator(".bh-part-M09-E7-year .bh-saved")).to_contain_text("Saved")
    page.locator(".bh-handin-name input").fill("Ama Boateng")
    page.locator(".bh-handin-make").click()
    with page.expect_download() as download:
        page.locator(".bh-download").click()
    assert "crisis_management" in download.value.suggested_filename
    download.value.save_as(tmp_path / "handed_in.zip")
    with zipfile.ZipFile(tmp_path / "handed_in.zip") as archive:
        packed = {Path(name).name: archive.read(name) for name in archive.namelist()}
    assert packed["answers.json"] == answers.read_bytes()
    receipt = json.loads(packed["receipt.json"])
    assert receipt["sha256"] == sha256(packed["answers.json"]).hexdigest()
    code = receipt["sha256"][:8].upper()
    expect(page.locator(".bh-code")).to_have_text(f"{code[:4]}-{code[4:]}")
