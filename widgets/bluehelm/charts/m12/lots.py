"""What firms of two communities earn from a camp, with and without small lots (C15)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, NAVY, PAPER, QUIET, SAND, dressed

TITLE = "With small lots, upland firms got 45 of every 100 dollars at Vaelin, not 17; at Odran little changed"
SUBTITLE = ("What camps pay to firms of two communities", "Per cent of all contracts in six months")
FIRST_WITH_LOTS = 21
PERIODS = {False: "months 15 to 20", True: "months 21 to 26"}
SITES = ("Vaelin", "Odran")
COMMUNITIES = {"river_usd": "River community", "upland_usd": "Upland community"}
_ROW_PX = 56


def draw(rows: Rows) -> Any:
    """Draw for each camp and half year a bar of 100 per cent, in two parts."""
    order, fills = list(COMMUNITIES.values()), [NAVY, SAND]
    base = alt.Chart(alt.Data(values=parts(rows))).encode(
        y=alt.Y("name:N", sort=None, axis=None),
        tooltip=[
            alt.Tooltip("name:N", title="Camp"),
            alt.Tooltip("community:N", title="Community"),
            alt.Tooltip("usd:Q", title="USD", format=","),
            alt.Tooltip("percent:Q", title="Per cent"),
        ],
    )
    fill = alt.Fill(
        "community:N",
        scale=alt.Scale(domain=order, range=fills),
        legend=alt.Legend(**LEGEND, symbolType="square", symbolStrokeColor=QUIET),
    )
    x = alt.X("from:Q", title="Per cent of the money", scale=alt.Scale(domain=[0, 100]))
    bars = base.mark_bar(height=24, stroke=QUIET, strokeWidth=0.5, yOffset=8).encode(
        x=x, x2="to:Q", fill=fill
    )
    ink = alt.condition(f"datum.community == '{order[0]}'", alt.value(PAPER), alt.value(INK))
    numbers = base.mark_text(fontSize=13, fontWeight="bold", yOffset=8).encode(
        x="middle:Q", text="percent:Q", color=ink
    )
    heads = alt.Chart(alt.Data(values=[one for one in parts(rows) if one["from"] == 0]))
    names = heads.mark_text(align="left", fontSize=12, color=INK, yOffset=-14).encode(
        x=alt.datum(0), y=alt.Y("name:N", sort=None), text="name:N"
    )
    return dressed(alt.layer(bars, numbers, names), TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(SITES) * 2)


def earned(rows: Rows, site: str, late: bool) -> dict[str, int]:
    """Give what firms of each community earned from a camp in one half year, in USD."""
    here = [r for r in rows if r["site"] == site and (r["month"] >= FIRST_WITH_LOTS) == late]
    return {column: sum(int(r[column]) for r in here) for column in COMMUNITIES}


def has_lots(rows: Rows, site: str, late: bool) -> bool:
    """Say whether contracts of a camp were split into lots in one half year."""
    here = [r for r in rows if r["site"] == site and (r["month"] >= FIRST_WITH_LOTS) == late]
    return all(r["lots"] for r in here)


def percents(rows: Rows, site: str, late: bool) -> dict[str, int]:
    """Give the share of each community, in whole per cent."""
    money = earned(rows, site, late)
    return {column: round(100 * usd / sum(money.values())) for column, usd in money.items()}


def parts(rows: Rows) -> list[dict[str, Any]]:
    """Give each part of each bar its place, its money and its words."""
    found = []
    for site in SITES:
        for late, period in PERIODS.items():
            how = "small lots" if has_lots(rows, site, late) else "large contracts"
            money, shares = earned(rows, site, late), percents(rows, site, late)
            river = shares["river_usd"]
            spans = {"river_usd": (0, river), "upland_usd": (river, 100)}
            for column, (start, end) in spans.items():
                found.append(
                    {
                        "name": f"{site}, {period}: {how}",
                        "community": COMMUNITIES[column],
                        "usd": money[column],
                        "percent": shares[column],
                        "from": start,
                        "to": end,
                        "middle": (start + end) / 2,
                    }
                )
    return found


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    upland = {(s, late): percents(rows, s, late)["upland_usd"] for s in SITES for late in PERIODS}
    return (
        f"Four bars share out what two invented camps paid to firms of a river and an upland community. "
        f"At Vaelin the upland community got {upland['Vaelin', False]} of 100 dollars while contracts were "
        f"large, and {upland['Vaelin', True]} once they were split into small lots. At Odran contracts "
        f"stayed large, and it got {upland['Odran', False]} and then {upland['Odran', True]}."
    )


def tabulate(rows: Rows) -> Table:
    """Give for each camp and half year what each community earned."""
    columns = ("Camp and time", "Community", "USD", "Per cent")
    lines = ((one["name"], one["community"], f"{one['usd']:,}", str(one["percent"])) for one in parts(rows))
    return Table(columns, tuple(lines))


FIGURE = Figure(
    name="lots_and_communities",
    title=TITLE,
    badge="INVENTED",
    data=("contracts.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Local procurement, rivalries and bias [S2 GREEN ¶6–7]. Camps, firms and amounts are invented.",
)
