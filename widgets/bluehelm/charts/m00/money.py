"""What Member States were assessed for the training service, in two budgets (F06)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import BLUE, NAVY, PAPER, dressed

TITLE = "Assessed money for the training service was 26 per cent lower in 2018–2019 than in 2014–2015"
SUBTITLE = ("Integrated Training Service", "In the peacekeeping support account")


def draw(rows: Rows) -> Any:
    """Draw a bar for each budget, from zero."""
    values = [{**row, "label": f"{row['usd']:,}", "colour": (NAVY, BLUE)[n]} for n, row in enumerate(rows)]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y(
            "period:N",
            sort=None,
            title=None,
            axis=alt.Axis(ticks=False, domain=False, labelPadding=8, minExtent=82),
        ),
        tooltip=[alt.Tooltip("period:N", title="Budget"), alt.Tooltip("label:N", title="US dollars")],
    )
    x = alt.X(
        "usd:Q",
        title="Millions of US dollars",
        scale=alt.Scale(domain=[0, 1_600_000], nice=False),
        axis=alt.Axis(values=[0, 500_000, 1_000_000, 1_500_000], labelExpr="datum.value / 1000000"),
    )
    bars = base.mark_bar(height=34).encode(x=x, color=alt.Color("colour:N", scale=None))
    words = base.mark_text(align="right", dx=-8, color=PAPER, fontSize=13, fontWeight="bold")
    layers = alt.layer(bars, words.encode(x="usd:Q", text="label:N"))
    return dressed(layers, TITLE, SUBTITLE, "DERIVED", 100)


def fall_percent(rows: Rows) -> float:
    """Give by how many per cent the later budget is lower than the earlier one."""
    earlier, later = (row["usd"] for row in rows)
    return float(100 * (earlier - later) / earlier)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    earlier, later = rows
    return (
        f"Two bars show the assessed money for the Integrated Training Service: {earlier['usd']:,} US "
        f"dollars in {earlier['period']} and {later['usd']:,} in {later['period']}. The second is "
        f"{fall_percent(rows):.0f} per cent lower: the difference, divided by the first amount."
    )


def tabulate(rows: Rows) -> Table:
    """Give both amounts."""
    return Table(("Budget", "US dollars"), tuple((str(r["period"]), f"{r['usd']:,}") for r in rows))


FIGURE = Figure(
    name="training_money",
    title=TITLE,
    badge="DERIVED",
    data=("money.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Amounts [S4 ITS ¶2]; the per cent are ours. The source calls 2018–2019 a period of two years. It "
        "also says that the budget was cut by 55 per cent since 2009–2010, without the amount of that year."
    ),
)
