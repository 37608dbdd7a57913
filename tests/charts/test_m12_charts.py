"""What the titles and words of the charts of module 12 claim is what their data say."""

from __future__ import annotations

from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m12 import chairs, lots, pledges
from bluehelm.sources import check

MODULE = Path(__file__).parents[2] / "modules" / "12_stewardship"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_three_pledges_came_in_full_and_four_not_at_all():
    """The title on pledges counts right, and 42 of 100 dollars is the share of all pledges together."""
    found = rows("midlands_pledges.csv")
    words = [one["said"] for one in pledges.bars(found)]
    assert (len(words), words.count("in full"), words.count("nothing")) == (12, 3, 4)
    assert pledges.share_percent(found) == 42
    assert "of 100 dollars, 42 came" in pledges.TITLE


def test_no_pledge_brings_more_than_was_promised():
    """The filled part of a bar never leaves its frame, and the largest pledge stands on top."""
    bars = pledges.bars(rows("midlands_pledges.csv"))
    assert all(0 <= one["received"] <= one["pledged"] for one in bars)
    assert [one["pledged"] for one in bars] == sorted((one["pledged"] for one in bars), reverse=True)


def test_what_never_came_has_no_date():
    """A pledge without money says "not yet" and nothing else does."""
    bars = pledges.bars(rows("midlands_pledges.csv"))
    assert all((one["waited"] == "not yet") == (one["said"] == "nothing") for one in bars)


def test_stock_and_flow_of_women_are_those_of_the_source():
    """The title names the flow and the stock of 2018, and targets are drawn as targets only."""
    found = rows("chairs.csv")
    shares = {(r["group"], str(r["label"])): r["percent"] for r in chairs.bars(found)}
    assert shares == {
        ("serving", "2006"): 2,
        ("serving", "2018"): 38,
        ("appointed", "in 2017"): 54,
        ("appointed", "in 2018"): 60,
    }
    assert [(r["as_of"], r["percent"]) for r in chairs.targets(found)] == [
        ("end of 2017", 30),
        ("end of 2018", 41),
    ]
    assert [check(f"[{r['cites']}]") for r in found] == [[] for _ in found]


def test_groups_of_leaders_stand_apart():
    """No bar of those who serve stands on a line of those who are appointed."""
    lines = [one["line"] for one in chairs.bars(rows("chairs.csv"))]
    assert len(set(lines)) == len(lines)
    assert max(lines[:2]) < 4 < min(lines[2:])


def test_lots_moved_the_upland_share_at_vaelin_only():
    """17 became 45 of 100 dollars where lots were made; where they were not, the share moved by one."""
    found = rows("contracts.csv")
    share = {
        (s, late): lots.percents(found, s, late)["upland_usd"] for s in lots.SITES for late in (False, True)
    }
    assert (share["Vaelin", False], share["Vaelin", True]) == (17, 45)
    assert abs(share["Odran", True] - share["Odran", False]) <= 1
    with_lots = {key for key in share if lots.has_lots(found, *key)}
    assert with_lots == {("Vaelin", True)}


def test_the_two_parts_of_a_bar_fill_it():
    """River and upland shares of each bar add up to 100, and the money to what was paid."""
    found = rows("contracts.csv")
    parts = lots.parts(found)
    assert [a["to"] for a in parts[::2]] == [b["from"] for b in parts[1::2]]
    assert all(a["percent"] + b["percent"] == 100 for a, b in zip(parts[::2], parts[1::2], strict=True))
    assert sum(p["usd"] for p in parts) == sum(r["river_usd"] + r["upland_usd"] for r in found)
