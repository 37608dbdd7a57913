"""The charts of where a play stands: drawn by Vega-Lite 5, true to the numbers, and said in words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bluehelm.charts.play import costs, luck, plans, rank
from bluehelm.charts.renderer import svg
from bluehelm.scenario import Scenario, begin, load_scenario, step
from bluehelm.standing import Standing, compare

SMALL = Path(__file__).parents[1] / "ui" / "player" / "small.yaml"
DRAW = {
    "rank": rank.rank_chart,
    "plans": plans.plans_chart,
    "costs": costs.costs_chart,
    "luck": luck.luck_chart,
}
ROUTES = ["AA", "AC", "BAA", "BBC"]
GAUGES = [("POC",), ("POC", "CRE"), ("POC", "CRE", "RES")]


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The small scenario of the player's tests, with rain that may stay away."""
    small = load_scenario(SMALL)
    return small.model_copy(update={"events": {"E1": small.events["E1"].model_copy(update={"p": 0.5})}})


def stand(scenario: Scenario, route: str, gauges: tuple[str, ...]) -> Standing:
    """Play a route and compare it."""
    state = begin(scenario, 7)
    for choice in route:
        state = step(scenario, state, choice)
    return compare(scenario, state, gauges)


@pytest.mark.parametrize("name", DRAW)
@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("gauges", GAUGES)
@pytest.mark.parametrize("width_px", [312, 720])
def test_charts_draw_with_vega_lite_5(
    scenario: Scenario, name: str, route: str, gauges: tuple[str, ...], width_px: int
) -> None:
    """Every chart of good and poor plays is drawn, with the badge that says who made the numbers."""
    drawn = svg(DRAW[name](scenario, stand(scenario, route, gauges)), width_px)
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn
    assert "INVENTED" in drawn


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("AA", "Credibility ended at 31. No possible play ends with more."),
        ("BBC", "Credibility ended at 19. No possible play ends with less."),
        ("AC", "Of all possible plays, 33 % end with less, 17 % with the same and 50 % with more."),
    ],
)
def test_rank_in_words(scenario: Scenario, route: str, said: str) -> None:
    """The best, the worst and a result between are said differently."""
    assert said in rank.rank_words(scenario, stand(scenario, route, ("CRE",)))


def test_same_result_in_every_play(scenario: Scenario) -> None:
    """A gauge that no play moves is said in one sentence."""
    still = {
        key: scene.model_copy(
            update={
                "choices": {
                    k: c.model_copy(update={"effects": {}, "leans": {"a": 1}})
                    for k, c in scene.choices.items()
                }
            }
        )
        for key, scene in scenario.scenes.items()
    }
    found = stand(scenario.model_copy(update={"scenes": still}), "AA", ("CRE",))
    assert rank.rank_words(scenario, found) == "Credibility ended at 28, as in all possible plays."
    assert "in the middle" in rank.rank_message(scenario, found)


def test_bars_of_rank_are_the_exact_shares(scenario: Scenario) -> None:
    """The three parts of a bar meet, and end at the whole."""
    found = stand(scenario, "AC", ("CRE",))
    less, same, more = rank._bar(0, found.judgement.ranks["CRE"])
    assert (less["from"], less["to"]) == (0.0, pytest.approx(1 / 3))
    assert same["to"] == more["from"] == pytest.approx(1 / 2)
    assert more["to"] == 1.0


def test_plans_message_names_the_parting(scenario: Scenario) -> None:
    """The title says from which decision another plan does better, or that none does."""
    assert (
        plans.plans_message(stand(scenario, "AC", ("CRE",))) == "From decision 2, another plan leads to more"
    )
    assert "loses nothing" in plans.plans_message(stand(scenario, "AC", ("POC", "CRE")))
    assert plans.plans_message(stand(scenario, "AA", ("POC",))) == "No plan does better on this gauge"


def test_costs_are_in_the_order_taken(scenario: Scenario) -> None:
    """Each decision has a row; the costliest is the message."""
    found = stand(scenario, "AC", ("CRE",))
    assert costs.costs_message(found) == "Decision 2 cost most: 7 points"
    assert costs.costs_table(scenario, found).rows[1] == ("2. Is it over?", "Nothing", "Review", "7")
    assert costs.costliest(found) == [1]


def test_luck_message(scenario: Scenario) -> None:
    """Luck is signed in words, and none is said as none."""
    assert luck.luck_message(stand(scenario, "AA", ("CRE",))) == "Luck changed nothing on these gauges"
    assert luck.luck_message(stand(scenario, "AA", ("POC",))) in {
        "Luck gave 0.5 points",
        "Luck took 0.5 points",
    }


@pytest.mark.parametrize(
    ("say", "table"),
    [
        (rank.rank_words, rank.rank_table),
        (plans.plans_words, plans.plans_table),
        (costs.costs_words, costs.costs_table),
        (luck.luck_words, luck.luck_table),
    ],
)
@pytest.mark.parametrize("route", ROUTES)
def test_words_and_table_of_every_chart(
    scenario: Scenario, route: str, say: Callable[..., str], table: Callable[..., Any]
) -> None:
    """Each chart has a text alternative of whole sentences and a table with even rows."""
    found = stand(scenario, route, ("POC", "CRE"))
    assert say(scenario, found).endswith(".")
    data = table(scenario, found)
    assert {len(row) for row in data.rows} == {len(data.columns)}
