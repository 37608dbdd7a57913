"""Three layouts of the field office in Vaelin: who is near whom, and who stands at the gate."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, NAVY, PAPER, QUIET, SAND, dressed

TITLE = "One wall joins all twelve teams, and puts a soldier at the gate of every team that gives aid"
SUBTITLE = ("Plan of Vaelin, twelve teams, in metres", "Choose a layout below the chart")
LAYOUTS = ("One wall", "Two sites and a bridge", "Six sites")
_FAMILIES = {
    "civilian": (NAVY, "circle"),
    "uniformed": (INK, "triangle-up"),
    "aid": (SAND, "square"),
}
_WIDE_M, _HIGH_M, _HEIGHT_PX = 2200, 1650, 330
METRES_A_MINUTE = 250  # a patrol on foot and by car through a market town
_SHORE = ((0, 0, 330), (500, 0, 260), (1000, 0, 160), (1500, 0, 210), (2200, 0, 120))


def draw(rows: Rows) -> Any:
    """Draw the plan of one layout and, below, what it buys; the reader chooses the layout."""
    layout = alt.param(
        name="layout", value=LAYOUTS[0], bind=alt.binding_radio(options=list(LAYOUTS), name="Layout: ")
    )
    frames = alt.Chart(alt.Data(values=sites(rows))).transform_filter("datum.layout == layout")
    base = alt.Chart(alt.Data(values=teams(rows))).transform_filter("datum.layout == layout")
    marks = base.mark_point(filled=True, size=110, stroke=NAVY, strokeWidth=1, opacity=1).encode(
        x=_east("east_m:Q"),
        y=_north("north_m:Q"),
        shape=alt.Shape("family:N", scale=_scale(1), legend=alt.Legend(**LEGEND)),
        fill=alt.Fill("family:N", scale=_scale(0), legend=alt.Legend(**LEGEND)),
        tooltip=[
            alt.Tooltip("team:N", title="Team"),
            alt.Tooltip("site:N", title="Site"),
            alt.Tooltip("gate:N", title="At the gate"),
        ],
    )
    walls = frames.mark_rect(fill=PAPER, strokeWidth=2, cornerRadius=3).encode(
        x=_east("west:Q"),
        x2="east:Q",
        y=_north("south:Q"),
        y2="north:Q",
        stroke=alt.condition("datum.guarded", alt.value(INK), alt.value(QUIET)),
        strokeDash=alt.condition("datum.guarded", alt.value([1, 0]), alt.value([4, 3])),
    )
    names = frames.mark_text(align="left", baseline="bottom", dy=-4, fontSize=12, color=INK).encode(
        x="west:Q", y="north:Q", text="site:N"
    )
    layers = alt.layer(_lake(), walls, marks, names, _verdicts(rows)).add_params(layout)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _scale(part: int) -> alt.Scale:
    return alt.Scale(domain=list(_FAMILIES), range=[look[part] for look in _FAMILIES.values()])


def _east(field: str) -> alt.X:
    axis = alt.Axis(values=[0, 500, 1000, 1500, 2000], grid=False, format=",d")
    scale = alt.Scale(domain=[0, _WIDE_M], nice=False)
    return alt.X(field, title="Metres east of the landing", scale=scale, axis=axis)


def _north(field: str) -> alt.Y:
    scale = alt.Scale(domain=[-560, _HIGH_M], nice=False)
    axis = alt.Axis(values=[0, 500, 1000, 1500], grid=False, format=",d")
    return alt.Y(field, title="Metres north", scale=scale, axis=axis)


def _lake() -> alt.LayerChart:
    shore = alt.Chart(alt.Data(values=[{"x": x, "low": low, "high": high} for x, low, high in _SHORE]))
    water = shore.mark_area(color="#dbe7f0", interpolate="monotone").encode(
        x=_east("x:Q"), y=_north("low:Q"), y2="high:Q"
    )
    name = alt.Chart(alt.Data(values=[{"x": 90, "y": 110}])).mark_text(align="left", color=QUIET)
    return alt.layer(water, name.encode(x=_east("x:Q"), y=_north("y:Q"), text=alt.value("Lake Vael")))


def _verdicts(rows: Rows) -> alt.LayerChart:
    values = [
        {"layout": layout, "y": -130 - 150 * place, "text": text}
        for layout in LAYOUTS
        for place, text in enumerate(verdict(of(rows, layout)))
    ]
    base = alt.Chart(alt.Data(values=values)).transform_filter("datum.layout == layout")
    ground = alt.Chart(alt.Data(values=[{"low": -560, "high": -20}])).mark_rect(color=MIST)
    text = base.mark_text(align="left", baseline="middle", fontSize=12, color=INK, dx=4)
    return alt.layer(
        ground.encode(y=_north("low:Q"), y2="high:Q"),
        text.encode(x=alt.value(0), y=_north("y:Q"), text="text:N"),
    )


def teams(rows: Rows) -> list[dict[str, Any]]:
    """Give each team with the words for its gate."""
    return [{**row, "gate": "soldiers" if row["armed_gate"] else "a watchman"} for row in rows]


def of(rows: Rows, layout: str) -> list[Row]:
    """Give the teams of one layout."""
    return [row for row in rows if row["layout"] == layout]


def together(here: Rows) -> int:
    """Count the pairs of teams that work at the same site."""
    return sum(a["site"] == b["site"] for a, b in combinations(here, 2))


def farthest_min(here: Rows) -> int:
    """Give the minutes that a patrol needs from the battalion to the farthest team."""
    camp = next(t for t in here if t["team"] == "Battalion")
    metres = max(
        dist((camp["east_m"], camp["north_m"]), (t["east_m"], t["north_m"])) * (t["site"] != camp["site"])
        for t in here
    )
    return round(float(metres) / METRES_A_MINUTE)


def guarded(here: Rows) -> int:
    """Count the teams that give aid behind a gate with soldiers."""
    return sum(bool(t["armed_gate"]) for t in here if t["family"] == "aid")


def verdict(here: Rows) -> tuple[str, str, str]:
    """Say in three short lines what a layout buys and costs."""
    pairs, aid = len(list(combinations(here, 2))), sum(t["family"] == "aid" for t in here)
    minutes = farthest_min(here)
    return (
        f"Pairs of teams under one roof: {together(here)} of {pairs}",
        f"Minutes for help to the farthest: {minutes or 'under 1'}",
        f"Aid teams behind a soldier's gate: {guarded(here)} of {aid}",
    )


def sites(rows: Rows) -> list[dict[str, Any]]:
    """Give each site of each layout the frame around its teams."""
    found = []
    for layout in LAYOUTS:
        for site in dict.fromkeys(t["site"] for t in of(rows, layout)):
            here = [t for t in of(rows, layout) if t["site"] == site]
            found.append({"layout": layout, "site": site, **_frame(here)})
    return found


def _frame(here: Rows) -> dict[str, Any]:
    east, north = [t["east_m"] for t in here], [t["north_m"] for t in here]
    return {
        "west": min(east) - 75,
        "east": max(east) + 75,
        "south": min(north) - 80,
        "north": max(north) + 75,
        "guarded": bool(here[0]["armed_gate"]),
    }


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    plans = [of(rows, layout) for layout in LAYOUTS]
    one, bridge, six = (together(plan) for plan in plans)
    near, far = (farthest_min(plan) for plan in plans[1:])
    return (
        f"A plan of the invented town of Vaelin shows twelve teams in three layouts. One wall puts {one} of "
        f"66 pairs of teams under one roof, two sites with a bridge {bridge}, and six sites {six}. Help "
        f"reaches the farthest team at once behind one wall, in {near} minutes with two sites and in "
        f"{far} with six. Soldiers stand at the gate of {guarded(plans[0])} of 5 aid teams behind one wall, "
        f"and of {guarded(plans[1])} in the other two layouts."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each layout its sites, their teams and who stands at the gate."""
    lines = []
    for site in sites(rows):
        here = [t for t in teams(of(rows, site["layout"])) if t["site"] == site["site"]]
        names = ", ".join(str(t["team"]) for t in here)
        lines.append((site["layout"], site["site"], names, str(here[0]["gate"])))
    return Table(("Layout", "Site", "Teams", "At the gate"), tuple(lines))


FIGURE = Figure(
    name="where_to_sit",
    title=TITLE,
    badge="INVENTED",
    data=("vaelin_sites.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Co-location and its exceptions [S2 IM ¶4, ¶7–8]. Town, teams and distances are invented; "
        "a patrol makes 250 metres a minute."
    ),
)
