"""How far money for security goes, by the order in which measures are bought (data D07)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.m10.risk_register import AFTER, BUDGET_USD, score
from bluehelm.charts.theme import INK, LEGEND, NAVY, QUIET, RUST, dressed

TITLE = (
    "A third of the money brings two thirds of the gain, and leaves the bombs on the road as likely as before"
)
SUBTITLE = ("Points: fall in likelihood times impact", "Move the budget below: what do you buy?")
CHEAP, DEAR = "Most points for each dollar first", "Dearest measure first"
BOMB = "Bomb on a main road"
_HEIGHT_PX = 250
_TOP_USD_K, _TOP_POINTS = 1900, 100

Order = Callable[[Row], float]
ORDERS: dict[str, Order] = {
    CHEAP: lambda row: -gain(row) / row["cost_usd"],
    DEAR: lambda row: -row["cost_usd"],
}


def draw(rows: Rows) -> Any:
    """Draw a rising line for each order of buying, and the budget that the reader sets."""
    budget = alt.param(
        name="budget",
        value=BUDGET_USD // 1000,
        bind=alt.binding_range(min=0, max=_TOP_USD_K, step=50, name="Budget (1,000 US dollars): "),
    )
    order = alt.Color(
        "order:N",
        scale=alt.Scale(domain=list(ORDERS), range=[NAVY, RUST]),
        legend=alt.Legend(**{**LEGEND, "columns": 1}, symbolType="stroke", symbolStrokeWidth=3),
    )
    dash = alt.StrokeDash(
        "order:N", scale=alt.Scale(domain=list(ORDERS), range=[[1, 0], [6, 3]]), legend=None
    )
    base = alt.Chart(alt.Data(values=steps(rows)))
    lines = base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(
        x=alt.X(
            "spent:Q",
            title="Money spent (1,000 US dollars)",
            scale=alt.Scale(domain=[0, _TOP_USD_K]),
            axis=alt.Axis(values=[0, 600, 1200, 1800], format=",d"),
        ),
        y=alt.Y(
            "points:Q",
            title="Risk lowered (points)",
            scale=alt.Scale(domain=[0, _TOP_POINTS]),
            axis=alt.Axis(tickCount=5),
        ),
        color=order,
        strokeDash=dash,
    )
    dots = base.mark_circle(size=45, opacity=1).encode(
        x="spent:Q", y="points:Q", color=order, tooltip=_tooltip()
    )
    line = alt.Chart(alt.Data(values=[{}])).transform_calculate(at="budget")
    rule = line.mark_rule(color=QUIET, strokeWidth=2, strokeDash=[2, 3]).encode(x="at:Q")
    layers = alt.layer(rule, lines, dots, *_reached(base)).add_params(budget)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("bought:N", title="Last bought"),
        alt.Tooltip("spent:Q", title="Spent (1,000 US dollars)", format=","),
        alt.Tooltip("points:Q", title="Points so far"),
        alt.Tooltip("order:N", title="Order"),
    ]


def _reached(base: alt.Chart) -> tuple[alt.Chart, alt.Chart]:
    """Mark on each line how far the budget goes, with the points."""
    within = base.transform_filter("datum.spent <= budget").transform_aggregate(
        points="max(points)", spent="max(spent)", groupby=["order"]
    )
    ring = within.mark_point(size=150, strokeWidth=3, filled=False, color=INK)
    words = within.mark_text(dx=-9, dy=-13, align="right", fontWeight="bold", color=INK)
    return ring.encode(x="spent:Q", y="points:Q"), words.encode(x="spent:Q", y="points:Q", text="points:Q")


def gain(row: Row) -> int:
    """Give how many points a measure takes from its threat."""
    return score(row) - score(row, AFTER)


def ordered(rows: Rows, order: str) -> list[Row]:
    """Put the measures in the order in which they are bought."""
    return sorted(rows, key=ORDERS[order])


def steps(rows: Rows) -> list[dict[str, Any]]:
    """Give for each order the money spent and the points won after each measure, from nothing on."""
    return [step for order in ORDERS for step in _climb(ordered(rows, order), order)]


def _climb(rows: Sequence[Row], order: str) -> list[dict[str, Any]]:
    spent, points = 0, 0
    found: list[dict[str, Any]] = [{"order": order, "spent": 0, "points": 0, "bought": "nothing yet"}]
    for row in rows:
        spent, points = spent + row["cost_usd"], points + gain(row)
        found.append({"order": order, "spent": spent / 1000, "points": points, "bought": row["measure"]})
    return found


def bought(rows: Rows, order: str, budget_usd: int = BUDGET_USD) -> list[Row]:
    """Give the measures that a budget buys, in order, until the next one is too dear."""
    found: list[Row] = []
    for row in ordered(rows, order):
        if sum(r["cost_usd"] for r in found) + row["cost_usd"] > budget_usd:
            break
        found.append(row)
    return found


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    whole = sum(gain(r) for r in rows)
    won = {order: sum(gain(r) for r in bought(rows, order)) for order in ORDERS}
    return (
        f"Two rising lines show how many points of risk money takes away, out of {whole}. "
        f"600,000 dollars, a third of the cost of all measures, buys {won[CHEAP]} points if the measures "
        f"with most points for each dollar come first, and {won[DEAR]} points if the dearest come first. "
        f"In the cheaper order the clearance of the roads is not bought, so that bombs stay as likely as "
        f"before: points for each dollar help a decision and do not make it."
    )


def tabulate(rows: Rows) -> Table:
    """Give the measures in the better order, with what is spent and won so far."""
    lines = _climb(ordered(rows, CHEAP), CHEAP)[1:]
    return Table(
        (
            "Measure",
            "Threat",
            "Points won",
            "Cost (US dollars)",
            "Spent so far (US dollars)",
            "Points so far",
        ),
        tuple(
            (
                str(r["measure"]),
                str(r["threat"]),
                str(gain(r)),
                f"{r['cost_usd']:,}",
                f"{round(s['spent'] * 1000):,}",
                str(s["points"]),
            )
            for r, s in zip(ordered(rows, CHEAP), lines, strict=True)
        ),
    )


FIGURE = Figure(
    name="money_for_measures",
    title=TITLE,
    badge="INVENTED",
    data=("risk_register.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Measures lower risk [S2 SEC ¶10]; priorities steer scarce means [S2 SEQ ¶5]. Costs are invented.",
)
