"""What the titles and words of the charts of module 01 claim is what their data say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m01 import guidance, rotations, squares, ways
from bluehelm.scenario import load_scenario
from bluehelm.sources import check

MODULE = Path(__file__).parents[2] / "modules" / "01_essence_of_leadership"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_each_document_is_a_square():
    """The counts of the sources are drawn one by one, and the year of the title is that of the data."""
    counts = rows("guidance.csv")
    assert squares.counted(counts) == [200, 170, 23, 70, 40]
    assert [str(r["as_of"]) for r in counts if r["drawn"] in (23, 70)] == ["2017", "2017"]
    assert "23" in guidance.TITLE


def test_a_square_stands_for_two_thousand():
    """200,000 rotations fill a hundred squares, and 20,000 staff ten, as the words say."""
    numbers = rows("rotations.csv")
    assert squares.counted(numbers, rotations.EACH) == [100, 10]
    assert "fill 100 squares" in rotations.describe(numbers)
    assert "fill ten" in rotations.describe(numbers)


def test_panels_do_not_overlap():
    """Each panel begins below the last row of squares of the one before it."""
    counts = rows("guidance.csv")
    tops = squares.tops(counts)
    for panel, (top, end) in enumerate(pairwise(tops)):
        here = [s["y"] for s in squares.placed(counts) if s["panel"] == panel]
        assert top < min(here)
        assert max(here) < end


def test_every_number_has_a_place_in_a_source():
    """Each number of the real charts names its source, and the source has that place."""
    for name in ("guidance.csv", "rotations.csv"):
        assert [check(f"[{row['cites']}]") for row in rows(name)] == [[] for _ in rows(name)]


def test_courage_alone_and_caution_alone_do_what_the_title_says():
    """Courage alone wins credibility and loses safety and unity; for caution alone each sign is the other."""
    found = rows("one_pole_ways.csv")
    for gauge, sign in {"CRE": 1, "SAF": -1, "UNI": -1}.items():
        assert sign * ways.change(found, "Always courage", gauge) > 2
        assert sign * ways.change(found, "Always caution", gauge) < -2


def test_every_end_is_inside_the_axis():
    """No mean lies outside the part of the scale that is drawn, and each pair has its two ends."""
    found = ways.ways(rows("one_pole_ways.csv"))
    assert all(30 < row["after"] < 80 for row in found)
    assert {row["end"] for row in found} == {"Always caution (or smooth)", "Always courage (or values)"}
    assert len(ways.pairs(found)) == 2 * len(ways.NAMES)


def test_gauges_are_those_of_the_scenario():
    """The starts of the chart are those of SC01."""
    gauges = load_scenario(MODULE / "scenario.yaml").gauges
    assert {(r["gauge"], r["before"]) for r in rows("one_pole_ways.csv")} == {
        (name, gauges[name].start) for name in ways.NAMES
    }
