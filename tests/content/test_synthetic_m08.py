"""The invented data of module 08: it keeps to the assumptions of the brief."""

from __future__ import annotations

import csv
import io
from collections import Counter

from bluehelm_grading.synthetic.m08 import ANSWERS, NOISE_SD, files


def rows(name):
    """Read one of the files as the script makes it."""
    return list(csv.DictReader(io.StringIO(files()[name])))


def test_stories_follow_the_assumptions():
    """Of 40 stories each lies near the line, or near nine points where a denial was wrong."""
    stories = rows("rumours.csv")
    assert Counter(r["answer"] for r in stories) == ANSWERS
    for story in stories:
        wrong = story["answer"] == "denial" and story["truth"] != "false"
        expected = -9 if wrong else -0.02 * min(int(story["first_response_min"]), 180)
        assert abs(float(story["trust_change"]) - expected) < 4 * NOISE_SD


def test_groups_asked_are_as_large_as_the_brief_says():
    """Each group has 120 to 400 people, and all groups of each quarter and place were asked."""
    groups = rows("perception_survey.csv")
    assert all(120 <= int(r["n"]) <= 400 for r in groups)
    assert (
        len({(r["quarter"], r["place"], r["sex"], r["age"]) for r in groups}) == 4 * 2 * 2 * 3 == len(groups)
    )


def test_women_feel_safe_less_often():
    """Over all groups women feel safe about six points less often than men."""
    groups = rows("perception_survey.csv")
    women, men = ([int(r["feel_safe"]) for r in groups if r["sex"] == sex] for sex in ("women", "men"))
    assert abs(sum(men) / len(men) - sum(women) / len(women) - 6) < 1.5
