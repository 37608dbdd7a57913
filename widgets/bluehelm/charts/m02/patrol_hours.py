"""At which hour patrols start: a limit that nobody declared shows as a gap (D08)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, NAVY, QUIET, RUST, dressed

TITLE = "In eight weeks Battalion 2 sent no patrol out at night, and no file says why"
SUBTITLE = ("Each line is the start of one patrol", "Highlands, months 13 and 14; night is grey")
DAY, NIGHT = "Starts by day", "Starts at night"
NIGHT_FROM, NIGHT_TO = 19, 5
_NOON = 12
_ROW_PX = 76


def draw(rows: Rows) -> Any:
    """Draw a line for the start of each patrol, noon to noon, so that night stands in the middle."""
    night = alt.Chart(alt.Data(values=[{"from": _since_noon(NIGHT_FROM), "to": _since_noon(NIGHT_TO)}]))
    x = alt.X(
        "place:Q",
        title="Hour of the day",
        scale=alt.Scale(domain=[0, 24], nice=False),
        axis=alt.Axis(
            values=[0, 6, 12, 18, 24], grid=False, labelExpr=f"(datum.value + {_NOON}) % 24 + ':00'"
        ),
    )
    y = alt.Y(
        "unit:N",
        sort=units(rows),
        title=None,
        axis=alt.Axis(ticks=False, domain=False, labelPadding=6, labelExpr="split(datum.label, ' ')"),
        scale=alt.Scale(paddingInner=0.4, paddingOuter=0.25),
    )
    base = alt.Chart(alt.Data(values=starts(rows))).encode(y=y)
    ticks = base.mark_tick(thickness=2, bandSize=26, opacity=0.75).encode(
        x=x,
        color=alt.Color(
            "when:N",
            scale=alt.Scale(domain=[DAY, NIGHT], range=[NAVY, RUST]),
            legend=alt.Legend(**LEGEND, symbolType="square"),
        ),
        tooltip=[
            alt.Tooltip("unit:N", title="Unit"),
            alt.Tooltip("day:Q", title="Day of the record"),
            alt.Tooltip("hour:N", title="Start"),
        ],
    )
    words = (
        alt.Chart(alt.Data(values=counts(rows)))
        .mark_text(fontSize=12, dy=-30, color=INK)
        .encode(x=alt.datum(_since_noon(0)), y=y, text="said:N")
    )
    shade = night.mark_rect(color=MIST).encode(x=alt.X("from:Q"), x2="to:Q")
    edge = night.mark_rule(color=QUIET, strokeDash=[3, 3])
    layers = alt.layer(shade, edge.encode(x="from:Q"), edge.encode(x="to:Q"), ticks, words)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(units(rows)))


def _since_noon(hour: float) -> float:
    """Give the hours since noon.

    >>> _since_noon(13), _since_noon(1.5)
    (1, 13.5)
    """
    return (hour - _NOON) % 24


def at_night(hour: float) -> bool:
    """Say whether an hour of the day lies in the night."""
    return hour >= NIGHT_FROM or hour < NIGHT_TO


def units(rows: Rows) -> list[str]:
    """Give the units in the order of the file."""
    return list(dict.fromkeys(str(row["unit"]) for row in rows))


def starts(rows: Rows) -> list[dict[str, Any]]:
    """Give each patrol with its place on the axis and its hour in words."""
    return [
        {
            "unit": row["unit"],
            "day": row["day"],
            "place": _since_noon(row["start_hour"]),
            "hour": f"{int(row['start_hour']):02}:{int(row['start_hour'] % 1 * 60):02}",
            "when": NIGHT if at_night(row["start_hour"]) else DAY,
        }
        for row in rows
    ]


def counts(rows: Rows) -> list[dict[str, Any]]:
    """Give for each unit how many of its patrols start at night."""
    found = []
    for unit in units(rows):
        mine = [row for row in rows if row["unit"] == unit]
        nights = sum(at_night(row["start_hour"]) for row in mine)
        found.append(
            {"unit": unit, "n": len(mine), "nights": nights, "said": f"{nights} of {len(mine)} at night"}
        )
    return found


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    said = ", ".join(f"{one['nights']} of {one['n']} in {one['unit']}" for one in counts(rows))
    return (
        f"Lines show the hour at which each of {len(rows)} invented patrols in the Highlands started, in "
        f"eight weeks. At night, from {NIGHT_FROM}:00 to {NIGHT_TO}:00, it was {said}. Battalion 2 had "
        f"declared no limit. A pattern is a reason to ask, not yet a proof."
    )


def tabulate(rows: Rows) -> Table:
    """Give the numbers of each unit by day and by night."""
    lines = []
    for one in counts(rows):
        lines += [(one["unit"], DAY, str(one["n"] - one["nights"])), (one["unit"], NIGHT, str(one["nights"]))]
    return Table(("Unit", "When", "Patrols in eight weeks"), tuple(lines))


FIGURE = Figure(
    name="patrol_hours",
    title=TITLE,
    badge="INVENTED",
    data=("patrols.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Limits that nobody declared were found by reviews [S4 WHY ¶1]. All patrols are invented.",
)
