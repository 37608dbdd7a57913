"""Where the result of a play stands among all possible plays: bars, in words, and as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.play.look import Row, as_data, for_play
from bluehelm.charts.play.numbers import share
from bluehelm.charts.theme import INK, LINE, NAVY, RUST

if TYPE_CHECKING:  # the analysis brings numpy, which a page needs only when a play has ended
    from bluehelm.scenario import Scenario
    from bluehelm.scenario.analysis import Rank
    from bluehelm.standing import Standing

ROW_PX = 66
PARTS = {"less": NAVY, "same": RUST, "more": LINE}


def rank_chart(scenario: Scenario, standing: Standing) -> alt.LayerChart:
    """Return a bar of all plays for each gauge: those that end with less, with the same, with more."""
    names = [scenario.gauges[key].name for key in standing.gauges]
    ranks = [standing.judgement.ranks[key] for key in standing.gauges]
    bars = [row for number, rank in enumerate(ranks) for row in _bar(number, rank)]
    texts: list[Row] = [
        {"row": number, "name": f"{name}: {rank.value}", "shares": _shares(rank)}
        for number, (name, rank) in enumerate(zip(names, ranks, strict=True))
    ]
    subtitle = ["Each bar: all possible plays.", "Dark: less. Rust: the same. Light: more."]
    return for_play(_layers(bars, texts), rank_message(scenario, standing), subtitle, ROW_PX * len(ranks))


def _bar(number: int, rank: Rank) -> list[Row]:
    low, high = float(rank.lower), float(rank.lower + rank.equal)
    edges = {"less": (0.0, low), "same": (low, high), "more": (high, 1.0)}
    return [{"row": number, "part": part, "from": a, "to": b} for part, (a, b) in edges.items()]


def _layers(bars: list[Row], texts: list[Row]) -> alt.LayerChart:
    y = alt.Y("row:O", axis=None)
    colour = alt.Color("part:N", legend=None, scale=alt.Scale(domain=list(PARTS), range=list(PARTS.values())))
    x = alt.X("from:Q", scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    text = alt.Chart(as_data(texts)).encode(x=alt.value(0), y=y)
    return alt.layer(
        alt.Chart(as_data(bars)).mark_bar(size=18).encode(x=x, x2="to:Q", y=y, color=colour),
        text.mark_text(align="left", fontSize=12, fontWeight="bold", color=INK, yOffset=-20).encode(
            text="name:N"
        ),
        text.mark_text(align="left", fontSize=12, color=INK, yOffset=19).encode(text="shares:N"),
    )


def _shares(rank: Rank) -> str:
    return f"{share(rank.lower)} end with less, {share(rank.higher)} with more"


def rank_message(scenario: Scenario, standing: Standing) -> str:
    """Return the chart's message: on how many gauges the result is above that of half of all plays.

    A result that half of all plays neither exceed nor stay below is in the middle.
    """
    ranks = [standing.judgement.ranks[key] for key in standing.gauges]
    above, below = sum(2 * r.lower > 1 for r in ranks), sum(2 * r.higher > 1 for r in ranks)
    if len(ranks) == 1:
        name = scenario.gauges[standing.gauges[0]].name
        side = "above" if above else "below" if below else "in"
        return f"{name}: {side} the middle of all plays"
    return f"Above the middle of all plays on {above} of {len(ranks)} gauges, below it on {below}"


def rank_words(scenario: Scenario, standing: Standing) -> str:
    """Say for each gauge how many of all plays end with less, the same and more."""
    return " ".join(
        _sentence(scenario.gauges[key].name, standing.judgement.ranks[key]) for key in standing.gauges
    )


def _sentence(name: str, rank: Rank) -> str:
    if rank.equal == 1:
        return f"{name} ended at {rank.value}, as in all possible plays."
    if not rank.higher:
        return f"{name} ended at {rank.value}. No possible play ends with more."
    if not rank.lower:
        return f"{name} ended at {rank.value}. No possible play ends with less."
    return (
        f"{name} ended at {rank.value}. Of all possible plays, {share(rank.lower)} end with less, "
        f"{share(rank.equal)} with the same and {share(rank.higher)} with more."
    )


def rank_table(scenario: Scenario, standing: Standing) -> Table:
    """Return the shares in per cent with two decimals."""
    ranks = [(scenario.gauges[key].name, standing.judgement.ranks[key]) for key in standing.gauges]
    rows = (
        (name, str(r.value), *(f"{float(100 * part):.2f}" for part in (r.lower, r.equal, r.higher)))
        for name, r in ranks
    )
    return Table(("Gauge", "Your result", "Less (%)", "The same (%)", "More (%)"), tuple(rows))
