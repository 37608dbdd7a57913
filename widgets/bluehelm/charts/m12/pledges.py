"""Twelve pledges for programmes, and what came of each (C09)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, NAVY, PAPER, QUIET, dressed

TITLE = "Of twelve pledges three came in full and four not at all: of 100 dollars, 42 came"
SUBTITLE = ("Voluntary money for programmes in Midlands", "USD million. Frame: pledged. Dark: received")
_ROW_PX, _MILLION, _MOST = 27, 1_000_000, 2.9


def draw(rows: Rows) -> Any:
    """Draw a frame for each pledge, filled as far as money came, and say in words what came."""
    base = alt.Chart(alt.Data(values=bars(rows))).encode(
        y=alt.Y(
            "name:N",
            sort=None,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelPadding=6, minExtent=118),
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Pledge"),
            alt.Tooltip("pledged:Q", title="Pledged (USD million)"),
            alt.Tooltip("received:Q", title="Received (USD million)"),
            alt.Tooltip("waited:N", title="First money after"),
        ],
    )
    x = alt.X(
        "pledged:Q",
        title="USD million",
        scale=alt.Scale(domain=[0, _MOST], nice=False),
        axis=alt.Axis(values=[0, 0.5, 1, 1.5, 2], format=".1f"),
    )
    frames = base.mark_bar(height=17, fill=PAPER, stroke=QUIET, strokeWidth=1.5).encode(x=x)
    filled = base.mark_bar(height=17, fill=NAVY).encode(x="received:Q")
    words = base.mark_text(align="left", dx=6, fontSize=12, color=INK).encode(x="pledged:Q", text="said:N")
    return dressed(alt.layer(frames, filled, words), TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(rows))


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give each pledge its name, its amounts in million dollars, and words for what came."""
    return [
        {
            "name": f"{row['line']} ({row['pledge']})",
            "pledged": row["pledged_usd"] / _MILLION,
            "received": row["received_usd"] / _MILLION,
            "said": said(row["pledged_usd"], row["received_usd"]),
            "waited": _waited(row["months_until_money"]),
        }
        for row in rows
    ]


def said(pledged_usd: int, received_usd: int) -> str:
    """Say what came of a pledge.

    >>> said(200, 0), said(200, 50), said(200, 200)
    ('nothing', '25 %', 'in full')
    """
    if received_usd == pledged_usd:
        return "in full"
    return f"{round(100 * received_usd / pledged_usd)} %" if received_usd else "nothing"


def _waited(months: int | str) -> str:
    if months == "":
        return "not yet"
    return "1 month" if months == 1 else f"{months} months"


def share_percent(rows: Rows) -> int:
    """Give what came of every 100 dollars that were pledged, over all pledges."""
    pledged, received = (sum(int(r[name]) for r in rows) for name in ("pledged_usd", "received_usd"))
    return round(100 * received / pledged)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    words, largest = [one["said"] for one in bars(rows)], bars(rows)[0]
    full, nothing = words.count("in full"), words.count("nothing")
    return (
        f"Twelve bars show pledges for programmes in one invented province, the largest first, and what came "
        f"of each. {full} came in full, {len(words) - full - nothing} in part, {nothing} not at all. Of the "
        f"largest, USD {largest['pledged']:.0f} million, {largest['said']} came; of all money together "
        f"{share_percent(rows)} %."
    )


def tabulate(rows: Rows) -> Table:
    """Give each pledge with its line, amounts and time."""
    columns = ("Pledge", "Pledged (USD)", "Received (USD)", "What came", "First money after")
    return Table(
        columns,
        tuple(
            (one["name"], f"{row['pledged_usd']:,}", f"{row['received_usd']:,}", one["said"], one["waited"])
            for row, one in zip(rows, bars(rows), strict=True)
        ),
    )


FIGURE = Figure(
    name="midlands_pledges",
    title=TITLE,
    badge="INVENTED",
    data=("midlands_pledges.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Programmes depend on voluntary money, often below pledges [S2 RES ¶5]. All amounts are invented.",
)
