"""Who sits at which of three tables: the leaders of the mission, and the two country teams."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, PAPER, QUIET, RUST, SAND, dressed

TITLE = "Of fifteen chairs, only one stands at all three tables: the deputy with three roles"
SUBTITLE = ("Leaders of the invented mission, partners", "Press a group below to see it alone")
TABLES = {"mlt": "MLT", "unct": "UNCT", "hct": "HCT"}
_GROUPS = {"mission": (NAVY, "circle"), "agency": (SAND, "square"), "outside the UN": (PAPER, "diamond")}
_PLACES = alt.Scale(domain=list(TABLES.values()))
_ROW_PX = 25


def draw(rows: Rows) -> Any:
    """Draw a mark where a chair stands at a table, and a line between the tables of one chair."""
    chosen = alt.selection_point(name="group", fields=["group"], bind="legend")
    y = alt.Y(
        "seat:N",
        sort=[str(r["seat"]) for r in rows],
        title=None,
        axis=alt.Axis(
            ticks=False,
            domain=False,
            grid=True,
            gridColor=LINE,
            labelPadding=6,
            minExtent=142,
            labelColor=_emphasis(rows, RUST, INK),
            labelFontWeight=_emphasis(rows, "bold", "normal"),
        ),
    )
    x = alt.X(
        "table:N",
        scale=_PLACES,
        title="Table",
        axis=alt.Axis(orient="top", labelAngle=0, ticks=False, domain=False, labelPadding=10),
    )
    dimmed = alt.condition(chosen, alt.value(1), alt.value(0.15))
    links = alt.Chart(alt.Data(values=spans(rows))).mark_rule(strokeWidth=3, color=QUIET)
    base = alt.Chart(alt.Data(values=chairs(rows)))
    marks = base.mark_point(filled=True, size=170, strokeWidth=1.5, stroke=NAVY).encode(
        x=x,
        y=y,
        shape=alt.Shape("group:N", scale=_scale(1), legend=alt.Legend(**LEGEND)),
        fill=alt.Fill("group:N", scale=_scale(0), legend=alt.Legend(**LEGEND)),
        opacity=dimmed,
        tooltip=[
            alt.Tooltip("seat:N", title="Chair"),
            alt.Tooltip("group:N", title="Group"),
            alt.Tooltip("sits:N", title="Sits at"),
        ],
    )
    rules = links.encode(x=alt.X("from:N", scale=_PLACES), x2="to:N", y=y, opacity=dimmed)
    layers = alt.layer(rules, marks.add_params(chosen))
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(rows))


def _scale(part: int) -> alt.Scale:
    return alt.Scale(domain=list(_GROUPS), range=[look[part] for look in _GROUPS.values()])


def _emphasis(rows: Rows, yes: str, no: str) -> Any:
    names = ", ".join(f"'{r['seat']}'" for r in everywhere(rows))
    return alt.condition(f"indexof([{names}], datum.value) >= 0", alt.value(yes), alt.value(no))


def tables(row: Row) -> list[str]:
    """Give the tables at which a chair stands, as the chart names them."""
    return [words for key, words in TABLES.items() if row[key]]


def everywhere(rows: Rows) -> list[Row]:
    """Give the chairs that stand at all three tables."""
    return [row for row in rows if len(tables(row)) == len(TABLES)]


def chairs(rows: Rows) -> list[dict[str, Any]]:
    """Give one mark for each chair and table."""
    return [
        {"seat": r["seat"], "group": r["group"], "table": table, "sits": _sits(r)}
        for r in rows
        for table in tables(r)
    ]


def _sits(row: Row) -> str:
    return ", ".join(tables(row))


def spans(rows: Rows) -> list[dict[str, Any]]:
    """Give a line for each chair that stands at more than one table."""
    return [
        {"seat": r["seat"], "group": r["group"], "from": tables(r)[0], "to": tables(r)[-1]}
        for r in rows
        if len(tables(r)) > 1
    ]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    mission = sum(r["mlt"] for r in rows)
    one = everywhere(rows)[0]["seat"]
    return (
        f"A grid of {len(rows)} chairs and three tables. {mission} chairs stand at the table of the "
        f"mission's leaders (MLT), {sum(r['unct'] for r in rows)} in the UN Country Team (UNCT) and "
        f"{sum(r['hct'] for r in rows)} in the Humanitarian Country Team (HCT). Only one chair stands at all "
        f"three: {one}, the deputy who is Resident Coordinator and Humanitarian Coordinator."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each chair its tables."""
    lines = ((str(r["seat"]), str(r["group"]), *("yes" if r[k] else "no" for k in TABLES)) for r in rows)
    return Table(("Chair", "Group", "MLT", "UNCT", "HCT"), tuple(lines))


FIGURE = Figure(
    name="three_tables",
    title=TITLE,
    badge="INVENTED",
    data=("three_tables.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Seven posts of the leadership team [S1 §1.1.2 ¶3]; the link to both country teams [S0 ROLES]. "
        "Which partners sit in Kelmora is invented."
    ),
)
