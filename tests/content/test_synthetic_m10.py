"""The invented data of module 10: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from bluehelm.charts.m10.risk_register import BUDGET_USD
from bluehelm_grading.synthetic.m10 import LAST_MONTH, RATES, files
from bluehelm_grading.synthetic.tables import WEAK_LINES


def read(name):
    """Read one generated file as rows of text."""
    return list(csv.DictReader(io.StringIO(files()[name])))


def test_the_register_keeps_the_assumptions():
    """24 threats from 1 to 5; measures for 1.9 million where 0.6 is there; two change nothing (D07)."""
    rows = read("risk_register.csv")
    numbers = ("likelihood", "impact", "likelihood_after", "impact_after")
    assert {int(row[name]) for row in rows for name in numbers} <= {1, 2, 3, 4, 5}
    assert len(rows) == 24
    assert (sum(int(row["cost_usd"]) for row in rows), BUDGET_USD) == (1_900_000, 600_000)
    same = [r for r in rows if (r[numbers[0]], r[numbers[1]]) == (r[numbers[2]], r[numbers[3]])]
    assert len(same) == 2


def test_no_measure_makes_a_threat_worse():
    """A measure lowers a number or leaves it."""
    for row in read("risk_register.csv"):
        assert int(row["likelihood_after"]) <= int(row["likelihood"])
        assert int(row["impact_after"]) <= int(row["impact"])


def test_the_five_activities_of_the_scenario_and_seven_others():
    """Twelve activities, the five of SC10 among them, with a need from 0 to 100 (D18)."""
    needs = {row["activity"]: int(row["need"]) for row in read("activities_drylands.csv")}
    five = {"Vaccination", "Food delivery", "Voter registration", "Disarmament info", "Market survey"}
    assert len(needs) == 12
    assert five <= needs.keys()
    assert all(0 <= need <= 100 for need in needs.values())


@pytest.mark.parametrize(("province", "rate"), [*RATES.items()])
def test_incidents_come_at_the_rate_of_their_province(province, rate):
    """Over the months the number of incidents lies within 20 % of what the brief assumes (D02)."""
    count = Counter(row["province"] for row in read("incidents.csv") if row["reported"] == "1")
    peak = rate * 0.6 * 3 if province == "Lake" else 0
    assert count[province] == pytest.approx(rate * LAST_MONTH + peak, rel=0.2)


def test_a_third_of_the_actors_is_unknown():
    """About 35 % of incidents have no known actor, and bombs are laid in the Drylands only (D02)."""
    rows = [row for row in read("incidents.csv") if row["reported"] == "1"]
    assert sum(r["actor"] == "unknown" for r in rows) / len(rows) == pytest.approx(0.35, abs=0.05)
    assert {r["province"] for r in rows if r["type"] == "IED"} == {"Drylands"}


def test_missing_reports_come_from_weak_lines_and_hold_nothing():
    """A weekly report that never came holds no incident and no zero."""
    missing = [row for row in read("incidents.csv") if row["reported"] == "0"]
    assert {row["province"] for row in missing} == set(WEAK_LINES)
    assert {row["type"] + row["actor"] + row["victims_f"] + row["victims_m"] for row in missing} == {""}
