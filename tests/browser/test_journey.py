"""One learner's whole journey through the course, and every page of it on the public site."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from answering import answer_all
from assessing import take
from drawn import cut
from playing import begin, play_to_the_end
from playwright.sync_api import Page, expect
from public import public_site
from served import PHONE, ROOT, Course, Visit, copy_course, fits, free_port, start, told_address
from shots import keep

from bluehelm.shelf import Module, modules

POST, LOW = "COS", {"team": 1}  # with this need the path begins with a short module
MODULE = "M01"
OWN_WORK = "Take my work with me, or load it"
EMPTY = "13 modules. Go in any order."
PAGES = sorted(
    str(path.relative_to(ROOT))
    for part in ("modules", "exercises")
    for path in (ROOT / part).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
WHOLE = """() => !document.querySelector('#loading, #bh-all-here, .bh-slot > .bh-skeleton, .bh-late')
    && [...document.querySelectorAll('.bh-chart')].every(chart => !chart.offsetParent
        || (chart.querySelector('svg')?.getBoundingClientRect().width ?? 0) > 0)"""


@contextmanager
def another_course(folder: Path) -> Iterator[Course]:
    """Serve a second copy of the course, in which nobody has done anything."""
    course = copy_course(folder)
    server = start(course, course / "home", free_port())
    try:
        yield Course(told_address(server), "test", course)
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=30)


def station(page: Page, name: str) -> None:
    """Keep what the learner sees here on a laptop and on a phone, where nothing scrolls sideways."""
    laptop = page.viewport_size
    assert laptop is not None
    keep(page, f"journey-{name}")
    page.set_viewport_size(PHONE)
    fits(page)
    keep(page, f"journey-{name}")
    page.set_viewport_size(laptop)


def home(page: Page, course: Course) -> None:
    """Open the course home, and wait for what it says of this learner."""
    page.goto(course.page(""))
    expect(page.locator(".bh-go-first")).to_be_visible()


def assess(page: Page) -> None:
    """From the home, find out what one needs; from there, see the path with its reasons."""
    page.get_by_role("link", name="what you need").click()
    take(page, POST, LOW)
    expect(page.locator(".bh-needs-result svg").first).to_be_visible()
    expect(page.get_by_role("radio", name="Keep private")).to_be_checked()
    station(page, "needs")
    page.get_by_role("link", name="See my path").click()
    first = page.locator(".bh-needs-path .bh-needs-stop").first
    expect(first).to_contain_text("Because you rated “Building a team” 1 of 5.")
    station(page, "path")
    first.get_by_role("link", name=re.compile(f"^{MODULE} ")).click()


def read_and_play(page: Page, module: Module) -> None:
    """On the module's page, check oneself once and play the scenario to its debrief."""
    expect(page).to_have_title(module.title)
    check = page.locator(".bh-check").first
    check.locator(".bh-q-choice, .bh-q-card, input").first.click()
    check.get_by_role("button", name="Check my answer").click()
    expect(check.locator(".bh-verdict")).not_to_have_count(0)
    station(page, "module")
    begin(page)
    assert play_to_the_end(page) >= 5
    expect(page.locator(".bh-standing-all")).to_be_visible()
    station(page, "debrief")


def answer(page: Page, module: Module) -> None:
    """Follow the module's link to its exercises, and answer all of them."""
    assert module.exercise is not None
    of = len(module.exercise.items)
    page.get_by_role("link", name="open the exercises").click()
    expect(page.locator(".bh-answered")).to_contain_text(f"Answered 0 of {of}")
    expect(page.locator(".bh-handin")).to_be_visible()
    answer_all(page.locator("body"))
    expect(page.locator(".bh-answered")).to_have_text(f"Answered {of} of {of}")
    expect(page.locator(".bh-saved-place")).to_contain_text("All are complete. The course home says what")
    station(page, "exercises")


def shows_done(page: Page, module: Module) -> str:
    """The home says that the module is done, and asks for another one; return what it asks for."""
    expect(page.get_by_text("13 modules, 1 done.")).to_be_visible()
    row = page.locator(".bh-mod", has=page.get_by_role("heading", name=module.title))
    expect(row.locator(".bh-state")).to_have_text("Done")
    asked = page.locator(".bh-now h2").inner_text()
    assert module.title not in asked
    return asked


