"""The invented data of module 06: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from collections import Counter

from bluehelm_grading.synthetic import m10
from bluehelm_grading.synthetic.incidents import UNKNOWN_ACTOR_SHARE, USUAL
from bluehelm_grading.synthetic.m06 import files
from bluehelm_grading.synthetic.tables import WEAK_LINES


def test_incidents_follow_the_assumptions():
    """Numbers lie near those of the brief; bombs in Drylands only, missing reports on weak lines only."""
    incidents = list(csv.DictReader(io.StringIO(files()["incidents.csv"])))
    counts = Counter(r["province"] for r in incidents)
    assert all(abs(counts[p] / 6 - usual) <= 3 * (usual / 6) ** 0.5 for p, usual in USUAL.items())
    assert {r["province"] for r in incidents if r["type"] == "IED"} == {"Drylands"}
    missing = [r for r in incidents if r["reported"] == "0"]
    assert missing
    assert {r["province"] for r in missing} <= set(WEAK_LINES)
    assert {r["type"] + r["actor"] + r["known_by"] + r["victims_f"] for r in missing} == {""}
    unknown = sum(r["actor"] == "unknown" for r in incidents) / len(incidents)
    assert abs(unknown - UNKNOWN_ACTOR_SHARE) < 0.08


def test_incidents_are_those_of_module_10():
    """One country has one past: months 13 to 18 are the same in both modules; here we learn who knew."""
    past = csv.DictReader(io.StringIO(m10.files()["incidents.csv"]))
    mine = list(csv.DictReader(io.StringIO(files()["incidents.csv"])))
    shown = [{name: value for name, value in r.items() if name != "known_by"} for r in mine]
    assert shown == [r for r in past if "2023-09-01" <= r["date"] < "2024-03-01"]
