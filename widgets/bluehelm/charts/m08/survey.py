"""Who trusts the mission, before and after the picture of the truck (data D04)."""

from __future__ import annotations

from math import sqrt
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, NAVY, QUIET, RUST, dressed

TITLE = "After the picture, trust in the mission fell by 8 points in Odran and hardly elsewhere"
SUBTITLE = ("Per cent who trust the mission, Midlands", "Lines up and down: range of chance (95 %)")
PLACES = {"Odran": (RUST, "circle"), "Other towns": (NAVY, "square")}
ALL, GROUPS = "All", {"Women": "women", "Men": "men"}
QUARTERS = {4: "10–12", 5: "13–15", 6: "16–18", 7: "19–21"}
BEFORE, AFTER = 6, 7
_LOW, _HIGH, _HEIGHT_PX, _SIDE = 0, 70, 300, 0.09


def draw(rows: Rows) -> Any:
    """Draw a line for each place over four quarters; the reader chooses women, men or all."""
    group = alt.param(name="group", value=ALL, bind=alt.binding_radio(options=[ALL, *GROUPS], name="Asked: "))
    base = alt.Chart(alt.Data(values=points(rows))).transform_filter("datum.group == group")
    x = alt.X(
        "x:Q",
        title="Months of the mission",
        scale=alt.Scale(domain=[3.6, 7.5], nice=False),
        axis=alt.Axis(values=list(QUARTERS), labelExpr=_months(), grid=False),
    )
    y = alt.Y("percent:Q", title="Per cent", scale=alt.Scale(domain=[_LOW, _HIGH]))
    colours, shapes = zip(*PLACES.values(), strict=True)
    colour = alt.Color(
        "place:N",
        scale=alt.Scale(domain=list(PLACES), range=list(colours)),
        legend=alt.Legend(**LEGEND, symbolType="circle", symbolOpacity=1),
    )
    shape = alt.Shape("place:N", scale=alt.Scale(domain=list(PLACES), range=list(shapes)), legend=None)
    tips = [
        alt.Tooltip("place:N", title="Place"),
        alt.Tooltip("months:N", title="Months"),
        alt.Tooltip("percent:Q", title="Per cent", format=".0f"),
        alt.Tooltip("n:Q", title="People asked"),
    ]
    lines = base.mark_line(strokeWidth=2).encode(x=x, y=y, color=colour)
    ranges = base.mark_rule(strokeWidth=1.5).encode(x=x, y=alt.Y("low:Q"), y2="high:Q", color=colour)
    dots = base.mark_point(filled=True, size=90, opacity=1).encode(
        x=x, y=y, color=colour, shape=shape, tooltip=tips
    )
    ends = base.transform_filter(f"datum.quarter == {AFTER}").mark_text(
        align="left", dx=8, fontSize=12, fontWeight="bold", color=INK
    )
    words = ends.encode(x=x, y=y, text=alt.Text("percent:Q", format=".0f"))
    layers = alt.layer(ranges, lines, dots, words, *_picture()).add_params(group)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _months() -> str:
    """Write the months of a quarter in place of its number."""
    parts = "".join(f"datum.value == {q} ? '{words}' : " for q, words in QUARTERS.items())
    return f"{parts}''"


def _picture() -> list[alt.Chart]:
    """Mark where the picture goes round: at the beginning of the last quarter."""
    base = alt.Chart(alt.Data(values=[{"x": 6.5, "y": _HIGH - 3}]))
    rule = base.mark_rule(strokeDash=[4, 3], color=QUIET).encode(x="x:Q")
    word = base.mark_text(align="right", dx=-5, fontSize=12, color=INK).encode(
        x="x:Q", y="y:Q", text=alt.value("The picture →")
    )
    return [rule, word]


def share(rows: Rows, place: str, quarter: int, group: str = ALL) -> tuple[float, int]:
    """Give the share in per cent that trusts the mission, and how many were asked."""
    mine = [
        r
        for r in rows
        if (r["place"], r["quarter"]) == (place, quarter) and group in (ALL, r["sex"].capitalize())
    ]
    asked = sum(r["n"] for r in mine)
    return sum(r["n"] * r["trust_mission"] for r in mine) / asked, asked


def half_range(percent: float, asked: int) -> float:
    """Give half of the range in which chance alone may move a share, 95 per cent.

    >>> round(half_range(50, 2500), 2)
    1.96
    """
    return 1.96 * sqrt(percent * (100 - percent) / asked)


def points(rows: Rows) -> list[dict[str, Any]]:
    """Give each point its share and its range; the two places stand a little apart."""
    found: list[dict[str, Any]] = []
    for group in (ALL, *GROUPS):
        for side, place in zip((-_SIDE, _SIDE), PLACES, strict=True):
            for quarter, months in QUARTERS.items():
                percent, asked = share(rows, place, quarter, group)
                half = half_range(percent, asked)
                kept = {"group": group, "place": place, "quarter": quarter, "months": months, "n": asked}
                spot = {"percent": round(percent, 1), "low": percent - half, "high": percent + half}
                found.append({**kept, "x": quarter + side, **spot})
    return found


def change(rows: Rows, place: str, group: str = ALL) -> float:
    """Give the change of the share from the quarter before the picture to the one after it, in points."""
    return share(rows, place, AFTER, group)[0] - share(rows, place, BEFORE, group)[0]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    odran, others = ([share(rows, place, q)[0] for q in (BEFORE, AFTER)] for place in PLACES)
    women, men = (share(rows, "Odran", AFTER, group)[0] for group in GROUPS)
    return (
        f"Lines show the share of people in invented Midlands who trust the mission, over four quarters. In "
        f"Odran it fell from {odran[0]:.0f} to {odran[1]:.0f} per cent after the picture; in other towns it "
        f"went from {others[0]:.0f} to {others[1]:.0f}. In Odran {women:.0f} per cent of women and "
        f"{men:.0f} per cent of men trusted the mission afterwards."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each place, group and quarter the share and how many were asked."""
    lines = []
    for p in points(rows):
        between = f"{p['low']:.0f}–{p['high']:.0f}"
        lines.append((p["place"], p["group"], p["months"], f"{p['percent']:.0f}", between, str(p["n"])))
    columns = ("Place", "Asked", "Months", "Trust the mission (%)", "Range of chance (%)", "People asked")
    return Table(columns, tuple(lines))


FIGURE = Figure(
    name="trust_after_the_picture",
    title=TITLE,
    badge="INVENTED",
    data=("perception_survey.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="What people see weighs as much as any other factor [S2 MDI ¶3]. All numbers are invented.",
)
