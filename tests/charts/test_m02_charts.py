"""What the titles and words of the charts of module 02 claim is what their data say."""

from __future__ import annotations

from pathlib import Path

from bluehelm.charts.figure import read_rows
from bluehelm.charts.m02 import flying_hours, patrol_hours, team_pulse

MODULE = Path(__file__).parents[2] / "modules" / "02_mission_leadership_team"


def rows(name):
    """Read one data file of the module."""
    return read_rows(MODULE / "data" / name)


def test_the_board_flies_no_more_and_shares_otherwise():
    """58 per cent is flown before and with the board; three tasks gain by it and two pay."""
    gains = flying_hours.gains(rows("flights.csv"))
    shares = {(one["task"], one["when"]): one["share"] for one in flying_hours.shares(rows("flights.csv"))}
    assert {shares[flying_hours.ALL, when] for when in (flying_hours.BEFORE, flying_hours.WITH)} == {58}
    assert "58 per cent" in flying_hours.TITLE
    assert gains.pop(flying_hours.ALL) == 0
    assert {task for task, gain in gains.items() if gain < 0} == {"Exchange of troops", "Supply"}
    assert min(abs(gain) for gain in gains.values()) >= 25


def test_equal_marks_are_named_once():
    """Two marks at the same place carry one number, so that no text lies on another."""
    said = [
        one["said"] for one in flying_hours.shares(rows("flights.csv")) if one["task"] == flying_hours.ALL
    ]
    assert sorted(said) == ["", "58"]


def test_one_unit_has_no_patrol_at_night():
    """Battalion 2 has as many patrols as the others, and none of them at night."""
    counts = {one["unit"]: one for one in patrol_hours.counts(rows("patrols.csv"))}
    assert counts["Battalion 2"]["nights"] == 0
    assert counts["Battalion 2"]["n"] >= 40
    assert all(one["nights"] / one["n"] > 0.2 for unit, one in counts.items() if unit != "Battalion 2")


def test_night_stands_in_the_middle_of_the_axis():
    """Starts at night have their place between 7 and 17 hours after noon, all others have not."""
    for one in patrol_hours.starts(rows("patrols.csv")):
        assert (7 <= one["place"] < 17) == (one["when"] == patrol_hours.NIGHT)


def test_trust_comes_back_in_three_teams_and_their_roles_are_clear():
    """In all six teams trust falls by a point and more; it returns exactly where roles are clear."""
    pulse = rows("team_pulse.csv")
    clear = team_pulse.clear_roles(pulse)
    back = {}
    for team in clear:
        before, lowest, after = team_pulse.stages(pulse, team)
        assert lowest <= before - 1
        back[team] = after >= before - 0.5
        assert back[team] or after <= before - 1
    assert back == clear
    assert sum(clear.values()) == 3


def test_people_speak_more_openly_in_all_six_teams():
    """The second picture is described as it is: voice rises in every team."""
    pulse = rows("team_pulse.csv")
    for team in team_pulse.clear_roles(pulse):
        before, _, after = team_pulse.stages(pulse, team, "voice")
        assert after > before + 0.5
