"""The invented data of module 02: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

from bluehelm_grading.synthetic.m02 import ASKED_FOR, HOURS_A_MACHINE, files


def read(name):
    """Read one generated file as rows of text."""
    return list(csv.DictReader(io.StringIO(files()[name])))


def test_requests_are_1_7_times_what_can_fly():
    """Over all weeks requests are near 1.7 times the capacity, a fifth of them for the wounded (D09)."""
    flights = read("flights.csv")
    capacity = sum(int(r["aircraft_ok"]) * HOURS_A_MACHINE for r in flights if r["task"] == "Supply")
    asked = sum(int(r["hours_requested"]) for r in flights)
    wounded = sum(int(r["hours_requested"]) for r in flights if r["task"] == "Ready for wounded")
    assert abs(asked / capacity - ASKED_FOR) < 0.05
    assert abs(wounded / asked - 0.20) < 0.02


def test_no_hour_is_flown_that_nobody_asked_for_or_that_no_machine_has():
    """Each week flies all the hours that its helicopters have, and no task more than was asked."""
    by_week = defaultdict(list)
    for row in read("flights.csv"):
        assert int(row["hours_flown"]) <= int(row["hours_requested"])
        by_week[row["week"]].append(row)
    for rows in by_week.values():
        capacity = int(rows[0]["aircraft_ok"]) * HOURS_A_MACHINE
        assert sum(int(r["hours_flown"]) for r in rows) == capacity


def test_six_teams_of_seven_answer_each_week():
    """Each of six teams has seven seats and sixteen weeks, and answers from 1 to 7 (D14)."""
    pulse = read("team_pulse.csv")
    assert len({(r["team"], r["week"], r["seat"]) for r in pulse}) == len(pulse) == 6 * 16 * 7
    assert {int(r[name]) for r in pulse for name in ("trust", "role_clarity", "voice")} <= set(range(1, 8))


def test_every_patrol_starts_within_a_day():
    """Hours of start lie within a day, and no unit has two patrols on one day (D08)."""
    patrols = read("patrols.csv")
    assert all(0 <= float(r["start_hour"]) < 24 for r in patrols)
    assert len({(r["unit"], r["day"]) for r in patrols}) == len(patrols)
