"""What the titles and words of the charts of module 00 claim is what their data say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m00 import (
    money,
    per_cent_of_whom,
    ready_when,
    reviews_repeat,
    share_bars,
    sml_women,
    where_from,
    who_finished,
)
from bluehelm.charts.m00.people import IN_A_ROW, STEP_PX, squares

MODULE = Path(__file__).parents[2] / "modules" / "00_preparing_to_lead"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_six_reviews_from_2000_to_2019():
    """The title counts the reviews right, and entries stand in the order of their years."""
    entries = rows("timeline.csv")
    years = reviews_repeat.reviews(entries)
    assert (len(years), years[0], years[-1]) == (6, 2000, 2019)
    assert [row["year"] for row in entries] == sorted(row["year"] for row in entries)
    placed = reviews_repeat.places(entries)
    assert [p["at"] for p in placed] == sorted(p["at"] for p in placed)
    assert len({p["row"] for p in placed}) == len(placed)


def test_four_percentages_count_three_groups():
    """The title counts right, no bar mixes two groups, and each bar is full with its rest."""
    survey = rows("survey.csv")
    assert len(survey) == 4
    assert len(per_cent_of_whom.groups(survey)) == 3
    assert [per_cent_of_whom.rest(survey, base) for base in per_cent_of_whom.groups(survey)] == [10, 35, 12.9]
    assert [row["percent"] for row in survey] == [90, 65, 33.3, 53.8]


def test_parts_of_a_bar_meet_and_fill_it():
    """Each part begins where the one before it ends, and the last ends at 100 per cent."""
    bar = share_bars.Bar("Who?", tuple(share_bars.Part(n, "", "") for n in (33.3, 53.8, 12.9)), ("100 %",))
    boxes = share_bars.boxes(bar, 0)
    assert [box["from"] for box in boxes] == pytest.approx([0, 33.3, 87.1])
    assert boxes[-1]["to"] == pytest.approx(100)
    assert len({box["colour"] for box in boxes}) == 3


def test_26_of_68_had_not_completed():
    """The title names the rest, 42 squares are filled, and the share in the key is that of the source."""
    finished = rows("finished.csv")
    assert who_finished.counts(finished) == (42, 26)
    assert round(100 * 42 / 68) == 62
    assert "nearly 75 per cent" in who_finished.wider(finished)
    assert "26 of 68" in who_finished.TITLE


def test_75_of_203_are_37_per_cent():
    """The title on the course counts right."""
    finished = rows("finished.csv")
    assert sml_women.counts(finished) == (75, 128)
    assert sml_women.share(finished) == 37
    assert "Of 203 people" in sml_women.TITLE


def test_every_person_has_a_square_of_their_own():
    """Squares do not hide each other, and fit a page of 360 pixels."""
    people = squares(203, 75, ("a woman", "a man"))
    assert len({(p["x"], p["y"]) for p in people}) == 203
    assert sum(p["filled"] for p in people) == 75
    assert {p["told"] for p in people if p["filled"]} == {"a woman"}
    assert IN_A_ROW * STEP_PX <= 310


def test_assessed_money_fell_by_26_per_cent():
    """The title on money names the fall between the two amounts."""
    fall = money.fall_percent(rows("money.csv"))
    assert fall == pytest.approx(100 * 381_284 / 1_441_200)
    assert f"{fall:.0f} per cent lower" in money.TITLE


def test_most_deputies_from_inside_and_most_heads_from_outside():
    """The two halves of the title hold, and 22 of 25 are the per cent that are drawn."""
    deputies, heads = rows("where_from.csv")
    assert deputies["percent_inside"] == 100 * 22 / 25
    assert heads["percent_inside"] == 32
    assert deputies["percent_inside"] > 50 > heads["percent_inside"]
    assert "22 of 25" in where_from.describe([deputies, heads])


def test_five_of_eleven_trainings_come_before_departure():
    """The title counts right, and the shortest of all trainings is the one on crises."""
    trainings = rows("trainings.csv")
    assert len(trainings) == 11
    assert len(ready_when.in_phase(trainings, "Before departure")) == 5
    assert {row["phase"] for row in trainings} == set(ready_when.PHASES)
    lengths = {row["training"]: row["days"] for row in trainings if row["days"]}
    assert min(lengths, key=lengths.__getitem__) == "Crisis management training"
    assert [row["days"] for row in trainings if row["duration"] == "length varies"] == ["", ""]


def test_names_and_bars_do_not_overlap():
    """Each line of the list of trainings stands below the one before it."""
    placed = ready_when.places(rows("trainings.csv"))
    tops = [line["y"] for line in placed]
    assert tops == sorted(tops)
    assert all(after["y"] >= line["bottom"] for line, after in pairwise(placed) if "bottom" in line)
