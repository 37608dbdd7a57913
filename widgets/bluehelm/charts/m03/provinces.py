"""What happens where: incidents of six months by province and kind, or the people harmed (C04, data D02)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import BLUE, INK, MIST, NAVY, PAPER, dressed

TITLE = "Each of the five provinces has a different kind of incident most often"
SUBTITLE = ("Months 7 to 12 of the mission", "A frame marks the highest number of a row")
PROVINCES = ("Lake", "Midlands", "Highlands", "Coast", "Drylands")
KINDS = {
    "clash": "Clash",
    "abuse": "Abuse",
    "intimidation": "Threat",
    "protest": "Protest",
    "crime": "Crime",
    "IED": "Bomb",
}
INCIDENTS, HARMED = "Incidents", "People harmed"
_STEPS = (MIST, "#b9cfdf", "#7fa9c4", BLUE, NAVY)
_ROW_PX = 46


def draw(rows: Rows) -> Any:
    """Draw a cell for each province and kind; a choice below it counts people in place of incidents."""
    count = alt.param(
        name="count", value=INCIDENTS, bind=alt.binding_radio(options=[INCIDENTS, HARMED], name="Count: ")
    )
    base = (
        alt.Chart(alt.Data(values=cells(rows)))
        .transform_filter("datum.count == count")
        .encode(
            x=alt.X(
                "kind:N",
                sort=list(KINDS.values()),
                title=None,
                axis=alt.Axis(orient="top", labelAngle=-40, labelAlign="left", ticks=False, domain=False),
            ),
            y=alt.Y(
                "province:N",
                sort=list(PROVINCES),
                title=None,
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6, minExtent=74),
            ),
            tooltip=[
                alt.Tooltip("province:N", title="Province"),
                alt.Tooltip("kind:N", title="Kind"),
                alt.Tooltip("n:Q", title="Number"),
            ],
        )
    )
    fill = alt.Fill("shade:O", scale=alt.Scale(domain=list(range(5)), range=list(_STEPS)), legend=None)
    frames = base.transform_filter("datum.most").mark_rect(fill=None, stroke=INK, strokeWidth=3)
    ink = alt.condition("datum.shade >= 3", alt.value(PAPER), alt.value(INK))
    layers = alt.layer(
        base.mark_rect(stroke=PAPER, strokeWidth=2).encode(fill=fill),
        frames,
        base.mark_text(fontSize=13).encode(text="n:Q", color=ink),
    ).add_params(count)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(PROVINCES))


def total(rows: Rows, province: str, kind: str, count: str = INCIDENTS) -> int:
    """Count the reported incidents of a kind in a province, or the people whom they harmed."""
    mine = [r for r in rows if r["reported"] and (r["province"], r["type"]) == (province, kind)]
    return len(mine) if count == INCIDENTS else sum(r["victims_f"] + r["victims_m"] for r in mine)


def most(rows: Rows, province: str, count: str = INCIDENTS) -> str:
    """Name the kind that has the highest number in a province."""
    return max(KINDS, key=lambda kind: total(rows, province, kind, count))


def cells(rows: Rows) -> list[dict[str, Any]]:
    """Give each cell its number and one of five shades of the highest number of the table."""
    found = []
    for count in (INCIDENTS, HARMED):
        numbers = {(p, k): total(rows, p, k, count) for p in PROVINCES for k in KINDS}
        highest = max(numbers.values())
        for (province, kind), n in numbers.items():
            place = {"count": count, "province": province, "kind": KINDS[kind], "n": n}
            found.append(
                {**place, "shade": min(4, 5 * n // highest), "most": kind == most(rows, province, count)}
            )
    return found


def _first(rows: Rows, count: str = INCIDENTS) -> str:
    return ", ".join(f"{KINDS[most(rows, p, count)].lower()} in {p}" for p in PROVINCES)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    missing = sum(not r["reported"] for r in rows)
    return (
        f"A table in shades counts the reported incidents of six months in five invented provinces. The most "
        f"frequent kinds are {_first(rows)}. Counted by people harmed, the first kinds are "
        f"{_first(rows, HARMED)}. {missing} weekly reports did not come; what "
        f"happened in those weeks is not counted."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each province the number of each kind, and what was not reported."""
    lines = []
    for count in (INCIDENTS, HARMED):
        for province in PROVINCES:
            numbers = (str(total(rows, province, kind, count)) for kind in KINDS)
            missing = sum(r["province"] == province and not r["reported"] for r in rows)
            lines.append((count, province, *numbers, str(missing)))
    return Table(("Count", "Province", *KINDS.values(), "No report came"), tuple(lines))


FIGURE = Figure(
    name="five_provinces",
    title=TITLE,
    badge="INVENTED",
    data=("incidents.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "What a strategic assessment looks at [S1 §1.2 ¶7]; activities follow the context [S2 SEQ ¶1]. "
        "All incidents are invented."
    ),
)
