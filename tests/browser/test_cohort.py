"""An instructor looks at a class: names hidden, then shown; charts, tables and files; nothing fetched."""

from __future__ import annotations

import io
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import grave
from class_of_twelve import CLASS
from instructor import graded_class, served
from playwright.sync_api import Page, expect
from served import PHONE, Visit, fits


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a course in which the class of twelve is graded."""
    return graded_class(tmp_path_factory.mktemp("cohort") / "course", CLASS)


@pytest.fixture
def url(graded: Path) -> Iterator[str]:
    """Serve `bluehelm cohort`; give the address that it says."""
    with served(graded, "cohort", farewell="stopping") as address:
        yield address


def opened(page: Page, url: str) -> None:
    """Open the dashboard and wait for its last chart."""
    page.goto(url)
    expect(page.locator(".bh-c-choices .bh-chart svg").first).to_be_visible()


def test_an_instructor_sees_the_class(url: str, visit: Visit) -> None:
    """Names are hidden until asked for; axe finds nothing grave; 1280 and 360 px need no sideways scroll."""
    page = visit.page
    opened(page, url)
    assert "127.0.0.1" in url
    body = page.locator(".bh-cohort")
    expect(body.locator("h1")).to_have_text("The class: Crisis management")
    expect(body.locator("h2")).to_have_count(7)
    expect(body).to_contain_text("Learner 01")
    assert "partial-one" not in body.inner_text()
    assert grave(page) == []
    page.set_viewport_size(PHONE)
    fits(page)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert grave(page) == []
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = false))")
    page.get_by_role("button", name="Show names").click()
    expect(body.locator("[role=status]")).to_have_text("Names are shown.")
    expect(body.locator(".bh-c-needs_a_person")).to_contain_text("malformed")
    page.get_by_role("button", name="Hide names").click()
    expect(body.locator(".bh-c-needs_a_person")).not_to_contain_text("malformed")
    page.get_by_label("Item and question").select_option(
        label="5. “My capital says no” · What is your first step?"
    )
    expect(body.locator(".bh-c-choices .bh-chart")).to_contain_text("Read the memorandum")
    page.locator(".bh-c-choices summary", has_text="The data as a table").click()
    expect(body.locator(".bh-c-choices table")).to_contain_text("✓ right")
    link = page.get_by_role("link", name="Download all tables (CSV)").get_attribute("href")
    assert link is not None
    with zipfile.ZipFile(io.BytesIO(b64decode(link.partition("base64,")[2]))) as archive:
        assert "choices.csv" in archive.namelist()
        assert "partial-one" not in archive.read("completion_by_learner.csv").decode()
