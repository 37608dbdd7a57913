"""The public site in a real browser: its frame, a slow line, what goes wrong, and who cannot see well."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from axe import grave
from keyboard import press
from playwright.sync_api import Browser, CDPSession, Page, expect
from public import MODULE, PATIENCE_S, Site, launched, public_site
from served import PHONE, Visit
from wire import counted

from bluehelm.site.assets import CHARTS

SLOW = {"offline": False, "latency": 800, "downloadThroughput": 32_000, "uploadThroughput": 32_000}
FIRST_PAGE, NEXT_PAGE = 1_200_000, 60_000  # bytes
READABLE_MS = 10_000
NOTE_FIRST_WIDGET = """new MutationObserver(() => {
  if (document.querySelector('.jupyter-widgets')) window.firstWidget ??= performance.now();
}).observe(document, { childList: true, subtree: true })"""
PLAYER = ".bh-start"
HOME = "voila/render/modules/index.ipynb"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A public site with room for twenty pages; a session ends after a quarter of an hour."""
    with public_site(tmp_path_factory.mktemp("site"), "--kernels", "20", "--idle-min", "15") as served:
        served.page()  # the first page waits for the warm process
        served.close_pages()
        yield served


def opened(visit: Visit, site: Site, path: str = MODULE, shows: str = PLAYER) -> Page:
    """Open a page and wait until it answers."""
    visit.page.goto(site.url + path)
    expect(visit.page.locator(shows).first).to_be_visible()
    return visit.page


def wider_than(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_the_frame_says_where_the_reader_is(site: Site, visit: Visit) -> None:
    """The module's number and title head the page; the list of sections marks the one that is read."""
    page = opened(visit, site)
    expect(page.locator(".bh-here")).to_have_text("Module 9 Crisis management")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.get_by_role("heading", name="National limits").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('National-limits').scrollIntoView()")
    expect(page.locator(".bh-toc-page [aria-current]")).to_have_text("National limits")
    assert grave(page) == []


def test_the_page_stands_on_a_phone_in_the_dark_and_twice_as_large(site: Site, visit: Visit) -> None:
    """At 360 px and at 200 % nothing scrolls sideways; the sections open on a phone; axe is content."""
    visit.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    visit.page.set_viewport_size(PHONE)
    page = opened(visit, site)
    assert wider_than(page) <= 0
    sections = page.locator(".bh-toc-page")
    expect(sections.get_by_role("link", name="After: learn")).to_be_hidden()
    sections.locator("summary").click()
    sections.get_by_role("link", name="After: learn").click()
    expect(page.get_by_role("heading", name="After: learn")).to_be_in_viewport()
    expect(sections.get_by_role("link", name="After: learn")).to_be_hidden()
    assert grave(page) == []
    page.set_viewport_size({"width": 640, "height": 400})  # a laptop of 1280 px at 200 %
    assert wider_than(page) <= 0


def test_the_home_has_no_barrier(site: Site, visit: Visit) -> None:
    """axe finds nothing serious on the course home."""
    page = opened(visit, site, "", ".bh-go-first")
    assert grave(page) == []


def test_the_home_is_of_use_before_its_kernel(site: Site) -> None:
    """All modules with their times, and the place of the search, are in the first piece of the page."""
    text = site.ask(HOME).text
    first = text[: text.index("jupyter-config-data")]
    for path in sorted((site.folder / "modules").glob("[0-9][0-9]_*")):
        assert f'href="/voila/render/modules/{path.name}/module.ipynb"' in first
    assert '<div class="bh-find"></div>' in first
    assert "minutes: read" in first


def test_each_visitor_has_a_home_of_his_own(site: Site, browser: Browser) -> None:
    """A visitor who opened a module finds it begun; another one finds nothing begun."""
    states = []
    for visited in (MODULE, ""):
        page = browser.new_context().new_page()
        if visited:
            page.goto(site.url + visited)
            expect(page.locator(PLAYER)).to_be_visible()
        page.goto(site.url + HOME)
        expect(page.locator(".bh-now")).to_be_visible()
        states.append(page.locator(".bh-is-begun").count())
        page.context.close()
    assert states == [1, 0]


def test_search_and_world_work_under_a_prefix(tmp_path: Path, visit: Visit) -> None:
    """Behind a path, too, a search leads to its place, and the world is there; nothing is asked of others."""
    with public_site(tmp_path, prefix="/course/") as served:
        page = opened(visit, served, HOME, ".bh-go-first")
        page.get_by_label("Search the course").fill("Lake defence committees")
        page.locator(".bh-find-list li", has_text="World ·").locator("a").first.click()
        expect(page).to_have_title("The world of Kelmora")
        expect(page.get_by_role("img", name="Vaelin to Korvu, 64 km")).to_be_visible()
        assert page.url.startswith(served.url)


def test_the_text_is_read_before_anything_else_is_there(site: Site, browser: Browser) -> None:
    """On 256 kbit/s with 800 ms the module's text can be read in ten seconds, before any widget is there."""
    context = browser.new_context()
    page = context.new_page()
    line: CDPSession = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(site.url + MODULE, wait_until="commit", timeout=READABLE_MS)
    text = page.get_by_role("heading", name="Sources")
    expect(text).to_be_visible(timeout=READABLE_MS)
    painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    taken_ms = page.wait_for_function(painted).json_value()
    assert page.locator(PLAYER).count() == 0
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.jp-RenderedMarkdown p')).fontSize") == "17px"
    )  # its style
    assert taken_ms < READABLE_MS
    context.close()


