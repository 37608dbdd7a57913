"""What the search looks through: each place is there, nothing is told too early, and it stays small."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from bluehelm.exercise import load_exercise
from bluehelm.glossary import load
from bluehelm.scenario import load_scenario
from bluehelm.search import documents, index
from bluehelm.search.documents import anchor
from bluehelm.site.search import SearchIndex

ROOT = Path(__file__).parents[2]
PLACES = documents(ROOT)
MODULES = sorted(ROOT.glob("modules/[0-9][0-9]_*"))
LARGEST = 90_000  # bytes on the wire: three seconds on 256 kbit/s
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def anchors(page: Path) -> set[str]:
    """Return the places in a notebook that a link can lead to."""
    cells = json.loads(page.read_bytes())["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    headings = {heading.strip().replace(" ", "-") for heading in HEADING.findall(text)}
    return headings | set(re.findall(r'id="([^"]+)"', text))


@pytest.mark.parametrize("page", sorted({place.link.split("#")[0] for place in PLACES}))
def test_each_place_is_there(page: str) -> None:
    """Every link leads to a page of the course, and to a heading or a word that stands on it."""
    there = anchors(ROOT / "modules" / page)
    links = {unquote(place.link.split("#")[1]) for place in PLACES if place.link.startswith(f"{page}#")}
    assert links - there == set()


def test_all_sections_scenarios_exercises_words_and_parties_are_found() -> None:
    """Each module has its sections and its scenario, each exercise its items; the glossary is whole."""
    kinds = {
        kind: [place for place in PLACES if place.kind == kind] for kind in ("Scenario", "Exercise", "Word")
    }
    assert {place.title for place in kinds["Scenario"]} == {
        load_scenario(folder / "scenario.yaml").title for folder in MODULES
    }
    items = [json.loads(path.read_bytes())["items"] for path in ROOT.glob("exercises/*/exercise.json")]
    assert len(kinds["Exercise"]) == sum(map(len, items))
    assert len(kinds["Word"]) == len(load().entries)
    for folder in MODULES:
        assert sum(place.link.startswith(folder.name) for place in PLACES) > 5


@pytest.mark.parametrize("folder", MODULES, ids=lambda folder: folder.name)
def test_nothing_is_told_too_early(folder: Path) -> None:
    """Neither outcomes and endings of a scenario, nor keys and feedback of exercises stand in the index."""
    told = index(ROOT).decode()
    scenario = load_scenario(folder / "scenario.yaml")
    later = [choice.outcome for scene in scenario.scenes.values() for choice in scene.choices.values()]
    later += [choice.why for scene in scenario.scenes.values() for choice in scene.choices.values()]
    later += [ending.text for ending in scenario.endings] + [event.text for event in scenario.events.values()]
    slug = folder.name.split("_", 1)[1]
    exercise = load_exercise(ROOT / "solutions" / slug / "exercise.yaml")
    later += [item.reflect for item in exercise.items if item.reflect]
    assert [
        text for text in later if len(text) > 30 and json.dumps(text, ensure_ascii=False)[1:-1] in told
    ] == []
    assert [one for one in scenario.endings if f'"{one.title}"' in told] == []


def test_the_index_is_small_on_the_wire() -> None:
    """A weak line carries it in a few seconds, once."""
    assert len(gzip.compress(index(ROOT), 9)) < LARGEST


def test_text_is_plain_and_names_no_source() -> None:
    """A line of context has neither marks nor citations nor code."""
    odd = [place for place in PLACES if re.search(r"\[S\d|\*\*|```|<[a-z]|\|", place.text)]
    assert [place.link for place in odd] == []


def test_files_that_cannot_be_read_are_left_out(tmp_path: Path) -> None:
    """A broken scenario or exercise takes only itself out of the search."""
    folder = tmp_path / "modules" / "06_integrated_missions"
    shutil.copytree(ROOT / "modules" / folder.name, folder)
    (folder / "scenario.yaml").write_text("title: [")
    (tmp_path / "exercises" / "integrated_missions").mkdir(parents=True)
    (tmp_path / "exercises" / "integrated_missions" / "exercise.json").write_text("{")
    kinds = [place.kind for place in documents(tmp_path)]
    assert "Scenario" not in kinds
    assert "Exercise" not in kinds
    assert kinds.count("Module") > 5


def test_the_index_is_made_anew_only_after_a_change(tmp_path: Path) -> None:
    """The server makes it once, and again when a text has changed."""
    folder = tmp_path / "modules" / "06_x"
    folder.mkdir(parents=True)
    (folder / "module.md").write_text("# One\n\n## Gate\n\nText.\n")
    kept = SearchIndex(tmp_path)
    first = kept.packed()
    assert kept.packed() is first
    (folder / "module.md").write_text("# One\n\n## Another heading\n\nText.\n")
    assert b"Another heading" in kept.packed().plain


def test_an_anchor_is_that_of_the_page() -> None:
    """Question marks and quotes in a heading do not break the link."""
    assert anchor("Where should we sit?") == "Where-should-we-sit%3F"
    assert anchor("Play: Korvu gate") == "Play:-Korvu-gate"
    assert unquote(anchor("A “b” & c")) == "A-“b”-&-c"
