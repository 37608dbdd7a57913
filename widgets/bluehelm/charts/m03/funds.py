"""Money of a trust fund: pledged, received and spent, month by month (C09, data D10)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, MIST, NAVY, QUIET, SAND, dressed

TITLE = "Of 64 million dollars pledged, 27 million came; money for elections came three months later"
SUBTITLE = ("USD million until the end of each month", "Voluntary trust fund; choose a part below")
BOTH = "Both"
LINES = {"DDR": "Former fighters", "elections": "Elections"}
STATES = {"pledged": ("Pledged", MIST), "received": ("Received", SAND), "spent": ("Spent", NAVY)}
_HIGHEST, _HEIGHT_PX = 75, 320


def draw(rows: Rows) -> Any:
    """Draw three steps, one in front of the other; the reader chooses a part of the fund."""
    part = alt.param(
        name="part", value=BOTH, bind=alt.binding_radio(options=[BOTH, *LINES.values()], name="Part: ")
    )
    steps = alt.Chart(alt.Data(values=sums(rows))).transform_filter("datum.part == part")
    layers = alt.layer(*_areas(steps), *_words(steps)).add_params(part)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _areas(steps: alt.Chart) -> list[alt.Chart]:
    """Draw the largest first, so that each smaller amount stands before it."""
    return [
        steps.transform_filter(f"datum.state == '{state}'")
        .mark_area(interpolate="step-after", fill=colour, opacity=1, line={"color": QUIET, "strokeWidth": 1})
        .encode(
            x=alt.X(
                "month:Q",
                title="Month of the mission",
                scale=alt.Scale(domain=[1, 15], nice=False),
                axis=alt.Axis(values=[1, 3, 6, 9, 12, 14], grid=False),
            ),
            y=alt.Y("amount:Q", title="USD million", scale=alt.Scale(domain=[0, _HIGHEST])),
        )
        for state, (_, colour) in STATES.items()
    ]


def _words(steps: alt.Chart) -> list[alt.Chart]:
    """Write what each step has come to, above its edge at the end."""
    return [
        steps.transform_filter(f"datum.month == 15 && datum.state == '{state}'")
        .mark_text(align="right", baseline="bottom", dx=-5, dy=-2, fontSize=12, fontWeight="bold", color=INK)
        .encode(x="month:Q", y="amount:Q", text="word:N")
        for state in STATES
    ]


def at(rows: Rows, part: str, month: int) -> dict[str, int]:
    """Give what was pledged, received and spent of a part of the fund until the end of a month."""
    mine = [r for r in rows if r["month"] == month and part in (BOTH, LINES[r["line"]])]
    return {state: sum(r[state] for r in mine) for state in STATES}


def sums(rows: Rows) -> list[dict[str, Any]]:
    """Give the amounts of each part; the last month is drawn to its end."""
    months = sorted({r["month"] for r in rows})
    found = []
    for part in (BOTH, *LINES.values()):
        for month in (*months, months[-1] + 1):
            for state, amount in at(rows, part, min(month, months[-1])).items():
                place = {"part": part, "month": month, "state": state, "amount": amount}
                found.append({**place, "word": f"{STATES[state][0]}: {amount}"})
    return found


def late_months(rows: Rows) -> set[int]:
    """Give the months between a pledge for elections and its money, for all that came."""
    mine = sorted((r for r in rows if r["line"] == "elections"), key=lambda r: r["month"])
    pledged = {r["pledged"]: r["month"] for r in reversed(mine)}
    received = {r["received"]: r["month"] for r in reversed(mine)}
    return {month - pledged[amount] for amount, month in received.items() if amount}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    all_, *each = (at(rows, part, 14) for part in (BOTH, *LINES.values()))
    fighters, elections = each
    return (
        f"Steps show an invented fund until month 14. Donors pledged {all_['pledged']} million dollars, "
        f"{all_['received']} million came and {all_['spent']} million were spent. For former fighters "
        f"{fighters['received']} of {fighters['pledged']} million came. For elections "
        f"{elections['received']} of {elections['pledged']} million came, three months after the pledge."
    )


def tabulate(rows: Rows) -> Table:
    """Give the amounts month by month for each part."""
    columns = ("Part", "Month", *(f"{word} (USD million)" for word, _ in STATES.values()))
    return Table(columns, tuple(_line(row) for row in rows))


def _line(row: Row) -> tuple[str, ...]:
    return (LINES[row["line"]], str(row["month"]), *(str(row[state]) for state in STATES))


FIGURE = Figure(
    name="pledged_and_received",
    title=TITLE,
    badge="INVENTED",
    data=("funds.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Voluntary funds often stay below pledges [S2 RES ¶5]; plans fit their means [S2 STR ¶3].",
)
