"""What decisions and what luck made of a play: bars on one scale, in words, and as a table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bluehelm.charts.figure import Table
from bluehelm.charts.play.bars import ROW_PX, Bar, bars_chart
from bluehelm.charts.play.look import for_play
from bluehelm.charts.play.numbers import counted, moved, points

if TYPE_CHECKING:
    from bluehelm.scenario import Scenario
    from bluehelm.standing import Standing


def luck_chart(scenario: Scenario, standing: Standing) -> Any:
    """Return bars: all decisions together, all luck together, then luck decision by decision."""
    bars = [Bar("All your decisions together", -decided(standing), bold=True)]
    bars += [Bar("All luck together", lucky(standing), bold=True)]
    bars += [
        Bar(f"Luck after {number + 1}. {scenario.scenes[one.scene].title}", one.luck)
        for number, one in enumerate(standing.judgement.verdicts)
        if one.luck
    ]
    subtitle = ["Points against best play with average luck."]
    return for_play(bars_chart(bars), luck_message(standing), subtitle, ROW_PX * len(bars))


def decided(standing: Standing) -> Fraction:
    """Return what all decisions cost, 0 or more."""
    return sum((one.regret for one in standing.judgement.verdicts), Fraction(0))


def lucky(standing: Standing) -> Fraction:
    """Return what luck added, below 0 if it took."""
    return sum((one.luck for one in standing.judgement.verdicts), Fraction(0))


def luck_message(standing: Standing) -> str:
    """Return the chart's message: what luck gave or took."""
    luck = lucky(standing)
    if not any(one.luck for one in standing.judgement.verdicts):
        return "Luck changed nothing on these gauges"
    if not luck:
        return "Good and bad luck cancelled out"
    return f"Luck {'gave' if luck > 0 else 'took'} {counted(abs(luck))}"


def luck_words(scenario: Scenario, standing: Standing) -> str:
    """Say what decisions cost, what luck gave, and after which decisions."""
    each = "; ".join(
        f"after {number + 1}. {scenario.scenes[one.scene].title} {moved(one.luck)}"
        for number, one in enumerate(standing.judgement.verdicts)
        if one.luck
    )
    total = f"{luck_message(standing)}. All decisions together cost {counted(decided(standing))}."
    return f"{total} Luck, decision by decision: {each}." if each else total


def luck_table(scenario: Scenario, standing: Standing) -> Table:
    """Return cost and luck of each decision, in points."""
    rows = (
        (f"{number + 1}. {scenario.scenes[one.scene].title}", points(one.regret), moved(one.luck))
        for number, one in enumerate(standing.judgement.verdicts)
    )
    return Table(("Decision", "Cost of the decision", "Luck afterwards"), tuple(rows))
