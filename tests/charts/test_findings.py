"""What the titles and words of figures claim is what their data say."""

from __future__ import annotations

from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m09 import limits, minimums, rotation, two_sites

DATA = Path(__file__).parents[2] / "modules" / "09_crisis_management" / "data"


def rows(name):
    """Read one data file of the module."""
    return read_rows(DATA / name)


def test_eleven_of_eighteen_units_have_not_drilled():
    """The title of the rotation chart counts right, and the company at Korvu is among them."""
    drills = rows("rotation_drills.csv")
    assert (len(rotation.undrilled(drills)), len(rotation.ordered(drills))) == (11, 18)
    assert "Korvu company" in rotation.undrilled(drills)


def test_two_of_four_minimums_are_met_in_year_1():
    """The title of the calendar counts right for both years."""
    verdicts = minimums.verdict_rows(rows("yearly_minimums.csv"), rows("exercise_log.csv"))
    met = [v["year"] for v in verdicts if v["verdict"].endswith("met")]
    assert met == [1, 1]


def test_the_last_exercise_lies_fourteen_months_back():
    """Exercise M09-E1 says that the last exercise was 14 months ago; the scenario plays in month 20."""
    assert minimums.NOW_MONTH - max(e["month"] for e in rows("exercise_log.csv")) == 14


def test_two_undeclared_limits_are_found_and_the_lake_is_not_asked():
    """The title of the limits chart counts right."""
    units = rows("force_limits.csv")
    states = [limits.state_of(u) for u in units]
    assert states.count("! Undeclared limit") == 2
    assert {u["province"] for u in units if limits.state_of(u) == "? Not asked"} == {"Lake"}


def test_the_chart_does_not_give_the_scenario_away():
    """Limits that nobody has asked for stay out of chart and table: the scenario brings them."""
    units = rows("force_limits.csv")
    hidden = {u["undeclared_limit"] for u in units if not u["asked_month"] and u["undeclared_limit"]}
    shown = str(limits.draw(units).to_dict()) + str(limits.tabulate(units))
    assert len(hidden) == 2
    assert not [text for text in hidden if text in shown]


def test_four_of_six_numbers_of_the_real_case_are_open():
    """The title of the two sites counts right, and Korvu is about half as large."""
    sites = rows("two_sites.csv")
    real = [r["value"] for r in sites if r["badge"] == "REAL"]
    assert (real.count(""), len(real)) == (4, 6)
    assert sites[1]["value"] / sites[0]["value"] == 0.54


def test_bars_start_at_zero_and_compare_inside_a_row():
    """Each share is its number over the larger one of its row."""
    bars = [b for b in two_sites.placed(rows("two_sites.csv")) if b["kind"] == "known"]
    assert [round(b["share"], 2) for b in bars[:4]] == [1, 0.54, 1, 0.75]
