"""The invented data of module 11: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

from bluehelm_grading.synthetic.m11 import DISPLACED, files
from bluehelm_grading.synthetic.tables import WEAK_LINES

ROWS = list(csv.DictReader(io.StringIO(files()["displacement.csv"])))


def test_640_000_people_are_displaced_at_the_start():
    """The provinces add up to the number of the brief."""
    assert sum(DISPLACED.values()) == 640_000


def test_displaced_people_are_those_before_and_new_ones_less_returns():
    """From one reported month to the next, the number of displaced people follows from the two others."""
    for before, after in pairwise(ROWS):
        if before["province"] == after["province"] and before["reported"] == after["reported"] == "1":
            change = int(after["new"]) - int(after["returned"])
            assert int(after["displaced"]) == int(before["displaced"]) + change


def test_only_provinces_on_weak_lines_miss_reports():
    """A missing report leaves its cells empty, and comes from Lake or Drylands."""
    missing = [row for row in ROWS if row["reported"] == "0"]
    assert missing
    assert {row["province"] for row in missing} <= set(WEAK_LINES)
    assert {row["displaced"] + row["returned"] + row["new"] for row in missing} == {""}
