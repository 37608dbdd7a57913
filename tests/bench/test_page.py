"""The page of the report: self-contained, with words and a table beside every chart."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bluehelm.bench.page import page
from bluehelm.scenario import Scenario
from bluehelm.scenario.analysis import sample
from bluehelm.scenario.report import Facts, report, sampled

SECTIONS = (
    "scenes",
    "endings",
    "unmet",
    "gauges",
    "dominated",
    "best",
    "regrets",
    "firmness",
    "front",
    "size",
)


class Outline(HTMLParser):
    """What the tests ask of a page: its headings, drawings, tables, and all that could load something."""

    def __init__(self, content: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note each element."""
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each element of a kind."""
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def content(shipped: tuple[Scenario, Facts]) -> str:
    """Return the page of a shipped scenario."""
    scenario, found = shipped
    return page(scenario, report(found), found)


def test_the_page_asks_no_host_for_anything(content: str) -> None:
    """No script, style sheet, image or font is fetched; links lead within the page."""
    outline = Outline(content)
    loading = [
        attrs.get(name) for _, attrs in outline.tags for name in ("src", "href", "xlink:href", "action")
    ]
    assert all(one is None or one.startswith("#") for one in loading)
    assert not outline.all("script")
    assert not outline.all("link")
    assert "@import" not in content
    assert all(one.startswith("#") for one in re.findall(r"url\(['\"]?([^)'\"]+)", content))


def test_every_section_and_chart_is_there(content: str) -> None:
    """Each section has its heading; the graph and six charts are drawn and have words."""
    outline = Outline(content)
    assert tuple(attrs["id"] for attrs in outline.all("section")) == SECTIONS
    assert len(outline.all("h1")) == 1
    assert len(outline.all("h2")) == len(SECTIONS)
    figures = outline.all("figure")
    assert len(figures) == 1 + 3 + 3  # the graph; endings, gauges, options; three pairs of objectives
    drawn = [attrs for attrs in outline.all("div") if attrs.get("class") == "drawn"]
    assert len(drawn) == len(figures)
    assert all(len(attrs["aria-label"] or "") > 60 for attrs in drawn)
    assert content.count("The chart in words") == len(figures)


def test_tables_can_be_read_aloud(content: str) -> None:
    """Each table has a caption, and each of its header cells says what it heads."""
    outline = Outline(content)
    assert len(outline.all("table")) == len(outline.all("caption")) > 8
    assert {attrs.get("scope") for attrs in outline.all("th")} == {"col", "row"}


def test_ids_are_met_once(content: str) -> None:
    """No two elements share an id, though many drawings stand on one page."""
    ids = [attrs["id"] for _, attrs in Outline(content).tags if "id" in attrs]
    twice = {one for one in ids if ids.count(one) > 1}
    assert not {one for one in twice if not str(one).startswith("clip")}


def test_a_sample_has_a_page_without_charts_of_proofs(shipped: tuple[Scenario, Facts]) -> None:
    """The page of a sample shows the graph and the tables of estimates."""
    scenario, _ = shipped
    outline = Outline(page(scenario, sampled(scenario, sample(scenario, 20, seed=1)), None))
    assert [attrs["id"] for attrs in outline.all("section")] == ["scenes", "endings", "gauges"]
