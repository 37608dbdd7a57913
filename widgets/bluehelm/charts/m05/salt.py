"""The price of salt on three markets, and the attacks near them (C11, data D12)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, QUIET, RUST, SAND, dressed

TITLE = "The price of salt jumped before 11 of 14 attacks, and twice for nothing"
SUBTITLE = ("Price on three markets, usual price = 100", "Attacks within 20 km; weeks 18 to 69")
MARKETS = ("Odran", "Hesk", "Vaelin")
JUMP = 150
"""A price that is half as much again as usual, or more, counts as a jump."""
WARNED, SILENT, NOTHING = "Attack, after a jump", "Attack, without a jump", "Jump, and no attack"
_KINDS = {
    WARNED: ("triangle-down", NAVY),
    SILENT: ("cross", RUST),
    NOTHING: ("circle", SAND),
}
_PANEL, _PANEL_PX, _MARK_AT = 290, 116, 40


def draw(rows: Rows) -> Any:
    """Draw a panel for each market: the price as a line, attacks and false alarms as marks below it."""
    names = alt.Chart(alt.Data(values=[{"y": _base(m) + _PANEL - 30, "m": m} for m in MARKETS]))
    labels = names.mark_text(align="left", fontWeight="bold", fontSize=12, color=INK)
    prices = alt.Chart(alt.Data(values=points(rows)))
    line = prices.mark_line(interpolate="step-after", strokeWidth=1.5, color=QUIET)
    layers = alt.layer(
        line.encode(x=_week(rows), y=_place(), detail="market:N"),
        _signs(rows),
        labels.encode(x=alt.value(4), y=_place(), text="m:N"),
    )
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _PANEL_PX * len(MARKETS))


def _week(rows: Rows) -> alt.X:
    weeks = [row["week"] for row in rows]
    return alt.X(
        "week:Q",
        title="Week of the mission",
        scale=alt.Scale(domain=[min(weeks) - 1, max(weeks) + 1], nice=False),
        axis=alt.Axis(values=[20, 30, 40, 50, 60], grid=False, format="d"),
    )


def _place() -> alt.Y:
    """Return the axis of all panels. Its numbers begin anew in each, so a screen reader leaves it out."""
    steps = [at * _PANEL + price for at in range(len(MARKETS)) for price in (100, 200)]
    label = f"datum.value % {_PANEL}"
    axis = alt.Axis(values=steps, labelExpr=label, gridColor=LINE, domain=False, aria=False)
    scale = alt.Scale(domain=[0, _PANEL * len(MARKETS)], nice=False)
    return alt.Y("y:Q", title="Price of salt", scale=scale, axis=axis)


def _signs(rows: Rows) -> alt.Chart:
    """Draw the events; a press on the legend shows one kind, and a screen reader says each as a sentence."""
    chosen = alt.selection_point(name="kind", fields=["kind"], bind="legend")
    said = (
        "datum.market + ', week ' + datum.week + ': ' + datum.kind + '; highest price before: ' + datum.price"
    )
    chart = alt.Chart(alt.Data(values=marks(rows))).transform_calculate(said=said)
    return (
        chart.mark_point(filled=True, size=90, stroke=INK, strokeWidth=0.7)
        .encode(
            x=_week(rows),
            y=_place(),
            shape=alt.Shape("kind:N", scale=_scale(0), legend=_legend()),
            fill=alt.Fill("kind:N", scale=_scale(1), legend=_legend()),
            opacity=alt.condition(chosen, alt.value(1), alt.value(0.15)),
            description="said:N",
            tooltip=[
                alt.Tooltip("market:N", title="Market"),
                alt.Tooltip("week:Q", title="Week"),
                alt.Tooltip("kind:N", title="What"),
                alt.Tooltip("price:Q", title="Highest price in the two weeks before"),
            ],
        )
        .add_params(chosen)
    )


def _scale(part: int) -> alt.Scale:
    return alt.Scale(domain=list(_KINDS), range=[look[part] for look in _KINDS.values()])


def _legend() -> alt.Legend:
    return alt.Legend(**{**LEGEND, "columns": 1}, symbolStrokeColor=INK, symbolStrokeWidth=0.7)


def _base(market: str) -> int:
    """Give the foot of a panel: the first market stands on top."""
    return _PANEL * (len(MARKETS) - 1 - MARKETS.index(market))


def points(rows: Rows) -> list[dict[str, Any]]:
    """Give each price its place in the panel of its market."""
    return [
        {"market": r["market"], "week": r["week"], "price": r["price"], "y": _base(r["market"]) + r["price"]}
        for r in rows
    ]


def events(rows: Rows) -> list[dict[str, Any]]:
    """Give each attack, after a jump of the price or without, and each jump that nothing followed."""
    found = []
    for market in MARKETS:
        here = {r["week"]: r for r in rows if r["market"] == market}
        for week, row in here.items():
            before = [here[w]["price"] for w in (week - 2, week - 1) if w in here]
            if row["attacks"]:
                kind = WARNED if max(before) >= JUMP else SILENT
                found.append({"market": market, "week": week, "kind": kind, "price": max(before)})
            elif len(before) > 1 and min(before) >= JUMP:
                found.append({"market": market, "week": week, "kind": NOTHING, "price": max(before)})
    return found


def marks(rows: Rows) -> list[dict[str, Any]]:
    """Give each event its place below the line of its market."""
    return [{**event, "y": _base(event["market"]) + _MARK_AT} for event in events(rows)]


def count(rows: Rows, kind: str, market: str | None = None) -> int:
    """Count the events of one kind."""
    return sum(e["kind"] == kind and market in (None, e["market"]) for e in events(rows))


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    warned, silent, nothing = (count(rows, kind) for kind in _KINDS)
    return (
        f"Three lines show the invented price of salt on three markets in 52 weeks, and marks show "
        f"attacks within 20 km. The usual price is 100; a jump is {JUMP} or more. In the two weeks before "
        f"{warned} of {warned + silent} attacks the price jumped, and before {silent} it did not. "
        f"{nothing} jumps were followed by no attack."
    )


def tabulate(rows: Rows) -> Table:
    """Give each event, week by week."""
    ordered = sorted(events(rows), key=lambda event: event["week"])
    return Table(
        ("Week of the mission", "Market", "What happened", "Highest price in the two weeks before"),
        tuple((str(e["week"]), e["market"], e["kind"], str(e["price"])) for e in ordered),
    )


FIGURE = Figure(
    name="salt_before_attacks",
    title=TITLE,
    badge="INVENTED",
    data=("salt_price.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Gender-responsive analysis finds early-warning signs [S2 GEN ¶4]. Prices and attacks: invented.",
)
