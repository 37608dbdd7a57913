"""National limits of eighteen units: what the file says, what commanders say when asked (C07, D08)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, PAPER, QUIET, RUST, dressed

TITLE = "Asked directly, two commanders name a limit that stands in no file; at the lake nobody has asked"
SUBTITLE = ("Eighteen units by province, month 17", "Choose below: the file, or the answers")
BEFORE, AFTER = "What the file says", "What commanders say when asked"
_NONE, _DECLARED, _UNDECLARED, _UNASKED = "No limit", "§ Declared limit", "! Undeclared limit", "? Not asked"
_STATES = (_NONE, _DECLARED, _UNDECLARED, _UNASKED)
_TILE_PX = 58


def draw(rows: Rows) -> Any:
    """Draw a tile for each unit; a choice below the chart goes back to what the file says."""
    view = alt.param(name="view", value=AFTER, bind=alt.binding_radio(options=[BEFORE, AFTER], name=" "))
    base = (
        alt.Chart(alt.Data(values=tiles(rows)))
        .transform_filter("datum.view == view")
        .encode(
            x=alt.X("place:O", axis=None, scale=alt.Scale(paddingInner=0.06, paddingOuter=0.02)),
            y=alt.Y(
                "province:N",
                sort=list(dict.fromkeys(r["province"] for r in rows)),
                title=None,
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6),
                scale=alt.Scale(paddingInner=0.08),
            ),
            tooltip=[
                alt.Tooltip("unit:N", title="Unit"),
                alt.Tooltip("contributor:N", title="Contributor (invented)"),
                alt.Tooltip("strength:Q", title="Strength"),
                alt.Tooltip("said:N", title="Limit"),
                alt.Tooltip("limit:N", title="What it says"),
            ],
        )
    )
    fill = alt.Fill(
        "state:N",
        scale=alt.Scale(domain=list(_STATES), range=[MIST, "#9fc3da", RUST, PAPER]),
        legend=alt.Legend(**LEGEND, symbolType="square", symbolStrokeColor=QUIET),
    )
    boxes = base.mark_rect(cornerRadius=4, stroke=QUIET).encode(
        fill=fill,
        strokeDash=alt.condition(f"datum.state == '{_UNASKED}'", alt.value([4, 3]), alt.value([1, 0])),
    )
    ink = alt.condition(f"datum.state == '{_UNDECLARED}'", alt.value(PAPER), alt.value(INK))
    names = base.mark_text(fontSize=11, dy=2, lineHeight=12, lineBreak="|").encode(text="name:N", color=ink)
    marks = base.mark_text(fontSize=17, fontWeight="bold", dy=-17).encode(text="mark:N", color=ink)
    layers = alt.layer(boxes, names, marks).add_params(view)
    provinces = len({r["province"] for r in rows})
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", provinces * _TILE_PX)


def tiles(rows: Rows) -> list[dict[str, Any]]:
    """Give each unit twice: as the file knows it, and once asked; what nobody was told is left out."""
    return [_tile(row, _place(row, rows), view) for view in (BEFORE, AFTER) for row in rows]


def _place(row: Row, rows: Rows) -> int:
    return [r["unit"] for r in rows if r["province"] == row["province"]].index(row["unit"])


def _tile(row: Row, place: int, view: str) -> dict[str, Any]:
    state = state_of(row, view)
    kept = {k: row[k] for k in ("unit", "contributor", "province", "strength")}
    return {
        **kept,
        "name": two_lines(str(row["unit"])),
        "place": place,
        "view": view,
        "state": state,
        "said": state.strip("§!? "),
        "limit": _limit(row, state),
        "mark": "" if state == _NONE else state[0],
    }


def state_of(row: Row, view: str = AFTER) -> str:
    """Say what is known of a unit's limits in a view."""
    if row["declared_limit"]:
        return _DECLARED
    if view == BEFORE:
        return _NONE
    if not row["asked_month"]:
        return _UNASKED
    return _UNDECLARED if row["undeclared_limit"] else _NONE


def _limit(row: Row, state: str) -> str:
    known = {_DECLARED: row["declared_limit"], _UNDECLARED: row["undeclared_limit"], _UNASKED: "not known"}
    return str(known.get(state, "none in the file"))


def two_lines(unit: str) -> str:
    """Cut the name of a unit into the two lines of its tile.

    >>> two_lines("Police unit 2")
    'Police unit|2'
    """
    return "|".join(unit.rsplit(" ", 1))


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    count = {s: sum(state_of(r) == s for r in rows) for s in _STATES}
    return (
        f"A grid of tiles shows {len(rows)} invented units in five provinces. The file holds "
        f"{count[_DECLARED]} declared limits. When commanders are asked, {count[_UNDECLARED]} limits appear "
        f"that nobody had declared, one in the Highlands and one in the Drylands. "
        f"The {count[_UNASKED]} units in Lake Province have not been asked."
    )


def tabulate(rows: Rows) -> Table:
    """Give what is known of each unit after the question."""
    return Table(
        ("Province", "Unit", "Strength (people)", "Limit", "What it says"),
        tuple(
            (
                str(r["province"]),
                str(r["unit"]),
                str(r["strength"]),
                state_of(r).strip("§!? "),
                _limit(r, state_of(r)),
            )
            for r in rows
        ),
    )


FIGURE = Figure(
    name="unit_limits",
    title=TITLE,
    badge="INVENTED",
    data=("force_limits.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Undeclared caveats in crises [S2 UNAMID ¶1; S4 WHY ¶1]. All units and limits are invented.",
)
