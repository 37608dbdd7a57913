"""What the titles and words of the charts of module 05 claim is what their data say."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m05 import record, salt
from bluehelm.charts.renderer import svg

MODULE = Path(__file__).parents[2] / "modules" / "05_human_rights_and_wps"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_state_forces_are_named_in_25_of_51_reports_and_nobody_in_10():
    """The title on the record counts right for Midlands."""
    here = record.named(rows("incidents.csv"), "Midlands")
    assert (here["state"], here["unknown"], here.total()) == (25, 10, 51)


def test_most_reports_of_abuse_come_from_midlands():
    """The words below the chart say of the right province that most reports come from it."""
    reports = rows("incidents.csv")
    sums = {province: record.named(reports, province).total() for province in record.PROVINCES}
    assert max(sums, key=sums.get) == "Midlands"


def test_every_report_is_drawn_once_and_none_that_never_came():
    """The bars of a view hold all of its reports; missing reports are marked and counted nowhere."""
    reports = rows("incidents.csv")
    drawn = Counter()
    for bar in record.bars(reports):
        drawn[bar["view"]] += bar["n"]
    came = [r for r in reports if r["reported"]]
    assert drawn == {record.ALL: len(came), record.ABUSE: sum(r["type"] == "abuse" for r in came)}
    assert {province for province, _ in record.missing(reports)} == {"Lake", "Drylands"}
    marked = [one for one in record.sums(reports) if "?" in one["words"]]
    assert len(marked) == 2 * len(record.missing(reports))  # in both views


def test_parts_of_a_small_bar_stand_on_each_other():
    """Each part begins where the one below it ends, and the first one on the floor of its row."""
    for before, after in pairwise(record.bars(rows("incidents.csv"))):
        same = all(before[key] == after[key] for key in ("view", "province", "month"))
        assert not same or after["from"] == before["to"]
    tops = [bar["to"] - bar["from"] for bar in record.bars(rows("incidents.csv"))]
    assert max(tops) <= 1


def test_salt_jumped_before_11_of_14_attacks_and_twice_for_nothing():
    """The title on salt counts right, and each event of the data is drawn."""
    prices = rows("salt_price.csv")
    assert [salt.count(prices, kind) for kind in (salt.WARNED, salt.SILENT, salt.NOTHING)] == [11, 3, 2]
    assert sum(r["attacks"] for r in prices) == 14


def test_no_price_leaves_its_panel():
    """Lines and marks of one market stay below the next panel, and marks below the line."""
    prices = rows("salt_price.csv")
    for point in salt.points(prices):
        inside = point["y"] % salt._PANEL
        assert inside == point["price"]
        assert inside > salt._MARK_AT + 20


def test_a_screen_reader_hears_sentences_and_no_places_on_the_drawing():
    """Bars and signs are named by what they mean; heights of panels, which look like prices, are not read."""
    names = {"bars": record.draw(rows("incidents.csv")), "signs": salt.draw(rows("salt_price.csv"))}
    said = {key: re.findall('aria-label="([^"]+)"', svg(chart, 340)) for key, chart in names.items()}
    assert "Midlands, month 6, State forces: 2" in said["bars"]
    assert "Odran, week 23: Attack, after a jump; highest price before: 209" in said["signs"]
    assert not [
        name for names in said.values() for name in names if re.search("from:|top:|Price of salt", name)
    ]
