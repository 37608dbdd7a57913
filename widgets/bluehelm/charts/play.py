"""Charts of one play: gauges before and after, the polarities over time, the way through the tree.

Pure functions from a scenario and a state to an Altair chart, each with one that says the same in words.
All can be read on a telephone, and stay within what Vega-Lite 5 knows.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

import altair as alt

from bluehelm.charts import play_path
from bluehelm.charts.theme import BLUE, INK, NAVY, QUIET, RUST, dressed
from bluehelm.scenario import Gauge, Polarity, Scenario, State

Row = dict[str, object]
UP, DOWN, LOW = "#1b7a5a", RUST, "#ffe9a8"
ROW_PX = 38  # a gauge: its name, and the dumbbell below
BAND_PX = 150  # a polarity: one pole above, four steps of lean, one pole below


def gauges_before_after(scenario: Scenario, state: State) -> alt.Chart:
    """Return a dumbbell chart: each gauge at the start of the play (ring) and at its end (dot)."""
    rows = [
        _gauge_row(gauge, state.gauges[key], number)
        for number, (key, gauge) in enumerate(scenario.gauges.items())
    ]
    subtitle = ["Ring: start. Dot: end. Points from 0 to 100.", "Yellow: low, with a warning."]
    return dressed(_dumbbell(rows), gauge_message(scenario, state), subtitle, "INVENTED", ROW_PX * len(rows))


def _gauge_row(gauge: Gauge, end: int, number: int) -> Row:
    amount = end - gauge.start
    side = "up" if amount > 0 else "down" if amount < 0 else "same"
    sign = {"up": f"▲ +{amount}", "down": f"▼ −{-amount}", "same": "no change"}[side]
    return {
        "row": number,
        "gauge": gauge.name,
        "start": gauge.start,
        "end": end,
        "side": side,
        "low": gauge.low,
        "warn": gauge.low if gauge.warn_at is None else gauge.warn_at,
        "values": f"{gauge.start} to {end}",
        "change": sign,
    }


def _dumbbell(rows: Sequence[Row]) -> alt.LayerChart:
    y = alt.Y("row:O", axis=None)
    scale = alt.Scale(domain=[0, 100], nice=False)
    axis = alt.Axis(values=[0, 25, 50, 75, 100], domain=False, ticks=False)
    colour = alt.Color(
        "side:N", legend=None, scale=alt.Scale(domain=["up", "down", "same"], range=[UP, DOWN, QUIET])
    )
    base = alt.Chart(_data(rows)).encode(y=y)
    x = alt.X("start:Q", scale=scale, axis=axis, title=None)
    tip = [alt.Tooltip("gauge:N"), alt.Tooltip("values:N"), alt.Tooltip("change:N")]
    low = base.mark_bar(size=12, color=LOW, yOffset=8).encode(
        x=alt.X("low:Q", scale=scale, axis=axis, title=None), x2="warn:Q"
    )
    line = base.mark_rule(strokeWidth=4, yOffset=8).encode(x=x, x2="end:Q", color=colour)
    ring = base.mark_point(size=90, filled=False, strokeWidth=2, color=QUIET, fill="white", yOffset=8)
    dot = base.mark_point(size=110, filled=True, opacity=1, yOffset=8)
    name = base.mark_text(align="left", fontSize=12, color=INK, yOffset=-8)
    moved = base.mark_text(align="right", fontSize=12, fontWeight="bold", yOffset=-8)
    return alt.layer(
        low,
        line,
        ring.encode(x=x),
        dot.encode(x=alt.X("end:Q", scale=scale, axis=axis, title=None), color=colour, tooltip=tip),
        name.encode(x=alt.value(0), text="gauge:N"),
        moved.encode(x=alt.value("width"), text="change:N", color=colour),
    )


def gauge_message(scenario: Scenario, state: State) -> str:
    """Return the chart's message: the largest rise and the largest fall."""
    moved = {key: state.gauges[key] - gauge.start for key, gauge in scenario.gauges.items()}
    best, worst = max(moved, key=lambda key: moved[key]), min(moved, key=lambda key: moved[key])
    names = {key: gauge.name for key, gauge in scenario.gauges.items()}
    if not any(moved.values()):
        return "No gauge ended where it did not begin"
    if moved[best] <= 0:
        return f"{names[worst]} fell most (−{-moved[worst]}); nothing rose"
    if moved[worst] >= 0:
        return f"{names[best]} rose most (+{moved[best]}); nothing fell"
    return f"{names[best]} rose most (+{moved[best]}), {names[worst]} fell most (−{-moved[worst]})"


def gauge_words(scenario: Scenario, state: State) -> str:
    """Say the dumbbell chart in three sentences."""
    values = "; ".join(
        f"{gauge.name} from {gauge.start} to {state.gauges[key]}" for key, gauge in scenario.gauges.items()
    )
    low = [
        g.name for k, g in scenario.gauges.items() if g.warn_at is not None and state.gauges[k] <= g.warn_at
    ]
    ended = f"Low at the end: {', '.join(low)}." if low else "No gauge was low at the end."
    return f"{gauge_message(scenario, state)}. Start and end of each gauge: {values}. {ended}"


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
    title = "Where you leaned, decision by decision"
    return dressed(chart, title, subtitle, "INVENTED", BAND_PX * max(len(taken), 1))


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

    base = alt.Chart(_data(taken)).encode(x=x.title(None))
    tip = [alt.Tooltip("decision:Q"), alt.Tooltip("lean:Q"), alt.Tooltip("average:Q", title="average so far")]
    bars = base.transform_filter("datum.lean != 0").mark_bar(size=13)
    both = base.transform_filter("datum.lean == 0").mark_point(
        shape="diamond", size=90, filled=True, opacity=1
    )
    average = base.mark_line(color=DOWN, strokeWidth=2, point=alt.OverlayMarkDef(size=16, color=DOWN))
    pole = alt.Chart(_data(poles))
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


def _data(rows: Sequence[Row]) -> alt.Data:
    """Return rows as inline data, so that a chart never asks for a file."""
    return alt.Data(values=list(rows))


def way_through_tree(
    scenario: Scenario, state: State, notes: Mapping[int, str] | None = None
) -> alt.LayerChart:
    """Return the way taken, from top to bottom, with the options and branches that were left.

    `notes` adds a few words to decisions, by number from 0 (for example "time ran out").
    """
    return play_path.draw(scenario, state, notes or {})


def path_words(scenario: Scenario, state: State) -> str:
    """Say the way taken in sentences, with the branches that were not met."""
    return play_path.words(scenario, state)
