"""The instructor's whole journey, by the commands that the README names, in its order."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe import grave
from class_of_twelve import MALFORMED, PARTIAL_1, PERFECT, WEAK, Learner
from instructor import ASSIGNMENT, instructor_course, run, served
from playwright.sync_api import expect
from served import ROOT, Visit

from bluehelm.exercise import load_public
from bluehelm.ui.exercise_file import file_name, pack

pytestmark = pytest.mark.browser
MADE_AT = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
CLASS = (PERFECT, WEAK, PARTIAL_1, MALFORMED)


def told() -> list[list[str]]:
    """Return the words of each `bluehelm` command that the README gives to instructors, without comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.split("## For instructors")[1].split("\n## ")[0]
    return [line.split("#")[0].split() for line in re.findall(r"^    bluehelm (.+)$", part, re.MULTILINE)]


def send_in(course: Path, learner: Learner, folder: Path) -> None:
    """Put into the folder of archives the file that the learner's page makes; a damaged one as it came."""
    folder.mkdir()
    released = course / "exercises" / ASSIGNMENT
    shutil.copy(released / f"{ASSIGNMENT}.ipynb", folder)
    answered = PERFECT if learner is MALFORMED else learner
    (folder / "answers.json").write_bytes(answered.file() or b"")
    whole, _ = pack(folder, load_public(released / "exercise.json"), MADE_AT)
    content = whole[:300] if learner is MALFORMED else whole
    archives = course / "grading" / "runs" / "downloaded" / ASSIGNMENT / "archive"
    archives.mkdir(parents=True, exist_ok=True)
    (archives / file_name(learner.name, ASSIGNMENT, MADE_AT)).write_bytes(content)


def test_from_archives_to_feedback_and_charts(tmp_path: Path, visit: Visit) -> None:
    """Archives come in, the class is graded, a memo is marked in the browser, pages and charts show it."""
    first, mark, again, cohort = told()
    assert [first[0], mark[0], again[0], cohort[0]] == ["grade", "mark", "grade", "cohort"]
    course = instructor_course(tmp_path / "course")
    for learner in CLASS:
        send_in(course, learner, tmp_path / learner.name)

    said = run(course, *first)
    assert "4 submissions graded" in said
    assert "Memos to mark: 3" in said
    assert "malformed: An archive that was handed in could not be opened." in said

    page = visit.page
    with served(course, *mark) as address:
        page.goto(address)
        expect(page.locator(".bh-m-case .bh-lead-in")).to_contain_text("1 of 11 · Memo")
        page.get_by_role("button", name="All", exact=True).click()
        page.get_by_role("button", name="Show names").click()
        case = page.locator(".bh-m-case .bh-lead-in")
        for number in range(1, 12):
            expect(case).to_contain_text(re.compile(rf"^{number} of 11 .*\(.+\)"))
            if "(perfect)" in case.inner_text():
                break
            page.get_by_role("button", name="Skip").click()
        page.get_by_role("button", name="4 Ready for the table").click()
        page.locator(".bh-m-comment textarea").fill("Send this one to New York.")
        page.locator(".bh-m-save").click()
        expect(page.locator(".bh-m-status")).to_contain_text("9 points, Ready for the table.")

    said = run(course, *again)
    assert "0 submissions graded, 4 unchanged." in said
    assert "Feedback pages written: 1." in said
    feedback = course / "grading" / "runs" / "feedback" / "perfect" / ASSIGNMENT / f"{ASSIGNMENT}.html"
    page.set_content(feedback.read_text(encoding="utf-8"))
    expect(page.locator("main")).to_contain_text("Send this one to New York.")
    expect(page.locator("main")).to_contain_text("49 of 50")
    assert grave(page) == []

    with served(course, *cohort) as address:
        page.goto(address)
        expect(page.locator("main")).to_contain_text("4 learners")
        assert "perfect" not in page.locator("main").inner_text()
    assert visit.foreign == []
