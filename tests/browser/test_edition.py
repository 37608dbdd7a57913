"""The print edition in a browser: for everybody, on a phone, without JavaScript, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import grave
from playwright.sync_api import Browser
from served import PHONE, ROOT, Visit, fits

from bluehelm_grading.edition.material import material
from bluehelm_grading.edition.page import page

MODULES = sorted(source.parent for source in (ROOT / "modules").glob("[0-9][0-9]_*/module.md"))


@pytest.mark.parametrize("folder", MODULES, ids=lambda folder: folder.name)
def test_a_page_is_open_to_everybody(folder: Path, tmp_path: Path, visit: Visit) -> None:
    """axe finds nothing grave on laptop and phone, and 360 px need no sideways scroll."""
    file = tmp_path / "page.html"
    file.write_text(page(material(ROOT, folder)), encoding="utf-8")
    visit.page.context.unroute("**/*")
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.page.goto(file.as_uri())
    assert grave(visit.page) == []
    visit.page.set_viewport_size(PHONE)
    fits(visit.page)
    assert grave(visit.page) == []
    assert asked == [file.as_uri()]


def test_a_page_reads_without_javascript(browser: Browser, tmp_path: Path) -> None:
    """With scripts switched off, charts, decisions and answers are there."""
    file = tmp_path / "page.html"
    file.write_text(page(material(ROOT, MODULES[0])), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    there = context.new_page()
    there.goto(file.as_uri())
    for place in ("figure[id^=chart] svg", "#scene-D1", "#outcome-D1", "#answers", "#exercises"):
        assert there.locator(place).first.is_visible()
    context.close()
