"""Taking all work along from the course home, loading it again, and the statement of completion."""

from __future__ import annotations

from pathlib import Path

from axe import grave
from playwright.sync_api import expect
from served import PHONE, Course, Visit, fits
from shots import keep

from bluehelm.record import Record, events, progress
from bluehelm.scenario import Transcript

DONE = ("M06", "integrated_missions")
OPEN = "Take my work with me, or load it"
SIZE = "(one) => getComputedStyle(one).fontSize"


def fill(course: Course) -> None:
    """Let a learner have done one module."""
    play = Transcript(scenario="SC06", content_hash="c", seed=1, choices=("D1.A",))
    module, slug = DONE
    made = [events.played(module, play, "END", {}), events.exercise_completed(module, slug)]
    Record(course.folder).append(
        *made, events.completed(module), events.planned({"deployment": "2027-01-10"})
    )


def test_all_work_leaves_and_comes_back(course: Course, visit: Visit, tmp_path: Path) -> None:
    """On a machine that forgets, the file that was downloaded brings the record back; the home shows it."""
    fill(course)
    page, path = visit.page, tmp_path / "work.zip"
    page.goto(course.page(""))
    page.get_by_role("button", name=OPEN).click()
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as told:
        page.get_by_role("link", name="Download my work").click()
    told.value.save_as(path)
    kept = Record(course.folder).statements()
    (course.folder / "record.jsonl").unlink()
    page.reload()
    expect(page.get_by_text("1 done.")).to_have_count(0)
    page.get_by_role("button", name=OPEN).click()
    with page.expect_file_chooser() as asked:
        page.locator(".bh-luggage .widget-upload").click()
    asked.value.set_files(path)
    expect(page.get_by_text(f"Loaded: {len(kept)} entries of your record.")).to_be_visible()
    expect(page.get_by_text("1 done.")).to_be_visible()
    assert Record(course.folder).statements() == kept
    page.set_viewport_size(PHONE)
    fits(page)
    keep(page, "luggage", ".bh-luggage")
    assert grave(page, ".bh-luggage") == []


def test_the_statement_follows_what_is_filled_in(course: Course, visit: Visit) -> None:
    """The learner sees what will be printed; open modules are as large as the one that is done."""
    if not progress(Record(course.folder).statements()).modules:
        fill(course)
    page = visit.page
    page.goto(course.voila("modules/statement.ipynb"))
    name = page.get_by_label("Your name, as it is to be printed")
    name.fill("Émile Diop")
    name.press("Enter")
    expect(page.locator(".bh-statement strong").first).to_have_text("Émile Diop")
    page.get_by_label("Who answers for what is open").fill("Col. Sow")
    page.get_by_role("button", name="Make the files").click()
    with page.expect_download() as told:
        page.get_by_role("link", name="Page (HTML)").click()
    assert "Responsible: Col. Sow" in Path(told.value.path()).read_text(encoding="utf-8")
    rows = page.locator(".bh-statement tbody tr")
    expect(rows.filter(has_text="Done on")).to_have_count(1)
    sizes = {row.locator("td").evaluate(SIZE) for row in rows.all()}
    assert len(sizes) == 1
    assert "10 January 2027" in rows.first.inner_text()
    keep(page, "statement")
    page.set_viewport_size(PHONE)
    fits(page)
    keep(page, "statement")
    assert grave(page) == []