def told(course: Course) -> str:
    """Return what `bluehelm record show` says in the course folder."""
    command = [str(Path(sys.executable).with_name("bluehelm")), "record", "show"]
    shown = subprocess.run(command, cwd=course.folder, capture_output=True, text=True, check=True, timeout=60)
    return shown.stdout


def states(page: Page) -> None:
    """The statement lists the one module as done, and names each open one as open."""
    page.get_by_role("link", name="Statement of completion").click()
    rows = page.locator(".bh-statement tbody tr")
    expect(rows).to_have_count(13)
    expect(rows.filter(has_text="Done on")).to_have_count(1)
    expect(rows.filter(has_text="Done on")).to_contain_text("Module 1: ")
    expect(rows.filter(has_text="To be done by")).to_have_count(12)
    expect(page.locator(".bh-statement")).to_contain_text("12 are open.")
    station(page, "statement")


def stands_below(page: Page, panel: str) -> None:
    """What a panel holds stands one below the other: the style of widgets would put it side by side."""
    tops = (
        f"[...document.querySelector('{panel}').children].filter(e => e.offsetHeight).map(e => e.offsetTop)"
    )
    found = page.evaluate(tops)
    assert len(found) > 2
    assert found == sorted(set(found))


def carried(page: Page, there: Course, file: Path) -> None:
    """Take all work as a file out of the home, and load it into a course in which nobody did anything."""
    page.get_by_role("button", name=OWN_WORK).click()
    page.get_by_role("button", name="Make the file").click()
    with page.expect_download() as made:
        page.get_by_role("link", name="Download my work").click()
    made.value.save_as(file)
    station(page, "taken")
    home(page, there)
    expect(page.get_by_text(EMPTY)).to_be_visible()
    page.get_by_role("button", name=OWN_WORK).click()
    with page.expect_file_chooser() as asked:
        page.locator(".bh-luggage .widget-upload").click()
    asked.value.set_files(file)
    expect(page.locator(".bh-luggage").get_by_text("Loaded: ")).to_be_visible()
    stands_below(page, ".bh-luggage")
    station(page, "loaded")


def test_a_new_learner_goes_the_whole_way(course: Course, visit: Visit, tmp_path: Path) -> None:
    """From the first look at the home to the statement, and on another machine: each place knows the rest."""
    page = visit.page
    module = next(each for each in modules(course.folder) if each.id == MODULE)
    with another_course(tmp_path / "second") as there:
        home(page, course)
        expect(page.locator(".bh-now h2")).to_have_text("Begin with module 0: Preparing to lead")
        expect(page.get_by_text(EMPTY)).to_be_visible()
        station(page, "home")
        assess(page)
        read_and_play(page, module)
        answer(page, module)
        home(page, course)
        asked = shows_done(page, module)
        station(page, "home-done")
        said = told(course)
        assert f"{MODULE}: done on " in said
        assert "Scenario: played once" in said
        assert "Needs assessment: taken once." in said
        states(page)
        home(page, course)
        carried(page, there, tmp_path / "work.zip")
        assert shows_done(page, module) == asked


def opened(page: Page, address: str) -> None:
    """Open a page and wait until its widgets and charts are all there."""
    page.goto(address)
    page.wait_for_function(WHOLE)
    expect(page.locator("h1")).to_have_count(1)


def test_every_page_of_the_public_site_is_whole(visit: Visit, tmp_path: Path) -> None:
    """Each page has a title, a heading and all its charts, fits a phone, and complains of nothing."""
    page = visit.page
    said: list[str] = []
    titles: set[str] = set()
    out: dict[str, list[str]] = {}
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size(PHONE)
    with public_site(tmp_path) as site:
        for notebook in PAGES:
            opened(page, f"{site.url}voila/render/{notebook}")
            fits(page)
            titles.add(page.title())
            wrong = [
                *said,
                *page.locator(".bh-out, .bh-failed").all_inner_texts(),
                *cut(page.locator(".vega-embed svg")),
            ]
            out.update({notebook: wrong} if wrong else {})
            said.clear()
        shared = {event["event"] for event in site.events()}
    assert out == {}
    assert len(titles) == len(PAGES)
    assert not any("run anew for each visitor" in each for each in shared)
