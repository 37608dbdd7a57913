"""Who is named for incidents, by province and month, and where nobody can say (C04, data D02)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.m10.reports import month_of
from bluehelm.charts.theme import INK, LEGEND, NAVY, QUIET, SAND, dressed

TITLE = "In Midlands, state forces are named in 25 of 51 reports of abuse, and in 10 nobody is named"
SUBTITLE = ("Reports in each month, months 5 to 16", "? = a weekly report of the month is missing")
PROVINCES = ("Midlands", "Coast", "Highlands", "Lake", "Drylands")
ABUSE, ALL = "Abuse", "All incidents"
NAMED = {
    "state": ("State forces", NAVY),
    "group": ("Armed groups", SAND),
    "unknown": ("Nobody is named", "#dde3e9"),
}
MONTHS = range(5, 17)
_ROW_PX, _ROOM = 76, 1.75  # a row of bars, and how much of it a word above takes


def draw(rows: Rows) -> Any:
    """Draw a row of small bars for each province; a choice below the chart counts all incidents."""
    view = alt.param(name="view", value=ABUSE, bind=alt.binding_radio(options=[ABUSE, ALL], name=" "))
    heads = alt.Chart(alt.Data(values=headings(rows))).transform_filter("datum.view == view")
    text = heads.mark_text(align="left", baseline="top", fontSize=12, color=INK).encode(
        x=alt.value(2), y=_height("top:Q"), text="words:N", description="words:N"
    )
    lines = alt.Chart(alt.Data(values=[{"y": -_ROOM * n} for n in range(1, len(PROVINCES) + 1)]))
    floors = lines.mark_rule(color=QUIET).encode(y=_height("y:Q"))
    layers = alt.layer(floors, _bars(rows), text, _sums(rows)).add_params(view)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(PROVINCES))


def _bars(rows: Rows) -> alt.Chart:
    """Draw the bars; what a screen reader says of each is a sentence, and no place on the drawing."""
    words, colours = zip(*NAMED.values(), strict=True)
    chart = alt.Chart(alt.Data(values=bars(rows))).transform_filter("datum.view == view")
    said = "datum.province + ', month ' + datum.month + ', ' + datum.named + ': ' + datum.n"
    return (
        chart.transform_calculate(said=said)
        .mark_rect(stroke=QUIET, strokeWidth=0.5)
        .encode(
            x=_month("left:Q"),
            x2="right:Q",
            y=_height("from:Q"),
            y2="to:Q",
            fill=alt.Fill(
                "named:N",
                scale=alt.Scale(domain=list(words), range=list(colours)),
                legend=alt.Legend(**LEGEND, symbolType="square", symbolStrokeColor=QUIET),
            ),
            description="said:N",
            tooltip=[
                alt.Tooltip("province:N", title="Province"),
                alt.Tooltip("month:Q", title="Month"),
                alt.Tooltip("named:N", title="Named"),
                alt.Tooltip("n:Q", title="Reports"),
            ],
        )
    )


def _sums(rows: Rows) -> alt.Chart:
    tops = alt.Chart(alt.Data(values=sums(rows))).transform_filter("datum.view == view")
    return tops.mark_text(baseline="bottom", dy=-2, fontSize=11, color=INK).encode(
        x=_month("month:Q"), y=_height("top:Q"), text="words:N"
    )


def _month(field: str) -> alt.X:
    return alt.X(
        field,
        title="Month of the mission",
        scale=alt.Scale(domain=[MONTHS.start - 0.6, MONTHS.stop - 0.4], nice=False),
        axis=alt.Axis(values=[5, 8, 12, 16], grid=False, format="d"),
    )


def _height(field: str) -> alt.Y:
    scale = alt.Scale(domain=[-_ROOM * len(PROVINCES), 0], nice=False)
    return alt.Y(field, title=None, scale=scale, axis=None)


def named(rows: Rows, province: str, view: str = ABUSE, month: int | None = None) -> Counter[str]:
    """Count the reports of a province by who is named: state, group or unknown."""
    return Counter(
        row["actor"] if row["actor"] in NAMED else "group"
        for row in rows
        if row["reported"]
        and row["province"] == province
        and (view == ALL or row["type"] == "abuse")
        and month in (None, month_of(row))
    )


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give each part of each small bar its place; the tallest bar of a view is one unit high."""
    found: list[dict[str, Any]] = []
    for view in (ABUSE, ALL):
        counts = {(p, m): named(rows, p, view, m) for p in PROVINCES for m in MONTHS}
        tallest = max(count.total() for count in counts.values())
        for (province, month), count in counts.items():
            at = -_ROOM * (PROVINCES.index(province) + 1)
            for key, (words, _) in NAMED.items():
                if count[key]:
                    place = {
                        "view": view,
                        "province": province,
                        "month": month,
                        "named": words,
                        "n": count[key],
                    }
                    top = at + count[key] / tallest
                    found.append({**place, **_sides(month), "from": round(at, 4), "to": round(top, 4)})
                    at = top
    return found


