"""The invented data of module 09: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io

from bluehelm_grading.synthetic.m09 import files
from bluehelm_grading.synthetic.tables import WEAK_LINES


def read(name):
    """Read one generated file as rows of text."""
    return list(csv.DictReader(io.StringIO(files()[name])))


def test_eighteen_units_four_with_undeclared_limits():
    """Seven formed police units and eleven military ones; four limits were not declared (D08)."""
    units = read("force_limits.csv")
    assert [u["kind"] for u in units].count("police") == 7
    assert [u["kind"] for u in units].count("military") == 11
    assert sum(1 for u in units if u["undeclared_limit"]) == 4


def test_half_of_the_people_rotate_in_months_12_and_18():
    """Rotation is about half of each unit in two months and none in the others (D13)."""
    rotated = {(r["month"], r["rotated_pct"]) for r in read("rotation_drills.csv") if r["reported"] == "1"}
    assert {month for month, share in rotated if share != "0"} == {"12", "18"}
    assert all(46 <= int(share) <= 54 for _, share in rotated if share != "0")


def test_missing_reports_come_from_weak_lines_only():
    """Reports are missing in Lake and Drylands, and a missing report holds no drill and no zero."""
    provinces = {u["unit"]: u["province"] for u in read("force_limits.csv")}
    missing = [r for r in read("rotation_drills.csv") if r["reported"] == "0"]
    assert missing
    assert {provinces[r["unit"]] for r in missing} <= set(WEAK_LINES)
    assert {r["drill_type"] + r["aar"] + r["rotated_pct"] for r in missing} == {""}


def test_no_more_findings_are_closed_than_there_are():
    """Closed findings stay within the findings of a review."""
    drills = [r for r in read("rotation_drills.csv") if r["drill_type"]]
    assert all(int(r["closed"]) <= int(r["findings"]) for r in drills)
    assert 0.30 <= sum(r["aar"] == "0" for r in drills) / len(drills) <= 0.50
