"""Where a play leaned on each polarity, decision by decision: a chart, in words, and as a table."""

from collections.abc import Sequence
from itertools import accumulate

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.play.look import Row, as_data, for_play
from bluehelm.charts.theme import BLUE, INK, NAVY, QUIET, RUST
from bluehelm.scenario import Polarity, Scenario, State

BAND_PX = 150  # a polarity: one pole above, four steps of lean, one pole below


def leans(scenario: Scenario, state: State, polarity: str) -> list[tuple[int, int]]:
    """Return (decision number from 1, lean −2 to +2) where this polarity was at stake."""
    chosen = (scenario.scenes[d.scene].choices[d.choice] for d in state.decisions)
    return [
        (number, choice.leans[polarity])
        for number, choice in enumerate(chosen, 1)
        if polarity in choice.leans
    ]


def polarities_over_time(scenario: Scenario, state: State) -> alt.LayerChart:
    """Return a band for each polarity: a bar for each decision's lean, a line for the average so far."""
    last = max(len(state.decisions), 1)
    polarities = scenario.polarities.items()
    taken = [_lean_rows(leans(scenario, state, key), band) for band, (key, _) in enumerate(polarities)]
    poles = [row for band, (_, polarity) in enumerate(polarities) for row in _pole_rows(polarity, band)]
    chart = _bands([row for rows in taken for row in rows], poles, last)
    subtitle = [
        "Bar: one decision, in the order taken.",
        "Diamond: both sides served.",
        "Line: your average so far.",
    ]
    title = "Where you leaned each time"
    return for_play(chart, title, subtitle, BAND_PX * max(len(taken), 1))


def _lean_rows(taken: Sequence[tuple[int, int]], band: int) -> list[Row]:
    totals = accumulate(lean for _, lean in taken)
    return [
        {
            "band": band,
            "decision": number,
            "lean": lean,
            "average": round(total / count, 2),
            "zero_y": _band_y(band, 0),
            "lean_y": _band_y(band, lean),
            "average_y": _band_y(band, total / count),
        }
        for count, ((number, lean), total) in enumerate(zip(taken, totals, strict=True), 1)
    ]


def _band_y(band: int, lean: float) -> float:
    """Return the place of a lean in px from the top; 20 px a step."""
    return BAND_PX * (band + 0.5) - 20 * lean


def _pole_rows(polarity: Polarity, band: int) -> list[Row]:
    """Return the names of the two poles, which stand above and below the bars."""
    return [
        {"text": f"▲ {polarity.right}", "y": _band_y(band, 2.9), "zero_y": _band_y(band, 0)},
        {"text": f"▼ {polarity.left}", "y": _band_y(band, -2.9), "zero_y": _band_y(band, 0)},
    ]


def _bands(taken: Sequence[Row], poles: Sequence[Row], last: int) -> alt.LayerChart:
    height = BAND_PX * max(len(poles) // 2, 1)
    scale = alt.Scale(domain=[height, 0], nice=False, zero=False)
    x = alt.X("decision:Q", scale=alt.Scale(domain=[0.4, last + 0.6], nice=False), axis=_decision_axis(last))

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=scale, axis=None)

    base = alt.Chart(as_data(taken)).encode(x=x.title(None))
    tip = [alt.Tooltip("decision:Q"), alt.Tooltip("lean:Q"), alt.Tooltip("average:Q", title="average so far")]
    bars = base.transform_filter("datum.lean != 0").mark_bar(size=13)
    both = base.transform_filter("datum.lean == 0").mark_point(
        shape="diamond", size=90, filled=True, opacity=1
    )
    average = base.mark_line(color=RUST, strokeWidth=2, point=alt.OverlayMarkDef(size=16, color=RUST))
    pole = alt.Chart(as_data(poles))
    return alt.layer(
        pole.mark_rule(color=QUIET).encode(y=y("zero_y")),
        bars.encode(
            y=y("lean_y"),
            y2="zero_y:Q",
            color=alt.condition("datum.lean > 0", alt.value(BLUE), alt.value(NAVY)),
            tooltip=tip,
        ),
        both.encode(y=y("zero_y"), color=alt.value(QUIET), tooltip=tip),
        average.encode(y=y("average_y"), detail="band:N"),
        pole.mark_text(align="left", baseline="middle", color=INK, fontSize=12).encode(
            x=alt.value(0), y=y("y"), text="text:N"
        ),
    )


def _decision_axis(last: int) -> alt.Axis:
    return alt.Axis(values=list(range(1, last + 1)), format="d", grid=False, ticks=False, domain=False)


def polarity_words(scenario: Scenario, state: State) -> str:
    """Say the polarity chart in a sentence for each polarity."""
    return " ".join(
        _polarity_sentence(polarity, leans(scenario, state, key))
        for key, polarity in scenario.polarities.items()
    )


def polarity_table(scenario: Scenario, state: State) -> Table:
    """Return the data of the polarity chart: the lean of each decision, −2 to +2; empty if not at stake."""
    taken = [dict(leans(scenario, state, key)) for key in scenario.polarities]
    rows = (
        (f"{number}. {scenario.scenes[d.scene].title}", *(_lean_text(lean.get(number)) for lean in taken))
        for number, d in enumerate(state.decisions, 1)
    )
    heads = (f"{p.left} (−) to {p.right} (+)" for p in scenario.polarities.values())
    return Table(("Decision", *heads), tuple(rows))


def _lean_text(lean: int | None) -> str:
    return "" if lean is None else f"{lean:+d}" if lean else "0"


def _polarity_sentence(polarity: Polarity, taken: Sequence[tuple[int, int]]) -> str:
    between = f"Between “{polarity.left}” and “{polarity.right}”"
    if not taken:
        return f"{between}: no decision of this play was about it."
    count = {"left": 0, "both": 0, "right": 0}
    for _, lean in taken:
        count["left" if lean < 0 else "right" if lean > 0 else "both"] += 1
    mean = sum(lean for _, lean in taken) / len(taken)
    side = "in the middle" if mean == 0 else f"towards “{polarity.right if mean > 0 else polarity.left}”"
    return (
        f"{between}: {count['left']} times the first, {count['right']} times the second, "
        f"{count['both']} times both served; on average {side}."
    )
