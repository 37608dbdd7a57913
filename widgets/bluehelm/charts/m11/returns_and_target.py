"""Returns to one province against the target, month by month (data D06 in the form of C09)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, MIST, NAVY, QUIET, dressed

TITLE = "By month 23, returns to Midlands stood at 38 per cent of the target"
SUBTITLE = ("People who had returned until each month", "Target: 4,000 a month from month 6")
_LAST = 23


def draw(rows: Rows) -> Any:
    """Draw the target as a pale area and the returns as a dark one in front of it."""
    base = alt.Chart(alt.Data(values=[dict(row) for row in rows]))
    x = alt.X(
        "month:Q",
        title="Month of the mission",
        scale=alt.Scale(domain=[6, _LAST + 0.2], nice=False),
        axis=alt.Axis(values=[6, 9, 12, 15, 18, 21, _LAST], grid=False, format="d"),
    )
    told = [
        alt.Tooltip("month:Q", title="Month"),
        alt.Tooltip("target:Q", title="Target", format=","),
        alt.Tooltip("returned:Q", title="Returned", format=","),
    ]
    axis = alt.Axis(format=",d", values=[0, 20_000, 40_000, 60_000, 80_000])
    y = alt.Y("target:Q", title="People", scale=alt.Scale(domain=[0, 80_000]), axis=axis)
    target = base.mark_area(fill=MIST, opacity=1, line={"color": QUIET, "strokeWidth": 1.5})
    returned = base.mark_area(fill=NAVY, opacity=1)
    layers = alt.layer(
        target.encode(x=x, y=y, tooltip=told),
        returned.encode(x=x, y="returned:Q", tooltip=told),
        *_words(rows),
    )
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", 260)


def _words(rows: Rows) -> list[alt.Chart]:
    last = rows[-1]
    words = [
        {"y": last["target"], "text": f"Target: {last['target']:,}"},
        {"y": last["returned"], "text": f"Returned: {last['returned']:,}"},
    ]
    base = alt.Chart(alt.Data(values=words)).mark_text(
        align="right", baseline="bottom", dx=-4, dy=-6, fontSize=13, fontWeight="bold", color=INK
    )
    return [base.encode(x=alt.datum(_LAST), y="y:Q", text="text:N")]


def percent(rows: Rows) -> float:
    """Give the returns of the last month in per cent of the target."""
    return float(100 * rows[-1]["returned"] / rows[-1]["target"])


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    last = rows[-1]
    return (
        f"Two areas grow from month {rows[0]['month']} to month {last['month']} of the invented mission. "
        f"The target for returns to Midlands grows by 4,000 people a month, to {last['target']:,}. Until "
        f"then {last['returned']:,} people had returned: {percent(rows):.0f} per cent of the target."
    )


def tabulate(rows: Rows) -> Table:
    """Give both numbers month by month."""
    lines = ((str(r["month"]), f"{r['target']:,}", f"{r['returned']:,}") for r in rows)
    return Table(("Month", "Target until then", "Returned until then"), tuple(lines))


FIGURE = Figure(
    name="returns_and_target",
    title=TITLE,
    badge="INVENTED",
    data=("returns.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="An honest picture for the Council [S2 HQ ¶7–8; S1 §1.1.1 ¶5]. All numbers are invented.",
)
