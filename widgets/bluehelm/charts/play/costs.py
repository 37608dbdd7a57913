"""What each decision of a play cost against the option that was best there: bars, words, table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bluehelm.charts.figure import Table
from bluehelm.charts.play.bars import ROW_PX, Bar, bars_chart
from bluehelm.charts.play.look import for_play
from bluehelm.charts.play.numbers import counted, points

if TYPE_CHECKING:
    from bluehelm.scenario import Scenario
    from bluehelm.scenario.analysis import Verdict
    from bluehelm.standing import Standing


def costs_chart(scenario: Scenario, standing: Standing) -> Any:
    """Return a bar for each decision, in the order taken: points that the best option was worth more."""
    verdicts = standing.judgement.verdicts
    bars = [Bar(_name(scenario, number, one), -one.regret) for number, one in enumerate(verdicts)]
    subtitle = ["Points less than the best option there,", "before luck, with best play afterwards."]
    return for_play(bars_chart(bars, from_left=True), costs_message(standing), subtitle, ROW_PX * len(bars))


def _name(scenario: Scenario, number: int, one: Verdict) -> str:
    return f"{number + 1}. {scenario.scenes[one.scene].title}"


def costliest(standing: Standing, most: int = 3) -> list[int]:
    """Number the decisions that cost something, from 0, the costliest first; at most `most` of them."""
    verdicts = standing.judgement.verdicts
    cost = [number for number, one in enumerate(verdicts) if one.regret]
    return sorted(cost, key=lambda number: -verdicts[number].regret)[:most]


def costs_message(standing: Standing) -> str:
    """Return the chart's message: the decision that cost most."""
    first = costliest(standing, 1)
    if not first:
        return "No decision cost anything on these gauges"
    return f"Decision {first[0] + 1} cost most: {counted(standing.judgement.verdicts[first[0]].regret)}"


def costs_words(scenario: Scenario, standing: Standing) -> str:
    """Say what each decision cost, in the order taken."""
    verdicts = standing.judgement.verdicts
    each = "; ".join(
        f"{_name(scenario, number, one)}: {points(one.regret) if one.regret else 'nothing'}"
        for number, one in enumerate(verdicts)
    )
    return f"{costs_message(standing)}. Cost of each decision in points: {each}."


def costs_table(scenario: Scenario, standing: Standing) -> Table:
    """Return for each decision your option, the best one, and the difference in points."""
    rows = (
        (_name(scenario, number, one), _label(scenario, one, one.choice), _bests(scenario, one), _cost(one))
        for number, one in enumerate(standing.judgement.verdicts)
    )
    return Table(("Decision", "Your option", "Best option there", "Cost (points)"), tuple(rows))


def _cost(one: Verdict) -> str:
    return points(one.regret)


def _bests(scenario: Scenario, one: Verdict) -> str:
    return "yours" if not one.regret else " or: ".join(_label(scenario, one, key) for key in one.best)


def _label(scenario: Scenario, one: Verdict, choice: str) -> str:
    return scenario.scenes[one.scene].choices[choice].label
