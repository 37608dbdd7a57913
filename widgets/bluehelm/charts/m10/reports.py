"""Incidents by province and month, with the months whose reports have gaps (C04 and C18, data D02)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LINE, QUIET, dressed

TITLE = "Only the Drylands report roadside bombs, and from there some weekly reports never came"
SUBTITLE = ("Reported incidents, months 1 to 21", "? = weekly report missing; darker = more")
PROVINCES = ("Coast", "Midlands", "Highlands", "Lake", "Drylands")
LAST_MONTH, FIRST_MONTH = 21, 9
ALL, BOMBS = "All incidents", "Roadside bombs"
_ROW_PX = 44


def draw(rows: Rows) -> Any:
    """Draw a tile for each province and month; a choice below the chart shows roadside bombs alone."""
    view = alt.param(name="view", value=BOMBS, bind=alt.binding_radio(options=[ALL, BOMBS], name=" "))
    base = (
        alt.Chart(alt.Data(values=tiles(rows)))
        .transform_filter("datum.view == view")
        .encode(
            x=alt.X(
                "month:O",
                title="Month of the mission",
                scale=alt.Scale(paddingInner=0.08),
                axis=alt.Axis(values=[1, 6, 12, 18, 21], labelAngle=0, ticks=False, domain=False),
            ),
            y=alt.Y(
                "province:N",
                sort=list(PROVINCES),
                title=None,
                scale=alt.Scale(paddingInner=0.1),
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6),
            ),
            tooltip=[
                alt.Tooltip("province:N", title="Province"),
                alt.Tooltip("month:O", title="Month"),
                alt.Tooltip("count:Q", title="Reported"),
                alt.Tooltip("said:N", title="Weekly reports"),
            ],
        )
    )
    tile = base.mark_rect(cornerRadius=2).encode(
        fill=alt.Fill(
            "share:Q",
            scale=alt.Scale(domain=[0, 1], range=["#eef3f7", "#0d2c4d"]),
            legend=None,
        ),
        stroke=alt.condition("datum.missing > 0", alt.value(QUIET), alt.value(LINE)),
        strokeDash=alt.condition("datum.missing > 0", alt.value([3, 2]), alt.value([1, 0])),
    )
    gap = base.transform_filter("datum.missing > 0")
    grey = gap.mark_rect(cornerRadius=2, fill="#b9c0c7", stroke=QUIET, strokeDash=[3, 2])
    marks = gap.mark_text(fontSize=13, fontWeight="bold", color=INK).encode(text=alt.value("?"))
    layers = alt.layer(tile, grey, marks).add_params(view)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(PROVINCES))


def tiles(rows: Rows) -> list[dict[str, Any]]:
    """Give each province and month twice: all incidents, and roadside bombs; gaps are counted apart."""
    counts = {view: counted(rows, view) for view in (ALL, BOMBS)}
    missing = Counter((r["province"], month_of(r)) for r in rows if not r["reported"])
    return [
        {
            "view": view,
            "province": province,
            "month": month,
            "count": count[province, month],
            "share": round(count[province, month] / max(count.values()), 3),
            "missing": missing[province, month],
            "said": _said(missing[province, month]),
        }
        for view, count in counts.items()
        for province in PROVINCES
        for month in range(1, LAST_MONTH + 1)
    ]


def _said(missing: int) -> str:
    return f"{missing} missing: the number is too low" if missing else "all came"


def month_of(row: Row) -> int:
    """Give the mission month of a row; month 1 is September 2022.

    >>> month_of({"date": "2024-05-31"})
    21
    """
    day = dt.date.fromisoformat(row["date"])
    return (day.year - 2022) * 12 + day.month - FIRST_MONTH + 1


def counted(rows: Rows, view: str = ALL) -> Counter[tuple[str, int]]:
    """Count what was reported, by province and month."""
    shown = [r for r in rows if r["reported"] and (view == ALL or r["type"] == "IED")]
    return Counter((r["province"], month_of(r)) for r in shown)


def gaps(rows: Rows, province: str) -> int:
    """Count the weekly reports of a province that never came."""
    return sum(not r["reported"] and r["province"] == province for r in rows)


def bombs(rows: Rows) -> dict[str, int]:
    """Count the roadside bombs of each province."""
    return {p: sum(r["province"] == p and r["type"] == "IED" for r in rows) for p in PROVINCES}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    missing = {p: gaps(rows, p) for p in PROVINCES}
    return (
        f"A grid of tiles shows the incidents that five invented provinces reported in {LAST_MONTH} months. "
        f"All {bombs(rows)['Drylands']} roadside bombs stand in reports from the Drylands. "
        f"{missing['Drylands']} weekly reports from the Drylands and {missing['Lake']} from Lake Province "
        f"never came: these months are grey with a question mark, since no report does not mean no incident."
    )


def tabulate(rows: Rows) -> Table:
    """Give the numbers of each province over all months."""
    columns = ("Province", "Incidents reported", "Roadside bombs", "Weekly reports missing")
    return Table(
        columns,
        tuple(
            (
                province,
                str(sum(r["province"] == province and r["reported"] for r in rows)),
                str(bombs(rows)[province]),
                str(gaps(rows, province)),
            )
            for province in PROVINCES
        ),
    )


FIGURE = Figure(
    name="incident_reports",
    title=TITLE,
    badge="INVENTED",
    data=("incidents.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Threats are found and weighed in an area [S2 SEC ¶10]. All incidents are invented.",
)
