"""The chart of Kelmora over the months: its message, its words and its table are what the plays say."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluehelm.charts.campaign import LEAST, Kind, Point, kelmora, message, span, table, words
from bluehelm.charts.renderer import svg
from bluehelm.kelmora import story

KINDS = [Kind(one.key, one.name, one.baseline) for one in story().gauges]
LEVELS = st.fixed_dictionaries({kind.key: st.integers(0, 100) for kind in KINDS})


def points(*levels: Mapping[str, int]) -> list[Point]:
    """Return plays with these gauges, a month apart."""
    return [Point(f"Play {number}", 14 + number, one) for number, one in enumerate(levels)]


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ({"POC": 51, "RES": 27}, "Protection of civilians rose most (+6), Resources fell most (−23)"),
        ({"POC": 51, "RES": 50}, "Protection of civilians rose most (+6); nothing fell"),
        ({"POC": 45, "RES": 27}, "Resources fell most (−23); nothing rose"),
        ({"POC": 45, "RES": 50}, "Kelmora stands where the story began"),
    ],
)
def test_the_message_is_what_the_plays_say(moved: Mapping[str, int], said: str) -> None:
    """The largest rise and the largest fall against the usual level; no rise or fall is invented."""
    assert message(KINDS, points(moved)).removeprefix("Under your decisions ") == said


def test_a_gauge_stands_where_the_last_play_that_had_it_left_it() -> None:
    """A scenario without a gauge leaves it where it was."""
    told = words(KINDS, points({"POC": 60, "RES": 40}, {"RES": 30}))
    assert "Protection of civilians from 45 to 60" in told
    assert "Resources from 50 to 30" in told
    assert "“Play 0” (month 14), “Play 1” (month 15)" in told


def test_the_table_has_every_gauge_and_every_play() -> None:
    """One row a gauge, one column a play, a dash where the play has no such gauge."""
    found = table(KINDS, points({"POC": 60}, {"RES": 30}))
    assert found.columns == ("Gauge", "Usual level", "Play 0, month 14", "Play 1, month 15")
    assert ("Resources", "50", "–", "30") in found.rows
    assert len(found.rows) == 10


@settings(deadline=None, max_examples=20)
@given(st.lists(LEVELS, min_size=1, max_size=12))
def test_no_line_leaves_its_row(levels: list[dict[str, int]]) -> None:
    """Whatever is played, each dot stands in the row of its gauge, and all rows have one scale."""
    played = points(*levels)
    most = span(KINDS, played)
    assert most >= LEAST
    drawn = kelmora(KINDS, played).to_dict()
    dots = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "line")["data"]
    rows = {kind.name: number for number, kind in enumerate(KINDS)}
    values = dots.get("values") or drawn["datasets"][dots["name"]]
    assert all(rows[dot["gauge"]] + 0.3 < dot["y"] < rows[dot["gauge"]] + 1 for dot in values)


def test_the_chart_is_drawn_by_the_version_of_the_pages() -> None:
    """Vega-Lite 5 draws every name, value and month, also for one play alone."""
    for played in (points({"POC": 60}), points(*({"POC": 40 + n, "RES": 50 - n} for n in range(12)))):
        drawn = svg(kelmora(KINDS, played), 328)
        texts = " ".join(re.findall(r">([^<>]+)</text>", drawn))
        assert "NaN" not in drawn
        assert "Protection of civilians" in texts
        assert all(str(point.month) in texts for point in played)
