"""Who returned and who was newly displaced, month by month, in a province that the reader chooses (D06)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import LEGEND, LINE, NAVY, QUIET, RUST, dressed

TITLE = "In month 20 some 27,000 people fled in Lake: nearly as many as had returned to Midlands in 18 months"
SUBTITLE = ("People in each month, months 1 to 23", "Up: returned. Down: newly displaced")
RETURNED, NEW = "Returned", "Newly displaced"
PROVINCES = ("Lake", "Midlands", "Highlands", "Coast", "Drylands")


def draw(rows: Rows) -> Any:
    """Draw bars up and down for the province that the reader chooses; months without a report are marked."""
    province = alt.param(
        name="province", value="Lake", bind=alt.binding_select(options=list(PROVINCES), name="Province: ")
    )
    x = alt.X(
        "left:Q",
        title="Month of the mission",
        scale=alt.Scale(domain=[0.4, 23.6], nice=False),
        axis=alt.Axis(values=[1, 5, 10, 15, 20, 23], grid=False, format="d"),
    )
    y = alt.Y(
        "height:Q",
        title="← newly displaced | returned →",
        scale=alt.Scale(domain=[-30_000, 6_000]),
        axis=alt.Axis(
            values=[-30_000, -20_000, -10_000, 0, 5_000],
            labelExpr="format(abs(datum.value), ',')",
            gridColor=LINE,
        ),
    )
    chosen = alt.Chart(alt.Data(values=bars(rows))).transform_filter("datum.province == province")
    marks = chosen.mark_rect().encode(
        x=x,
        x2="right:Q",
        y=y,
        y2=alt.datum(0),
        fill=alt.Fill(
            "what:N",
            scale=alt.Scale(domain=[RETURNED, NEW], range=[NAVY, RUST]),
            legend=alt.Legend(**LEGEND, symbolType="square"),
        ),
        tooltip=[
            alt.Tooltip("month:Q", title="Month"),
            alt.Tooltip("what:N", title="What"),
            alt.Tooltip("people:Q", title="People", format=","),
        ],
    )
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(color=QUIET).encode(y=alt.datum(0))
    gaps = (
        alt.Chart(alt.Data(values=missing(rows)))
        .transform_filter("datum.province == province")
        .mark_text(text="?", fontSize=15, fontWeight="bold", color=QUIET, dy=-10)
        .encode(x="month:Q", y=alt.datum(0), tooltip=[alt.Tooltip("told:N", title="Month")])
    )
    layers = alt.layer(marks, zero, gaps).add_params(province)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", 300)


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give two bars for each month and province that reported."""
    return [bar for row in rows if row["reported"] for bar in _two(row)]


def _two(row: Row) -> list[dict[str, Any]]:
    month = row["month"]
    kept = {"month": month, "province": row["province"], "left": month - 0.38, "right": month + 0.38}
    up, down = row["returned"], row["new"]
    return [
        {**kept, "what": RETURNED, "people": up, "height": up},
        {**kept, "what": NEW, "people": down, "height": -down},
    ]


def missing(rows: Rows) -> list[dict[str, Any]]:
    """Give the months of which no report came: they are marked and not drawn as zero."""
    return [
        {"month": r["month"], "province": r["province"], "told": f"{r['month']}: no report"}
        for r in rows
        if not r["reported"]
    ]


def peak(rows: Rows) -> Row:
    """Give the month and province with most newly displaced people."""
    return max((row for row in rows if row["reported"]), key=lambda row: row["new"])


def returned(rows: Rows, province: str, first: int) -> int:
    """Give how many returned to a province from a month on."""
    mine = (row for row in rows if row["province"] == province and row["month"] >= first and row["reported"])
    return sum(row["returned"] for row in mine)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    most = peak(rows)
    return (
        "Bars show, for a province that the reader chooses, who returned and who was newly displaced in "
        f"each of 23 months; {len(missing(rows))} reports never came and are marked with a question mark. "
        f"Most people fled in {most['province']} in month {most['month']}: {most['new']:,}. From month 6 to "
        f"month 23, {returned(rows, 'Midlands', 6):,} people returned to Midlands."
    )


def tabulate(rows: Rows) -> Table:
    """Give each month of each province; what was not reported says so."""
    fields = ("returned", "new", "displaced")
    return Table(
        ("Province", "Month", "Returned", "Newly displaced", "Displaced at its end"),
        tuple(
            (str(r["province"]), str(r["month"]), *(_shown(r[f]) for f in fields))
            for r in sorted(rows, key=lambda row: (PROVINCES.index(row["province"]), row["month"]))
        ),
    )


def _shown(value: Any) -> str:
    return "not reported" if value == "" else f"{value:,}"


FIGURE = Figure(
    name="home_and_away",
    title=TITLE,
    badge="INVENTED",
    data=("displacement.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Direction from the Council needs the whole picture [S1 §1.1.1 ¶5]. All numbers are invented.",
)