def test_pages_are_small_on_the_wire(site: Site, browser: Browser) -> None:
    """All bytes of a first page, widgets' states too, stay below 1.2 MB; those of the next below 60 KB."""
    with counted(site.port) as wire:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{wire.port}/{MODULE}")
        expect(page.locator(PLAYER)).to_be_visible()
        page.wait_for_load_state("networkidle")
        first = wire.received
        page.goto(f"http://127.0.0.1:{wire.port}/voila/render/modules/index.ipynb")
        expect(page.locator(".bh-go-first").first).to_be_visible()
        page.goto(f"http://127.0.0.1:{wire.port}/{MODULE}")
        home = wire.received - first
        expect(page.locator(PLAYER)).to_be_visible()
        page.wait_for_load_state("networkidle")
        print(f"bytes: first {first}, home {home}, module again {wire.received - first - home}")
        assert first < FIRST_PAGE
        assert home < NEXT_PAGE
        assert wire.received - first - home < NEXT_PAGE
        page.close()


def test_a_page_without_charts_does_not_wait_for_what_draws_them(site: Site, browser: Browser) -> None:
    """The home answers before Vega is asked for; a module that follows finds it there, in 60 KB in all."""
    with counted(site.port) as wire:
        page = browser.new_page()
        page.add_init_script(NOTE_FIRST_WIDGET)
        page.goto(f"http://127.0.0.1:{wire.port}/{HOME}")
        expect(page.locator(".bh-go-first").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        asked = "performance.getEntriesByType('resource').find(e => e.name.endsWith('/%s'))?.startTime"
        assert page.evaluate(asked % CHARTS) > page.evaluate("window.firstWidget")
        first = wire.received
        page.goto(f"http://127.0.0.1:{wire.port}/{MODULE}")
        expect(page.locator(PLAYER)).to_be_visible()
        page.wait_for_load_state("networkidle")
        print(f"bytes: home first {first}, module after it {wire.received - first}")
        assert wire.received - first < NEXT_PAGE
        page.close()


def test_a_lost_connection_is_told_and_mended_and_the_page_stays(site: Site, visit: Visit) -> None:
    """When the line breaks, a notice says so; 'Reconnect' mends it; the play on the page goes on."""
    with counted(site.port) as wire:
        page = visit.page
        page.goto(f"http://127.0.0.1:{wire.port}/{MODULE}")
        expect(page.locator(PLAYER)).to_be_visible()
        press(page, PLAYER)
        choice = page.locator(".bh-choice:visible").first
        expect(choice).to_be_visible()
        wire.cut()
        notice = page.get_by_role("alert").filter(has_text="The connection is lost.")
        expect(notice).to_be_visible()
        assert grave(page, "#bh-notices") == []
        wire.mend()
        notice.get_by_role("button", name="Reconnect").click()
        expect(notice).to_have_count(0)
        choice.click()
        expect(page.locator(".bh-after")).to_be_visible()


def test_a_kernel_that_dies_is_told(site: Site, visit: Visit) -> None:
    """When the program behind a page ends, a notice says what to do, and nothing is lost."""
    page = opened(visit, site)
    press(page, PLAYER)
    page.locator(".bh-choice:visible").first.click()
    expect(page.locator(".bh-after")).to_be_visible()
    for process in site.kernels():
        os.kill(process.pid, signal.SIGKILL)
    notice = page.get_by_role("alert").filter(has_text="stopped working")
    expect(notice).to_contain_text("Reference")
    notice.get_by_role("button", name="Open the page again").click()
    expect(page.locator(".bh-stopped")).to_contain_text("decision 2")


def test_a_play_outlives_the_server(tmp_path: Path, visit: Visit) -> None:
    """The server is killed in the middle of a play and started again: all else ended, the visitor goes on."""
    with public_site(tmp_path) as site:
        page = opened(visit, site)
        press(page, PLAYER)
        page.locator(".bh-choice:visible").first.click()
        expect(page.locator(".bh-after")).to_be_visible()
        below = psutil.Process(site.process.pid).children(recursive=True)
        site.process.kill()
        site.process.communicate()
        assert psutil.wait_procs(below, timeout=PATIENCE_S)[1] == []
        expect(page.get_by_role("alert").filter(has_text="The connection is lost.")).to_be_visible()
        site.process = launched(tmp_path, site.port)
        page.reload()
        expect(page.locator(".bh-stopped")).to_contain_text("decision 2")


def test_a_session_s_end_is_told_before_it_comes(site: Site, visit: Visit) -> None:
    """Minutes before a session ends the page asks whether somebody is there, and one click keeps it."""
    ends = {"ends_in_s": 240}
    visit.page.route("**/bluehelm/session/*", lambda route: route.fulfill(json=ends))
    page = opened(visit, site)
    notice = page.get_by_role("alert").filter(has_text="about 4 min")
    expect(notice).to_be_visible()
    page.unroute("**/bluehelm/session/*")
    with page.expect_response("**/bluehelm/session/*") as stayed:
        notice.get_by_role("button", name="I am still here").click()
    assert stayed.value.json()["ends_in_s"] > 800
    expect(notice).to_have_count(0)


def test_a_cell_that_fails_is_a_card_with_a_reference_that_the_log_explains(site: Site, visit: Visit) -> None:
    """A broken chart is told in plain words; the log's error has the same reference; the text stays."""
    notebook = site.folder / "exercises" / "crisis_management" / "crisis_management.ipynb"
    whole = notebook.read_text(encoding="utf-8")
    notebook.write_text(
        whole.replace('item(\\"M09-E1\\")', 'item(\\"nonsense\\") or 1 / 0'), encoding="utf-8"
    )
    try:
        path = "voila/render/exercises/crisis_management/crisis_management.ipynb"
        page = opened(visit, site, path, ".bh-failed")
    finally:
        notebook.write_text(whole, encoding="utf-8")
    reference = page.locator(".bh-failed code").inner_text()
    expect(page.get_by_role("heading", name="Hand in")).to_be_visible()
    assert grave(page) == []
    errors = [event for event in site.events() if reference in event["event"]]
    assert "ZeroDivisionError" in errors[0]["error"]


def test_the_queue_and_the_missing_page_have_no_barrier(site: Site, visit: Visit) -> None:
    """Where there is no room, and where there is no page, axe is content, on a phone too."""
    for _ in range(site_room(site)):
        site.page()
    page = visit.page
    page.set_viewport_size(PHONE)
    page.goto(site.url + MODULE)
    expect(page.get_by_role("heading", name="All places are taken")).to_be_visible()
    assert grave(page) == []
    assert wider_than(page) <= 0
    site.close_pages()
    page.get_by_role("link", name="Look again now").click()
    expect(page.locator(PLAYER)).to_be_visible()
    page.goto(site.url + "nowhere")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert grave(page) == []


def site_room(site: Site) -> int:
    """Return how many more pages there is room for."""
    return int(json.loads(site.ask("health").text)["room_for"])
