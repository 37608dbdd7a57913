"""What the titles and words of the charts of module 11 claim is what their data say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m11 import home_and_away, returns_and_target, six_voices

MODULE = Path(__file__).parents[2] / "modules" / "11_headquarters_and_partners"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_six_leaders_gave_six_figures_and_then_one():
    """The title counts right, and the one figure is that of the returns."""
    told = rows("told.csv")
    assert len(told) == len(six_voices.figures(told, "before")) == 6
    assert six_voices.figures(told, "after") == {round(returns_and_target.percent(rows("returns.csv")))}
    assert len(six_voices.points(told)) == 12


def test_returns_stand_at_38_per_cent_of_the_target():
    """The title on returns is exact for the last month, and both numbers only grow."""
    returns = rows("returns.csv")
    assert returns[-1]["month"] == 23
    assert returns_and_target.percent(returns) == pytest.approx(38)
    for key in ("target", "returned"):
        assert [row[key] for row in returns] == sorted(row[key] for row in returns)


def test_27_000_fled_in_month_20_nearly_as_many_as_returned_in_18_months():
    """The title names place, month and number of the peak, and compares it with the sum of returns."""
    people = rows("displacement.csv")
    peak = home_and_away.peak(people)
    assert (peak["province"], peak["month"], peak["new"]) == ("Lake", 20, 27_000)
    returned = home_and_away.returned(people, "Midlands", 6)
    assert returned == rows("returns.csv")[-1]["returned"]
    assert 0.9 < peak["new"] / returned < 1
    assert len({row["month"] for row in people if row["month"] >= 6}) == 18


def test_a_month_without_a_report_is_marked_and_not_drawn_as_zero():
    """Reports that never came have a mark of their own and no bars."""
    people = rows("displacement.csv")
    gaps = {(m["province"], m["month"]) for m in home_and_away.missing(people)}
    drawn = {(b["province"], b["month"]) for b in home_and_away.bars(people)}
    assert gaps
    assert not gaps & drawn
    assert len(gaps) + len(drawn) == len(people) == 5 * 23
    assert {row["province"] for row in people} == set(home_and_away.PROVINCES)