def _sides(month: int) -> dict[str, float]:
    return {"left": month - 0.4, "right": month + 0.4}


def headings(rows: Rows) -> list[dict[str, Any]]:
    """Give the words above each row of bars: the province and its sums."""
    found = []
    for view in (ABUSE, ALL):
        for place, province in enumerate(PROVINCES):
            counts = named(rows, province, view)
            words = f"{province}: {counts.total()} reports, state forces named in {counts['state']}"
            found.append({"view": view, "top": -_ROOM * place - 0.14, "words": words})
    return found


def sums(rows: Rows) -> list[dict[str, Any]]:
    """Give what stands above each small bar: its sum, and a question mark where a report is missing."""
    found = []
    tops = {(bar["view"], bar["province"], bar["month"]): bar["to"] for bar in bars(rows)}
    for view in (ABUSE, ALL):
        for province in PROVINCES:
            for month in MONTHS:
                number = named(rows, province, view, month).total()
                words = f"{number or ''}{'?' if (province, month) in missing(rows) else ''}"
                floor = -_ROOM * (PROVINCES.index(province) + 1)
                top = tops.get((view, province, month), floor)
                if words:
                    found.append({"view": view, "month": month, "top": top, "words": words})
    return found


def missing(rows: Rows) -> set[tuple[str, int]]:
    """Give province and month where a weekly report never came."""
    return {(row["province"], month_of(row)) for row in rows if not row["reported"]}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    here, lake = named(rows, "Midlands"), named(rows, "Lake")
    return (
        f"Small bars count the reports of abuse in twelve months in five invented provinces, by who is "
        f"named. In Midlands, which has the most, {here['state']} of {here.total()} name forces "
        f"of the state, {here['group']} name armed groups, and {here['unknown']} name nobody. In "
        f"Lake Province {lake.total()} reports came, and {lake['state']} of them name forces of the state. "
        f"{len(missing(rows))} months, in Lake and Drylands, lack a weekly report and bear a question mark."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each province who is named in reports of abuse, and how many weekly reports are missing."""
    names = (words for words, _ in NAMED.values())
    columns = ("Province", *names, "Reports of abuse", "Weekly reports missing")
    return Table(columns, tuple(_line(rows, province) for province in PROVINCES))


def _line(rows: Rows, province: str) -> tuple[str, ...]:
    counts = named(rows, province)
    gaps = sum(row["province"] == province and not row["reported"] for row in rows)
    numbers = [*(counts[key] for key in NAMED), counts.total(), gaps]
    return (province, *map(str, numbers))


FIGURE = Figure(
    name="record_with_gaps",
    title=TITLE,
    badge="INVENTED",
    data=("incidents.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="The record of a force is a part of the assessment [S1 §1.3.2 ¶4]. All incidents are invented.",
)
