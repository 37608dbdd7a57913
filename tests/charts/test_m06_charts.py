"""What the titles and words of the charts of module 06 claim is what their data say."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m06 import layouts, scale, side_endings, table_convoys, three_tables, who_knew
from bluehelm.scenario import load_scenario

MODULE = Path(__file__).parents[2] / "modules" / "06_integrated_missions"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_nearly_half_is_drawn_below_half():
    """Of 49 squares the most that is below half is filled: the source says nearly half, and no number."""
    filled = [square["integrated"] for square in scale.billions()]
    assert len(filled) == 49
    assert sum(filled) == scale.NEARLY_HALF
    assert sum(filled) < 49 / 2 < sum(filled) + 1
    assert [r["shown"] for r in rows("scale.csv")][-1] == "nearly half"


def test_one_chair_of_fifteen_stands_at_all_three_tables():
    """The title of the three tables counts right, and the chair is the deputy with three roles."""
    chairs = rows("three_tables.csv")
    assert len(chairs) == 15
    assert [c["seat"] for c in three_tables.everywhere(chairs)] == ["Deputy RC/HC"]
    assert {c["seat"] for c in three_tables.spans(chairs)} > {"Deputy RC/HC", "Food agency"}


def test_only_one_wall_joins_all_and_guards_all():
    """All 66 pairs of teams share a roof in one layout only, and only there soldiers guard the aid teams."""
    plans = [layouts.of(rows("vaelin_sites.csv"), name) for name in layouts.LAYOUTS]
    assert [len(plan) for plan in plans] == [12, 12, 12]
    assert [layouts.together(plan) for plan in plans] == [66, 31, 9]
    assert [layouts.guarded(plan) for plan in plans] == [5, 0, 0]


def test_no_layout_is_best_in_everything():
    """The layout with most pairs and fastest help is the one that hides aid behind soldiers."""
    plans = [layouts.of(rows("vaelin_sites.csv"), name) for name in layouts.LAYOUTS]
    minutes = [layouts.farthest_min(plan) for plan in plans]
    assert minutes == sorted(minutes)
    assert minutes[0] == 0
    assert minutes[2] > minutes[1] > 0


def test_frames_of_sites_do_not_overlap():
    """Each site has its own place on the plan, so that no wall crosses another."""
    frames = layouts.sites(rows("vaelin_sites.csv"))
    for a in frames:
        for b in frames:
            apart = a["layout"] != b["layout"] or a is b
            beside = a["east"] <= b["west"] or b["east"] <= a["west"]
            above = a["south"] >= b["north"] or b["south"] >= a["north"]
            assert apart or beside or above, (a["site"], b["site"])


def test_both_knew_of_34_of_67_incidents_in_lake():
    """The title on incidents counts right, and reports that did not come are counted nowhere."""
    incidents = rows("incidents.csv")
    lake = who_knew.reported(incidents, "Lake")
    assert (lake["both"], lake.total()) == (34, 67)
    drawn = sum(part["n"] for part in who_knew.parts(incidents, [who_knew.ALL]))
    assert drawn == sum(r["reported"] for r in incidents) < len(incidents)


def test_bars_of_one_province_meet():
    """Each part of a bar begins where the one before it ends, for every kind of incident."""
    parts = who_knew.parts(rows("incidents.csv"), [who_knew.ALL, "abuse"])
    for before, after in pairwise(parts):
        same = (before["kind"], before["province"]) == (after["kind"], after["province"])
        assert after["from"] == (before["to"] if same else 0)


def test_the_table_falls_from_11_to_4_and_convoys_wait_16_days():
    """The title on the two early signs names the last week of each rule."""
    case, escort, none = table_convoys.last_of(rows("table_and_convoys.csv")).values()
    assert (case[0], escort[0]) == (11, 4)
    assert none[1] == 16
    assert escort[1] < case[1] < none[1]
    assert none[0] > escort[0]


def test_always_one_side_ends_where_the_title_says():
    """Nearly all plays for security end behind the wall, nearly all for space without structure."""
    ends = rows("sides_and_endings.csv")
    secure, space = (side_endings.plays(ends, "a", side) for side in (-1, 1))
    assert sum(secure.values()) == sum(space.values()) == 60
    assert secure["END-3"] >= 54
    assert space["END-4"] >= 54
    assert secure["END-1"] == space["END-1"] == 0


def test_endings_are_those_of_the_scenario():
    """The words of the chart are the titles of the endings, the early one apart."""
    scenario = load_scenario(MODULE / "scenario.yaml")
    titles = {one.id: one.title for one in scenario.endings}
    shown = {key: words.replace("|", " ") for key, words in side_endings.ENDINGS.items() if key != "END-0"}
    assert shown == titles
    assert "pushed aside" in side_endings.ENDINGS["END-0"].replace("|", " ").lower()
