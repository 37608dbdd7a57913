"""What the titles and words of the charts of module 07 claim is what their data say."""

from __future__ import annotations

from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m07 import outputs_and_impact, reporting_gaps, salt_price

MODULE = Path(__file__).parents[2] / "modules" / "07_integrated_planning"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_salt_warns_of_11_of_14_attacks_with_two_false_alarms():
    """The alarm of the title warns of 11 attacks, misses 3, is false twice; prices there are about double."""
    prices = rows("salt_price.csv")
    assert salt_price.verdict(prices) == (11, 3, 2)
    assert min(row["price"] for row in prices if row["price"] >= salt_price.ALARM) >= 180
    assert max(row["price"] for row in prices) <= 220


def test_a_lower_alarm_is_false_more_often():
    """What the words say of an alarm at 110: many more false alarms, for one attack more."""
    warned, _, idle = salt_price.verdict(rows("salt_price.csv"), 110)
    assert warned == 12
    assert idle >= 10
    assert "for 1 more attack." in salt_price.describe(rows("salt_price.csv"))


def test_two_reports_never_came_after_weeks_with_six_or_more():
    """The title counts right, and a missing report is never drawn as zero."""
    reports = rows("reports.csv")
    gaps = reporting_gaps.gaps(reports)
    assert {(one["province"], one["week"]) for one in gaps} == {("Lake", 47), ("Drylands", 11)}
    assert min(one["before"] for one in gaps) >= 6
    shades = {(one["province"], one["week"]): one["step"] for one in reporting_gaps.tiles(reports)}
    assert {shades[one["province"], one["week"]] for one in gaps} == {"No report"}
    assert list(shades.values()).count("No report") == 2


def test_the_table_counts_no_gap_as_zero():
    """Weeks with zero and reports that never came stand in different columns."""
    table = reporting_gaps.tabulate(rows("reports.csv"))
    never = {line[0]: line[4] for line in table.rows}
    assert never == {"Coast": "0", "Midlands": "0", "Highlands": "0", "Lake": "1", "Drylands": "1"}


def test_nine_tenths_are_done_and_three_outcomes_hardly_change():
    """For all outcomes nine tenths are done; three are within a tenth of where they began, two moved."""
    ends = outputs_and_impact.last(rows("cpas.csv"))
    assert len(ends) == 5
    assert all(work >= 90 for work, _ in ends.values())
    changes = [way for _, way in ends.values()]
    assert changes == sorted(changes, reverse=True)
    assert [abs(way) <= 10 for way in changes] == [False, False, True, True, True]
    assert min(changes[:2]) >= 60


def test_each_quarter_can_be_shown():
    """The slider finds ten bars in each of six quarters."""
    shown = outputs_and_impact.bars(rows("cpas.csv"))
    assert [sum(one["quarter"] == quarter for one in shown) for quarter in range(1, 7)] == [10] * 6
