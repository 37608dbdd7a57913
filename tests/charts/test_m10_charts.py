"""What the titles and words of module 10's figures claim is what their data say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m10 import measures, reports, risk_register, waiting
from bluehelm.charts.renderer import spec

DATA = Path(__file__).parents[2] / "modules" / "10_security_management" / "data"


@pytest.fixture
def register():
    """The risk register."""
    return read_rows(DATA / "risk_register.csv")


@pytest.fixture
def incidents():
    """The incidents and the gaps in their reports."""
    return read_rows(DATA / "incidents.csv")


@pytest.fixture
def activities():
    """The activities that ask for the road."""
    return read_rows(DATA / "activities_drylands.csv")


def test_the_register_costs_three_times_the_money(register):
    """All 24 measures cost three times the budget, rounded, and two of them change neither number."""
    whole = sum(row["cost_usd"] for row in register)
    assert (len(register), round(whole / risk_register.BUDGET_USD)) == (24, 3)
    assert risk_register.idle(register) == ["R01", "R18"]


def test_the_two_idle_measures_are_to_be_found(register):
    """Neither title nor words name the measures that change nothing; the table lets a reader find them."""
    told = risk_register.TITLE + risk_register.describe(register)
    assert "wall" not in told
    assert "manual" not in told
    same = [row for row in risk_register.tabulate(register).rows if row[2] == row[5]]
    assert [row[0][:3] for row in same] == ["R01", "R18"]


def test_the_bomb_is_the_highest_before_and_after(register):
    """The words of the register name one threat as highest both times, and it stands alone there."""
    for when in (risk_register.BEFORE, risk_register.AFTER):
        scores = [risk_register.score(row, when) for row in register]
        highest = [r["threat"] for r, s in zip(register, scores, strict=True) if s == max(scores)]
        assert highest == [measures.BOMB]


def test_no_two_threats_stand_on_one_place(register):
    """Up to four threats share a square, each on its own place inside it."""
    for view in (risk_register.BEFORE, risk_register.AFTER):
        spots = [(p["x"], p["y"]) for p in risk_register.places(register) if p["view"] == view]
        assert len(set(spots)) == len(register)


def test_a_third_of_the_money_brings_two_thirds_of_the_gain(register):
    """The budget is a third of the cost of all measures, and buys 60 of 90 points in the better order."""
    assert round(risk_register.BUDGET_USD / sum(r["cost_usd"] for r in register), 1) == 0.3
    won = {order: measures.bought(register, order) for order in measures.ORDERS}
    points = {order: sum(map(measures.gain, rows)) for order, rows in won.items()}
    assert points == {measures.CHEAP: 60, measures.DEAR: 4}
    assert sum(map(measures.gain, register)) == 90


def test_the_better_order_leaves_the_bombs_on_the_road(register):
    """What the budget buys in the better order does not make bombs on the road less likely."""
    bought = {row["threat"] for row in measures.bought(register, measures.CHEAP)}
    assert measures.BOMB not in bought
    (bomb,) = (row for row in register if row["threat"] == measures.BOMB)
    assert bomb["likelihood_after"] < bomb["likelihood"]


def test_the_ring_on_the_line_stands_where_the_budget_ends(register):
    """The last step within the budget has the points that the words tell."""
    within = [s for s in measures.steps(register) if s["spent"] <= 600 and s["order"] == measures.CHEAP]
    assert max(s["points"] for s in within) == 60


def test_two_of_twelve_activities_come_too_late(activities):
    """A road that is closed for two weeks makes two of twelve activities too late."""
    assert len(activities) == 12
    assert waiting.late(activities) == ["Vaccination", "Food delivery"]
    assert waiting.late(activities, closed_weeks=0) == []


def test_how_critical_an_activity_is_stays_out(activities):
    """The level of an activity is for exercise 5 to find: no column of the published file holds it."""
    assert {"E", "I", "W"}.isdisjoint(str(value) for row in activities for value in row.values())


def test_bombs_stand_only_in_reports_from_the_drylands(incidents):
    """All roadside bombs are reported from the Drylands, where four weekly reports never came."""
    bombs = reports.bombs(incidents)
    assert [p for p, count in bombs.items() if count] == ["Drylands"]
    assert [reports.gaps(incidents, p) for p in reports.PROVINCES] == [0, 0, 0, 2, 4]


def test_a_gap_is_grey_and_never_zero(incidents):
    """Months with a gap are marked, and their number is called too low."""
    marked = [t for t in reports.tiles(incidents) if t["missing"]]
    assert {(t["province"], t["said"]) for t in marked} == {
        ("Lake", "1 missing: the number is too low"),
        ("Drylands", "1 missing: the number is too low"),
    }
    assert len(marked) == 12
    layers = spec(reports.draw(incidents))["layer"]
    assert layers[1]["mark"]["fill"] == "#b9c0c7"


def test_two_bombs_in_two_months(incidents):
    """Exercise M10-E3 says that two bombs went off in the last two months before the scenario."""
    last = reports.counted(incidents, reports.BOMBS)
    assert last["Drylands", 20] + last["Drylands", 21] == 2
