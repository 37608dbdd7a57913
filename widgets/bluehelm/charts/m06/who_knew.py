"""Who knew of which incident: the mission, the agencies, or both (C04, data D02)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, NAVY, PAPER, QUIET, SAND, dressed

TITLE = "Mission and agencies both knew of only 34 of the 67 incidents in Lake"
SUBTITLE = ("Incidents, months 13 to 18 of the mission", "Choose a kind of incident below")
ALL = "all"
PROVINCES = ("Lake", "Midlands", "Highlands", "Coast", "Drylands")
KNOWN = {
    "mission": ("Mission only", NAVY),
    "both": ("Both", "#9fc3da"),
    "agencies": ("Agencies only", SAND),
}
_MOST, _ROW_PX, _ROOM = 90, 44, 6


def draw(rows: Rows) -> Any:
    """Draw a bar for each province, cut by who knew; a choice below the chart counts one kind only."""
    kinds = [ALL, *sorted({str(r["type"]) for r in rows if r["type"]}, key=str.lower)]
    kind = alt.param(name="kind", value=ALL, bind=alt.binding_select(options=kinds, name="Kind: "))
    base = (
        alt.Chart(alt.Data(values=parts(rows, kinds)))
        .transform_filter("datum.kind == kind")
        .encode(
            y=alt.Y(
                "province:N",
                sort=list(PROVINCES),
                title=None,
                scale=alt.Scale(domain=list(PROVINCES)),
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6, minExtent=74),
            ),
            tooltip=[
                alt.Tooltip("province:N", title="Province"),
                alt.Tooltip("kind:N", title="Kind"),
                alt.Tooltip("known:N", title="Known to"),
                alt.Tooltip("n:Q", title="Incidents"),
            ],
        )
    )
    x = alt.X(
        "from:Q",
        title="Number of incidents reported",
        scale=alt.Scale(domain=[0, _MOST]),
        axis=alt.Axis(values=[0, 20, 40, 60, 80]),
    )
    order, colours = zip(*KNOWN.values(), strict=True)
    fill = alt.Fill(
        "known:N",
        scale=alt.Scale(domain=list(order), range=list(colours)),
        legend=alt.Legend(**LEGEND, symbolType="square", symbolStrokeColor=QUIET),
    )
    ink = alt.condition(f"datum.known == '{order[0]}'", alt.value(PAPER), alt.value(INK))
    bars = base.mark_bar(height=26, stroke=QUIET, strokeWidth=0.5).encode(x=x, x2="to:Q", fill=fill)
    counts = base.mark_text(fontSize=12).encode(x="middle:Q", text="word:N", color=ink)
    layers = alt.layer(bars, counts).add_params(kind)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(PROVINCES))


def reported(rows: Rows, province: str, kind: str = ALL) -> Counter[str]:
    """Count the reported incidents of a province by who knew of them."""
    return Counter(
        str(r["known_by"])
        for r in rows
        if r["reported"] and r["province"] == province and kind in (ALL, r["type"])
    )


def parts(rows: Rows, kinds: list[str]) -> list[dict[str, Any]]:
    """Give each part of each bar its place, for every kind of incident."""
    found: list[dict[str, Any]] = []
    for kind in kinds:
        for province in PROVINCES:
            counts, start = reported(rows, province, kind), 0
            for key, (words, _) in KNOWN.items():
                place = {"kind": kind, "province": province, "known": words, "n": counts[key]}
                found.append({**place, **_span(start, counts[key])})
                start += counts[key]
    return found


def _span(start: int, number: int) -> dict[str, Any]:
    word = str(number) if number >= _ROOM else ""
    return {"from": start, "to": start + number, "middle": start + number / 2, "word": word}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    lake = reported(rows, "Lake")
    missing = [str(r["province"]) for r in rows if not r["reported"]]
    return (
        f"Bars count the incidents of six months in five invented provinces, by who knew of them. In Lake "
        f"Province {lake.total()} incidents were reported: the mission alone knew of {lake['mission']}, "
        f"the agencies alone of {lake['agencies']}, and both of {lake['both']}. From "
        f"{' and '.join(sorted(set(missing)))} {len(missing)} weekly report did not come; it is not counted."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each province who knew of how many incidents, and what was not reported."""
    lines = []
    for province in PROVINCES:
        counts = reported(rows, province)
        missing = sum(r["province"] == province and not r["reported"] for r in rows)
        numbers = (counts[key] for key in KNOWN)
        lines.append((province, *map(str, numbers), str(counts.total()), str(missing)))
    names = (words for words, _ in KNOWN.values())
    return Table(("Province", *names, "Reported", "No report came"), tuple(lines))


FIGURE = Figure(
    name="who_knew",
    title=TITLE,
    badge="INVENTED",
    data=("incidents.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Joint structures [S2 IM ¶5]; mandates of partners [S2 IM ¶11]. All incidents are invented.",
)
