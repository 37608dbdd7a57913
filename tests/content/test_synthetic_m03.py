"""The invented data of module 03: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from collections import Counter

from bluehelm_grading.synthetic import m10
from bluehelm_grading.synthetic.incidents import UNKNOWN_ACTOR_SHARE, USUAL
from bluehelm_grading.synthetic.m03 import LATE_MONTHS, MONTHS, PLEDGED, RECEIVED, files
from bluehelm_grading.synthetic.tables import WEAK_LINES


def test_incidents_follow_the_assumptions():
    """Numbers lie near those of the brief; bombs in Drylands only, missing reports on weak lines only."""
    incidents = list(csv.DictReader(io.StringIO(files()["incidents.csv"])))
    counts = Counter(r["province"] for r in incidents)
    assert all(abs(counts[p] / MONTHS - n) <= 3 * (n / MONTHS) ** 0.5 for p, n in USUAL.items())
    assert {r["province"] for r in incidents if r["type"] == "IED"} == {"Drylands"}
    missing = [r for r in incidents if r["reported"] == "0"]
    assert missing
    assert {r["province"] for r in missing} <= set(WEAK_LINES)
    assert {r["type"] + r["actor"] + r["victims_f"] + r["victims_m"] for r in missing} == {""}
    unknown = sum(r["actor"] == "unknown" for r in incidents) / len(incidents)
    assert abs(unknown - UNKNOWN_ACTOR_SHARE) < 0.08


def test_incidents_are_those_of_module_10():
    """One country has one past: months 7 to 12 are the same in both modules."""
    past = csv.DictReader(io.StringIO(m10.files()["incidents.csv"]))
    mine = list(csv.DictReader(io.StringIO(files()["incidents.csv"])))
    assert mine == [r for r in past if "2023-03-01" <= r["date"] < "2023-09-01"]


def test_the_fund_has_the_sums_of_the_story():
    """64 million are pledged and 27 come by month 14; money for elections comes three months late."""
    pledged, received = (
        sum(n for line in steps.values() for month, n in line.items() if month <= 14)
        for steps in (PLEDGED, RECEIVED)
    )
    assert (pledged, received) == (64, 27)
    late = {month + LATE_MONTHS: given for month, given in PLEDGED["elections"].items()}
    assert RECEIVED["elections"] == late
