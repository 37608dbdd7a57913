"""Each scenario is played to an ending with the keyboard alone, with its map, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import grave
from keyboard import press
from playing import begin, play_to_the_end
from playwright.sync_api import Page, expect
from served import PHONE, Course, Visit, fits
from shots import keep

MODULES = sorted(path.parent.name for path in (Path(__file__).parents[2] / "modules").glob("*/scenario.yaml"))
PLAYER = ".bh-player"


def look(page: Page, name: str, within: str = "") -> None:
    """Keep what stands there on a laptop and on a phone; nothing scrolls sideways or keeps people out."""
    laptop = page.viewport_size
    assert laptop is not None
    keep(page, name, within)
    page.set_viewport_size(PHONE)
    fits(page)
    assert grave(page, within or None) == []
    keep(page, name, within)
    page.set_viewport_size(laptop)


@pytest.mark.parametrize("module", MODULES)
def test_a_scenario_is_played_with_its_map(course: Course, visit: Visit, module: str) -> None:
    """Tab and Enter open the map, which stays open, and lead to a debrief; axe finds nothing grave."""
    page = visit.page
    page.goto(course.voila(f"modules/{module}/module.ipynb"))
    expect(page.locator(".bh-start")).to_be_visible()
    begin(page)
    press(page, ".bh-map-open")
    drawing = page.locator(".bh-map-view > svg").first
    expect(drawing).to_be_visible()
    look(page, f"{module}-map", PLAYER)
    assert play_to_the_end(page) >= 5
    expect(page.locator(".bh-standing-all")).to_be_visible()
    look(page, f"{module}-page")
