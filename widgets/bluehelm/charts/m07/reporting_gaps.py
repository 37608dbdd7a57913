"""Incidents reported week by week; a report that never came is grey, never zero (C18, D02)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, PAPER, QUIET, dressed

TITLE = "Two reports never came, each after a week with six or more incidents: grey is not zero"
SUBTITLE = ("Incidents reported in each week of a year", "Press a tile for its number")
_COLOURS = {  # from light to dark: the shades differ in lightness, also in grey print
    "0": PAPER,
    "1–2": "#cfe0ec",
    "3–4": "#7faacb",
    "5 or more": "#12355b",
    "No report": "#a39a8e",
}
_ROW_PX, _TILE_SHARE = 52, 0.30


def draw(rows: Rows) -> Any:
    """Draw a tile for each province and week, and a word above each report that never came."""
    base = alt.Chart(alt.Data(values=tiles(rows)))
    x = alt.X(
        "left:Q",
        title="Week",
        scale=alt.Scale(domain=[0.5, 52.5], nice=False),
        axis=alt.Axis(values=[1, 13, 26, 39, 52], grid=False, format="d"),
    )
    y = alt.Y(
        "low:Q",
        title=None,
        scale=alt.Scale(domain=[-0.5, len(provinces(rows)) - 0.5], nice=False, reverse=True),
        axis=alt.Axis(
            values=list(range(len(provinces(rows)))),
            grid=False,
            ticks=False,
            domain=False,
            labelPadding=6,
            labelExpr=f"{provinces(rows)}[datum.value]",
        ),
    )
    marks = base.mark_rect(stroke=LINE, strokeWidth=0.5).encode(
        x=x,
        x2="right:Q",
        y=y,
        y2="high:Q",
        fill=alt.Fill(
            "step:N",
            scale=alt.Scale(domain=list(_COLOURS), range=list(_COLOURS.values())),
            legend=alt.Legend(
                **{**LEGEND, "columns": 3}, symbolType="square", symbolStrokeColor=QUIET, symbolStrokeWidth=1
            ),
        ),
        tooltip=[
            alt.Tooltip("province:N", title="Province"),
            alt.Tooltip("week:Q", title="Week"),
            alt.Tooltip("said:N", title="Incidents reported"),
        ],
    )
    words = alt.Chart(alt.Data(values=gaps(rows))).mark_text(fontSize=12, color=INK, dy=-20)
    named = words.encode(x=alt.X("week:Q"), y=alt.Y("row:Q"), text="words:N")
    return dressed(alt.layer(marks, named), TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(provinces(rows)))


def provinces(rows: Rows) -> list[str]:
    """Give the provinces in the order of the file."""
    return list(dict.fromkeys(str(row["province"]) for row in rows))


def step_of(row: Row) -> str:
    """Say which shade a week has; a report that never came has its own."""
    if not row["reported"]:
        return "No report"
    number = row["incidents"]
    return "5 or more" if number >= 5 else "3–4" if number >= 3 else "1–2" if number else "0"


def tiles(rows: Rows) -> list[dict[str, Any]]:
    """Give the tile of each province and week."""
    order = provinces(rows)
    return [
        {
            "province": row["province"],
            "week": row["week"],
            "said": str(row["incidents"]) if row["reported"] else "no report",
            "step": step_of(row),
            "left": row["week"] - 0.5,
            "right": row["week"] + 0.5,
            "low": order.index(row["province"]) - _TILE_SHARE,
            "high": order.index(row["province"]) + _TILE_SHARE,
        }
        for row in rows
    ]


def gaps(rows: Rows) -> list[dict[str, Any]]:
    """Give each report that never came, with what was reported in the week before."""
    number = {(row["province"], row["week"]): row["incidents"] for row in rows}
    return [
        {
            "province": row["province"],
            "week": row["week"],
            "row": provinces(rows).index(row["province"]),
            "before": number[row["province"], row["week"] - 1],
            "words": "no report",
        }
        for row in rows
        if not row["reported"]
    ]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    said = " and ".join(
        f"{one['province']} in week {one['week']}, after a week with {one['before']} incidents"
        for one in gaps(rows)
    )
    zeros = sum(step_of(row) == "0" for row in rows)
    return (
        f"Tiles show how many invented incidents five provinces reported in each of 52 weeks; a darker tile "
        f"means more. In {zeros} weeks a report came and said zero. No report came from {said}."
    )


def tabulate(rows: Rows) -> Table:
    """Give what each province reported in the year."""
    lines = []
    for province in provinces(rows):
        mine = [row for row in rows if row["province"] == province]
        came = [row["incidents"] for row in mine if row["reported"]]
        numbers = (sum(came), max(came), came.count(0), len(mine) - len(came))
        lines.append((province, *(str(number) for number in numbers)))
    columns = (
        "Province",
        "Incidents reported",
        "Most in a week",
        "Weeks with zero",
        "Reports that never came",
    )
    return Table(columns, tuple(lines))


FIGURE = Figure(
    name="reporting_gaps",
    title=TITLE,
    badge="INVENTED",
    data=("reports.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="A common and coherent picture [S2 INT ¶2]. All numbers are invented.",
)
