"""What the titles and words of the charts of module 08 claim is what their data say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m08 import answers, faces, survey
from bluehelm.charts.renderer import spec
from bluehelm.scenario import load_scenario
from bluehelm_grading.synthetic import m08

MODULE = Path(__file__).parents[2] / "modules" / "08_strategic_communication"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_trust_fell_by_8_points_in_odran_and_hardly_elsewhere():
    """The title of the survey counts right, as the words do that round to whole per cent."""
    asked = rows("perception_survey.csv")
    assert round(survey.change(asked, "Odran")) in (-9, -8)
    before, after = (survey.share(asked, "Odran", q)[0] for q in (survey.BEFORE, survey.AFTER))
    assert round(before) - round(after) == 8
    assert -3 < survey.change(asked, "Other towns") <= 0


def test_the_fall_in_odran_is_more_than_chance():
    """The ranges before and after the picture do not meet in Odran, and do elsewhere."""
    points = {
        (p["place"], p["quarter"]): p
        for p in survey.points(rows("perception_survey.csv"))
        if p["group"] == "All"
    }
    odran, others = ([points[place, q] for q in (6, 7)] for place in survey.PLACES)
    assert odran[1]["high"] < odran[0]["low"]
    assert others[1]["high"] > others[0]["low"]


def test_women_and_men_make_all():
    """Those asked in both groups are all who were asked, in each quarter."""
    asked = rows("perception_survey.csv")
    for quarter in survey.QUARTERS:
        both = sum(survey.share(asked, "Odran", quarter, group)[1] for group in survey.GROUPS)
        assert both == survey.share(asked, "Odran", quarter)[1]


def test_an_hour_costs_about_one_point_and_a_wrong_denial_nine():
    """The title on the stories says what the 40 stories say, and what they were made from."""
    stories = rows("rumours.csv")
    assert len(stories) == 40
    assert 0.8 <= answers.an_hour_costs(stories) <= 1.4
    assert round(answers.mean_of(stories, "wrong denial")) == -9


def test_dialogue_wins_back_half_of_the_loss():
    """After two weeks dialogue has won back half, and explanation has not."""
    stories = rows("rumours.csv")
    for answer, kept in (("dialogue", 0.5), ("explanation", 1.0)):
        day = answers.mean_of(stories, answer)
        assert answers.mean_of(stories, answer, "trust_change_2w") / day == pytest.approx(kept, abs=0.1)


def test_the_chart_says_that_its_slope_is_an_assumption():
    """Subtitle, line and sources all say so, and the line drawn is the one that made the data."""
    drawn = answers.FIGURE.draw(MODULE)
    assert "The slope is OUR ASSUMPTION, no finding" in spec(drawn.chart)["title"]["subtitle"]
    assert "our assumption, for teaching" in str(spec(drawn.chart))
    assert "not yet well understood [S2 MDI ¶4]" in drawn.cites
    assert (answers.COST_A_MINUTE, answers.LONGEST_MIN) == (m08.COST_A_MINUTE, m08.LONGEST_MIN)
    assert [point["change"] for point in answers.assumed()] == pytest.approx([0, -3.6, -3.6])


def test_the_market_won_local_trust_in_46_plays_and_the_radio_in_14():
    """The title on the plays counts right."""
    ends = rows("two_kinds_of_trust.csv")
    assert (faces.won(ends, "B", "LOC"), faces.won(ends, "A", "LOC")) == (46, 14)


def test_corners_are_the_endings_of_the_scenario():
    """Titles and the border of the four fields are those of the scenario; each play lies where it ended."""
    scenario = load_scenario(MODULE / "scenario.yaml")
    titles = {one.id: one.title for one in scenario.endings}
    for ending in ("END-1", "END-2", "END-3"):
        assert faces.CORNERS[ending][0].replace("|", " ") == titles[ending]
    for row in rows("two_kinds_of_trust.csv"):
        won = (row["CRE"] >= faces.ENOUGH, row["LOC"] >= faces.ENOUGH)
        expected = {(True, True): ["END-1"], (True, False): ["END-2"], (False, True): ["END-3"]}
        assert row["ending"] in expected.get(won, ["END-4", "END-5"])


def test_each_face_was_played_sixty_times():
    """Sixty plays stand behind each choice, and the four rows of each face add up to them."""
    ends = rows("two_kinds_of_trust.csv")
    assert [sum(r["option"] == option for r in ends) for option in faces.FACES] == [60, 60, 60]
    for face in faces.FACES.values():
        lines = [line for line in faces.tabulate(ends).rows if line[0] == face]
        assert sum(int(line[2]) for line in lines) == faces.PLAYS
