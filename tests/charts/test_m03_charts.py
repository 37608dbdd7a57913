"""What the titles and words of the charts of module 03 claim is what their data say."""

from __future__ import annotations

from pathlib import Path

import pytest

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m03 import choices, funds, provinces
from bluehelm.scenario import load_scenario

MODULE = Path(__file__).parents[2] / "modules" / "03_mandate_to_plan"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_each_province_has_another_kind_most_often():
    """Five provinces have five different kinds of incident most often, and none shares its first place."""
    incidents = rows("incidents.csv")
    first = {p: provinces.most(incidents, p) for p in provinces.PROVINCES}
    assert len(set(first.values())) == len(provinces.PROVINCES)
    for province, kind in first.items():
        numbers = [provinces.total(incidents, province, k) for k in provinces.KINDS]
        assert numbers.count(provinces.total(incidents, province, kind)) == 1


def test_people_harmed_change_the_picture():
    """Counted by people harmed, clashes come first in Midlands and Highlands too: the page asks about it."""
    incidents = rows("incidents.csv")
    harmed = {p: provinces.most(incidents, p, provinces.HARMED) for p in provinces.PROVINCES}
    assert [p for p, kind in harmed.items() if kind == "clash"] == ["Lake", "Midlands", "Highlands"]


def test_cells_count_every_reported_incident_once():
    """The cells add up to the reports that came; one cell of each row is framed."""
    incidents = rows("incidents.csv")
    cells = [c for c in provinces.cells(incidents) if c["count"] == provinces.INCIDENTS]
    assert sum(c["n"] for c in cells) == sum(r["reported"] for r in incidents) < len(incidents)
    assert [c["province"] for c in cells if c["most"]] == list(provinces.PROVINCES)
    assert {c["shade"] for c in cells} <= set(range(5))


def test_27_of_64_million_came():
    """The title on the fund counts right, and nobody spends what has not come."""
    money = rows("funds.csv")
    assert funds.at(money, funds.BOTH, 14) == {"pledged": 64, "received": 27, "spent": 19}
    for month in range(1, 15):
        now = funds.at(money, funds.BOTH, month)
        assert now["spent"] <= now["received"] <= now["pledged"]


def test_money_for_elections_came_three_months_later():
    """What came for elections came three months after its pledge, and one pledge has not come."""
    money = rows("funds.csv")
    assert funds.late_months(money) == {3}
    elections = funds.at(money, funds.LINES["elections"], 14)
    assert elections["received"] < elections["pledged"]


def test_words_stand_at_the_end_of_the_last_month():
    """Each part of the fund has three words, with its amounts of month 14."""
    words = [s for s in funds.sums(rows("funds.csv")) if s["month"] == 15]
    assert len(words) == 9
    assert {"Pledged: 64", "Received: 27", "Spent: 19"} <= {s["word"] for s in words}


def test_a_little_for_all_leaves_32_of_60_without_fuel():
    """The title on the plays counts right."""
    plays = rows("choices_and_endings.csv")
    assert choices.plays(plays, "D2", "A", "END-4") == 32
    assert choices.plays(plays, "D2", "B", "END-4") == 11


@pytest.mark.parametrize("scene", choices.SCENES)
def test_each_option_was_played_sixty_times(scene):
    """Sixty plays stand behind each bar, and decisions and options are those of the scenario."""
    plays = rows("choices_and_endings.csv")
    scenario = load_scenario(MODULE / "scenario.yaml")
    assert choices.SCENES[scene] == scenario.scenes[scene].title
    assert choices.labels(plays, scene) == {
        option: choice.label for option, choice in scenario.scenes[scene].choices.items()
    }
    for option in choices.labels(plays, scene):
        mine = [r["plays"] for r in plays if (r["scene"], r["option"]) == (scene, option)]
        assert sum(mine) == choices.PLAYS


def test_endings_are_those_of_the_scenario():
    """The two endings of the chart have the titles of the scenario."""
    titles = {one.id: one.title for one in load_scenario(MODULE / "scenario.yaml").endings}
    assert {key: titles[key] for key in choices.ENDINGS} == choices.ENDINGS
