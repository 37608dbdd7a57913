"""The maps of the shipped scenarios: sound, readable at each point of a play, true to the distances."""

from __future__ import annotations

from math import dist
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluehelm.lint import lint_path
from bluehelm.situation import draw, load_situation
from bluehelm.situation.load import load_world, names
from bluehelm.situation.page import picture
from bluehelm.situation.picture import WIDTH, Dot
from bluehelm.situation.placing import overlaps
from bluehelm.situation.svg import symbol
from bluehelm.situation.words import KINDS

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(ROOT.glob("modules/*/map.yaml"))
MAPS = {path.parent.name[:2]: load_situation(path) for path in FILES}
ANY = st.sampled_from(sorted(MAPS)).flatmap(
    lambda key: st.tuples(st.just(MAPS[key]), st.frozensets(st.sampled_from(sorted(names(MAPS[key].map)))))
)
DISTANCES = {  # as the brief's section on the world says
    ("PORT_SAREL", "ODRAN"): 180,
    ("ODRAN", "VAELIN"): 220,
    ("VAELIN", "KORVU"): 64,
    ("ODRAN", "HESK"): 260,
    ("ODRAN", "ASHKEL"): 340,
}


def test_each_core_scenario_has_a_sound_map() -> None:
    """The four core modules have a map, and lint finds nothing in any."""
    assert {"04", "06", "09", "10"} <= MAPS.keys()
    assert [problem for path in FILES for problem in lint_path(path)] == []


def test_the_world_has_the_distances_of_the_brief() -> None:
    """The roads are those of the story, with their lengths in km, and no other."""
    assert {(road.start, road.to): road.km for road in load_world().roads} == DISTANCES


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_no_label_stands_on_another(case: tuple) -> None:
    """Whatever a play knows, no label covers a label or a mark, and none leaves the drawing."""
    situation, known = case
    for view in situation.map.views:
        drawing = picture(view, situation.world, known)
        assert overlaps(drawing.labels, drawing.dots) == []
        assert all(label.box.within(WIDTH, drawing.height) for label in drawing.labels)


@settings(max_examples=60, deadline=None)
@given(ANY)
def test_words_and_table_say_all_that_is_drawn(case: tuple) -> None:
    """Each first line of a label stands in the table and in the words too, and the scale is always said."""
    situation, known = case
    for view, drawn in zip(situation.map.views, draw(situation, known), strict=True):
        named = " ".join(cell for row in drawn.table.rows for cell in row)
        for stroke_label in picture(view, situation.world, known).labels:
            first = stroke_label.lines[0].removesuffix(" by road").split(", km ")[0]
            said = first.removeprefix("km ").split(":")[0]
            assert said in named or first == "100 km"
            assert said in drawn.words or first == "100 km"
        assert "Kelmora is fictional." in drawn.note
        assert "scale" in drawn.note


@pytest.mark.parametrize("key", sorted(MAPS))
def test_the_drawing_is_a_picture_that_needs_nothing(key: str) -> None:
    """Each view is well-formed SVG with a name, on its own white paper, that asks for no other file."""
    for drawn in draw(MAPS[key], names(MAPS[key].map)):
        root = ElementTree.fromstring(drawn.svg)
        assert (root.get("role"), root.get("aria-label")) == ("img", f"Map: {drawn.title}")
        assert root[0].get("fill") == "#ffffff"
        assert "href" not in drawn.svg
        assert "url(" not in drawn.svg


def test_the_roads_of_the_country_are_to_scale() -> None:
    """A pixel stands for the same number of km on each road."""
    situation = MAPS["04"]
    drawing = picture(situation.map.views[0], situation.world, frozenset())
    scales = [
        dist(stroke.start, stroke.end) / road.km
        for stroke, road in zip(drawing.strokes, situation.world.roads, strict=True)
    ]
    assert max(scales) == pytest.approx(min(scales))
    assert drawing.bar is not None
    assert drawing.bar[2] == pytest.approx(100 * scales[0])


def test_each_kind_of_place_has_a_shape_of_its_own() -> None:
    """Without its colours each sign still differs from all others: maps are printed in grey."""
    bare = {symbol(Dot(kind, 10, 10)).split(" fill=")[0].split(" stroke=")[0] for kind in KINDS}
    doubled = symbol(Dot("capital", 10, 10)).count("<circle")
    assert len(bare) == len(KINDS)
    assert doubled == 2


def test_a_map_says_nothing_before_the_play_does() -> None:
    """The bomb at kilometre 171 and a chosen surgical team are on no map before they are in the play."""
    before = " ".join(drawn.svg + drawn.words for drawn in draw(MAPS["10"], frozenset({"D1"})))
    after = " ".join(drawn.svg + drawn.words for drawn in draw(MAPS["10"], frozenset({"D9", "MEDICAL"})))
    for told in ("171", "Surgical team"):
        assert told not in before
        assert told in after
