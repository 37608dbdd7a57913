"""The price of salt, and attacks in the two weeks after it (C11, D12)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, PAPER, RUST, dressed

TITLE = "The price of salt about doubled before 11 of 14 attacks; two times nothing followed"
SUBTITLE = ("Price on three markets, usual price = 100", "Move the alarm below: what does it miss?")
ALARM = 150
ATTACK, QUIET_WEEKS = "Attack in the next two weeks", "No attack"
_HEIGHT_PX, _TOP = 290, 275
_GREY = "#9aa7b4"


def draw(rows: Rows) -> Any:
    """Draw each price, a line for the alarm that the reader sets, and what such an alarm would have done."""
    alarm = alt.param(
        name="alarm", value=ALARM, bind=alt.binding_range(min=90, max=220, step=5, name="Alarm at price: ")
    )
    x = alt.X(
        "week:Q",
        title="Week",
        scale=alt.Scale(domain=[0, 79], nice=False),
        axis=alt.Axis(values=[1, 13, 26, 39, 52, 65, 78], grid=False, format="d"),
    )
    y = alt.Y(
        "price:Q",
        title="Price",
        scale=alt.Scale(domain=[70, _TOP], nice=False),
        axis=alt.Axis(values=[100, 150, 200], gridColor=MIST),
    )
    scale = {"domain": [ATTACK, QUIET_WEEKS]}
    legend = alt.Legend(**{**LEGEND, "columns": 1})
    marks = (
        alt.Chart(alt.Data(values=points(rows)))
        .mark_point(filled=True, stroke=PAPER, strokeWidth=0.5, opacity=1)
        .encode(
            x=x,
            y=y,
            fill=alt.Fill("after:N", scale=alt.Scale(**scale, range=[RUST, _GREY]), legend=legend),
            shape=alt.Shape("after:N", scale=alt.Scale(**scale, range=["diamond", "circle"]), legend=legend),
            size=alt.condition("datum.attack", alt.value(130), alt.value(35)),
            tooltip=[
                alt.Tooltip("market:N", title="Market"),
                alt.Tooltip("week:Q", title="Week"),
                alt.Tooltip("price:Q", title="Price"),
                alt.Tooltip("after:N", title="Then"),
            ],
        )
    )
    line = (
        alt.Chart(alt.Data(values=[{}]))
        .transform_calculate(at="alarm")
        .mark_rule(color=INK, strokeDash=[4, 3])
        .encode(y=alt.Y("at:Q", scale=alt.Scale(domain=[70, _TOP], nice=False)))
    )
    return dressed(
        alt.layer(line, marks, _verdict(rows)).add_params(alarm), TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX
    )


def _verdict(rows: Rows) -> alt.LayerChart:
    """Count, in the page, what an alarm at this price would have warned of and missed."""
    counted = (
        alt.Chart(alt.Data(values=points(rows)))
        .transform_calculate(
            warned="datum.attack && datum.price >= alarm ? 1 : 0",
            missed="datum.attack && datum.price < alarm ? 1 : 0",
            idle="!datum.attack && datum.price >= alarm ? 1 : 0",
        )
        .transform_aggregate(warned="sum(warned)", missed="sum(missed)", idle="sum(idle)")
        .transform_calculate(
            first="'Warned: ' + datum.warned + ' · Missed: ' + datum.missed",
            second="'False alarms: ' + datum.idle",
        )
    )
    text = counted.mark_text(align="left", baseline="top", fontSize=13, fontWeight="bold", color=INK)
    return alt.layer(
        text.encode(x=alt.value(6), y=alt.value(4), text="first:N"),
        text.encode(x=alt.value(6), y=alt.value(22), text="second:N"),
    )


def points(rows: Rows) -> list[dict[str, Any]]:
    """Give each price with the words for what came after it."""
    return [
        {**row, "attack": row["attacks_after"] > 0, "after": ATTACK if row["attacks_after"] else QUIET_WEEKS}
        for row in rows
    ]


def verdict(rows: Rows, alarm: int = ALARM) -> tuple[int, int, int]:
    """Count attacks that an alarm warns of, attacks that it misses, and false alarms."""
    high = [one["attack"] for one in points(rows) if one["price"] >= alarm]
    attacks = sum(one["attack"] for one in points(rows))
    return sum(high), attacks - sum(high), len(high) - sum(high)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    warned, missed, idle = verdict(rows)
    low = verdict(rows, 110)
    return (
        f"Marks show {len(rows)} invented prices of salt on three markets in 78 weeks, and whether an attack "
        f"followed within two weeks. An alarm at {ALARM}, half above the usual price, would have warned of "
        f"{warned} of {warned + missed} attacks, missed {missed} and been false {idle} times. An alarm at "
        f"110 would have been false {low[2]} times, for {low[0] - warned} more attack."
    )


def tabulate(rows: Rows) -> Table:
    """Give what alarms at several prices would have done."""
    lines = ((str(at), *(str(number) for number in verdict(rows, at))) for at in range(100, 221, 10))
    return Table(("Alarm at price", "Attacks warned of", "Attacks missed", "False alarms"), tuple(lines))


FIGURE = Figure(
    name="salt_price",
    title=TITLE,
    badge="INVENTED",
    data=("salt_price.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Indicators that serve as early-warning signs [S2 GEN ¶4]. The link is invented.",
)
