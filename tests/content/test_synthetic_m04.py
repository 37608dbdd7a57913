"""The invented data of module 04: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from statistics import mean

import pytest

from bluehelm_grading.synthetic.m04 import PROVINCES, files
from bluehelm_grading.synthetic.tables import WEAK_LINES


@pytest.fixture(scope="module")
def made():
    """The files that the script makes, as text."""
    return files()


def read(made, name):
    """Read one generated file as rows of text."""
    return list(csv.DictReader(io.StringIO(made[name])))


def scores(made, level, province):
    """Return the scores of a level in a province that were reported."""
    found = [r for r in read(made, "consent.csv") if (r["level"], r["province"]) == (level, province)]
    return [int(r["score"]) for r in found if r["reported"] == "1"]


def test_consent_moves_as_the_brief_says(made):
    """The capital warms slowly, the villages of Lake cool after month 17 (D03)."""
    capital, villages = scores(made, "national", "all"), scores(made, "local", "Lake")
    assert mean(capital[-5:]) > mean(capital[:10]) > 60
    assert mean(villages[:10]) - mean(villages[-5:]) > 8


def test_missing_reports_come_from_weak_lines_only(made):
    """Some reports of Lake and Drylands are missing, and none of them has a score."""
    missing = [r for r in read(made, "consent.csv") if r["reported"] == "0"]
    assert missing
    assert {r["province"] for r in missing} <= set(WEAK_LINES) < set(PROVINCES)
    assert {r["score"] for r in missing} == {""}


def test_the_four_conditions_start_from_the_facts_of_the_scenario(made):
    """40 and 68 per cent in camps, the first reading and the end of the money are those of SC04."""
    at = {(r["condition"], int(r["week"])): int(r["value"]) for r in read(made, "promises.csv")}
    assert (at["camps", -20], at["camps", -5]) == (40, 68)
    assert (at["law", -6], at["law", -5]) == (0, 1)
    assert (at["money", 4], at["money", 5]) == (1, 0)


def test_sixty_whole_plays(made):
    """Each demo play begins at the first decision and has an ending of the scenario."""
    plays = read(made, "demo_plays.csv")
    assert {int(r["run_id"]) for r in plays} == set(range(1, 61))
    assert [r["scene"] for r in plays].count("D1") == 60
    assert {r["ending"] for r in plays} <= {f"END-{n}" for n in range(7)}
