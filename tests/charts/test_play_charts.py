"""The charts of a play: what they show, what they say in words, and that Vega-Lite 5 draws them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bluehelm.charts import play
from bluehelm.charts.play import path
from bluehelm.charts.renderer import svg
from bluehelm.scenario import Scenario, State, begin, load_scenario, step

SMALL = Path(__file__).parents[1] / "ui" / "player" / "small.yaml"
DRAW = {
    "gauges": play.gauges_before_after,
    "polarities": play.polarities_over_time,
    "way": play.way_through_tree,
}


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The small scenario of the player's tests."""
    return load_scenario(SMALL)


def played(scenario: Scenario, choices: str) -> State:
    """Play a route."""
    state = begin(scenario, 7)
    for choice in choices:
        state = step(scenario, state, choice)
    return state


@pytest.mark.parametrize("name", DRAW)
@pytest.mark.parametrize("route", ["", "A", "AA", "BAC"])
@pytest.mark.parametrize("width_px", [312, 720])
def test_charts_draw_with_vega_lite_5(scenario: Scenario, name: str, route: str, width_px: int) -> None:
    """Every chart of an empty, a begun and a finished play is drawn by the version that pages use."""
    drawn = svg(DRAW[name](scenario, played(scenario, route)), width_px)
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn


@pytest.mark.parametrize(
    ("route", "message"),
    [
        ("", "No gauge ended where it did not begin"),
        ("AA", "Credibility rose most (+3), Resources fell most (−6)"),
        ("BAC", "Credibility fell most (−7); nothing rose"),
    ],
)
def test_title_is_the_message(scenario: Scenario, route: str, message: str) -> None:
    """The dumbbell's title says what changed most."""
    assert play.gauge_message(scenario, played(scenario, route)) == message


def test_gauge_words_give_every_value(scenario: Scenario) -> None:
    """The text alternative has the start and end of each gauge and names the low ones."""
    words = play.gauge_words(scenario, played(scenario, "AA"))
    assert "Protection from 50 to 52" in words
    assert "Low at the end: Resources." in words


def test_leans_leave_out_what_was_not_at_stake(scenario: Scenario) -> None:
    """A lean of 0 counts, a polarity that a choice does not name does not."""
    assert play.leans(scenario, played(scenario, "BAA"), "a") == [(1, 0), (2, 0), (3, 1)]


def test_polarity_words_count_the_sides(scenario: Scenario) -> None:
    """The text alternative counts left, right and both, and says where the average stands."""
    words = play.polarity_words(scenario, played(scenario, "AA"))
    assert "1 times the first, 1 times the second, 0 times both served" in words
    assert "towards “act now”" in words


def test_branch_that_was_left_has_its_own_row(scenario: Scenario) -> None:
    """A scene that another option would have opened stands beside the way, once."""
    rows = path.stops(scenario, played(scenario, "AA"))
    assert [(row.title, row.met) for row in rows] == [
        ("First light", True),
        ("On the water", False),
        ("Is it over?", True),
        ("Across", True),
    ]


def test_branch_that_was_met_is_on_the_way(scenario: Scenario) -> None:
    """On the longer way nothing is left beside it."""
    assert all(row.met for row in path.stops(scenario, played(scenario, "BAA")))


def test_thick_line_has_one_piece_for_each_decision(scenario: Scenario) -> None:
    """Each decision draws one thick line, each option left a thin one."""
    state = played(scenario, "BAA")
    lines = list(path._lines(scenario, state, path.stops(scenario, state)))
    assert {str(row["id"]) for row in lines if row["taken"]} == {"0B", "1A", "2A"}
    assert len({str(row["id"]) for row in lines if not row["taken"]}) == 4


def test_way_in_words_names_decisions_and_branches(scenario: Scenario) -> None:
    """The text alternative lists the decisions in order and the branches that were not met."""
    words = play.path_words(scenario, played(scenario, "AA"))
    assert "1. First light: Open the bridge; 2. Is it over?: Review" in words
    assert "Branches not met: On the water." in words


@pytest.mark.parametrize("draw", DRAW.values())
def test_charts_say_that_the_numbers_are_invented(
    scenario: Scenario, draw: Callable[[Scenario, State], object]
) -> None:
    """Every chart carries the badge."""
    assert "INVENTED" in svg(draw(scenario, played(scenario, "AA")), 360)


def test_tables_hold_the_data_of_the_charts(scenario: Scenario) -> None:
    """The data tables give each gauge and each lean; what was not at stake stays empty."""
    state = played(scenario, "AA")
    assert play.gauge_table(scenario, state).rows[0] == ("Protection", "50", "52", "+2")
    table = play.polarity_table(scenario, state)
    assert table.columns[1] == "act now (−) to wait and see (+)"
    assert table.rows == (("1. First light", "-2"), ("2. Is it over?", "+1"))


def test_a_campaign_is_drawn_from_where_it_began(scenario: Scenario) -> None:
    """The start of a gauge is that of the play: a campaign begins elsewhere than the file says."""
    key = next(iter(scenario.gauges))
    state = begin(scenario, 1, {key: 41})
    for choice in "AA":
        state = step(scenario, state, choice)
    assert play.gauge_table(scenario, state).rows[0] == ("Protection", "41", "43", "+2")
    assert "Protection from 41 to 43" in play.gauge_words(scenario, state)
    assert "+2" in svg(play.gauges_before_after(scenario, state), 360)
