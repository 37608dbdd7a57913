"""The world of Kelmora: its page, and a story that agrees with scenarios, map and glossary."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bluehelm.glossary import load
from bluehelm.kelmora import story
from bluehelm.scenario import load_scenario
from bluehelm.situation.load import load_world
from bluehelm.situation.months import months_svg
from bluehelm_grading.world_notebook import world_notebook

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted(ROOT.glob("modules/*/scenario.yaml"))
MONTHS = {  # the brief, section 1.4, in its order
    "SC00": (14, 14), "SC01": (14, 14), "SC02": (14, 14), "SC03": (15, 15), "SC05": (17, 17),
    "SC06": (18, 18), "SC07": (18, 18), "SC08": (19, 19), "SC04": (19, 24), "SC09": (20, 20),
    "SC10": (22, 22), "SC11": (23, 23), "SC12": (26, 26),
}  # fmt: skip


@pytest.fixture(scope="module")
def text() -> str:
    """All text of the page."""
    return "\n".join(cell.source for cell in world_notebook().cells if cell.cell_type == "markdown")


def test_the_story_plays_in_the_months_of_the_brief() -> None:
    """Thirteen scenarios, in the order in which a campaign plays them."""
    assert [(one.scenario, one.months) for one in story().timeline] == list(MONTHS.items())


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.parent.name)
def test_each_scenario_stands_in_the_story_as_it_calls_itself(path: Path) -> None:
    """The story names the scenario of each module as its file does, and the folder that it is in."""
    scenario = load_scenario(path)
    chapter = story().chapter(scenario.id)
    assert chapter is not None
    assert chapter.title == scenario.title.replace("'", "’")
    assert chapter.module == path.parent.name


def test_the_page_says_that_all_is_invented_before_anything_else(text: str) -> None:
    """Nobody can take Kelmora for a real place."""
    assert text.split("\n\n")[1].startswith("All of this is invented")


def test_the_page_names_all_provinces_parties_posts_and_scenarios(text: str) -> None:
    """What the story holds stands on the page."""
    told, world = story(), load_world()
    names = [*(one.name for one in world.provinces.values()), *(one.title for one in told.timeline)]
    names += [actor.name for group in told.parties for actor in group.actors]
    names += [member.post for member in told.mission.team] + list(told.mission.mandate)
    assert [name for name in names if name not in text] == []


def test_short_forms_and_posts_are_those_of_the_glossary(text: str) -> None:
    """A short form of a party means the same in the glossary; a link to a post leads to its word."""
    glossary = load()
    ids = {entry.id for entry in glossary}
    anchors = re.findall(r"glossary\.ipynb#word-([a-z-]+)", text)
    assert len(anchors) == 7
    assert set(anchors) <= ids
    for group in story().parties:
        for actor in group.actors:
            entry = glossary.find(actor.short) if actor.short and " " not in actor.short else None
            if entry:
                assert entry.full == actor.name.strip("“”")


def test_pictures_travel_in_the_page_and_say_in_words_what_they_show(text: str) -> None:
    """Map and months are drawings inside the page; their words name every road, scenario and month."""
    pictures = re.findall(
        r'<img class="bh-picture" alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)">', text
    )
    assert len(pictures) == 2
    for _, data in pictures:
        ElementTree.fromstring(b64decode(data))
    assert "Vaelin to Korvu, 64 km" in pictures[0][0]
    assert "Months 19 to 24: The ballot and the bargain." in pictures[1][0]


def test_titles_stay_inside_the_drawing_of_the_months() -> None:
    """No title leaves the drawing on the side where it grows (7 px a letter is wider than any font here)."""
    drawn = ElementTree.fromstring(months_svg(story().timeline))
    labels = [one for one in drawn.iter("{http://www.w3.org/2000/svg}text") if one.get("stroke")]
    assert len(labels) == len(MONTHS)
    for one in labels:
        x, length = float(one.get("x") or 0), 7.0 * len(one.text or "")
        inside = (x - length > 0) if one.get("text-anchor") == "end" else (x + length < 320)
        assert inside, one.text
