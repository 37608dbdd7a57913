"""Two early signs over twenty-six weeks: who comes to the weekly table, and how long convoys wait."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, QUIET, RUST, dressed

TITLE = (
    "Escorts for each convoy cut the weekly table from 11 organizations to 4; no escorts at all made "
    "convoys wait 16 days"
)
SUBTITLE = ("Midlands: 26 weeks under three rules", "Up: organizations, of 14. Down: days")
TABLE, WAIT = "At the weekly table", "Days that a convoy waits"
_TOP, _HEIGHT_PX = 20, 330
_MIDDLE_OF_RULE_Y = 17.5


def draw(rows: Rows) -> Any:
    """Draw bars of organizations upwards and of days downwards, and the three rules above them."""
    chosen = alt.selection_point(name="sign", fields=["sign"], bind="legend")
    base = alt.Chart(alt.Data(values=bars(rows))).mark_rect()
    marks = base.encode(
        x=alt.X("left:Q", title="Week", scale=_weeks(rows), axis=_axis()),
        x2="right:Q",
        y2=alt.datum(0),
        y=alt.Y(
            "height:Q",
            title="← days of waiting   organizations →",
            scale=alt.Scale(domain=[-_TOP, _TOP]),
            axis=alt.Axis(values=[-15, -10, -5, 0, 5, 10, 15], labelExpr="abs(datum.value)", gridColor=LINE),
        ),
        fill=alt.Fill(
            "sign:N",
            scale=alt.Scale(domain=[TABLE, WAIT], range=[NAVY, RUST]),
            legend=alt.Legend(**{**LEGEND, "columns": 1}, symbolType="square"),
        ),
        opacity=alt.condition(chosen, alt.value(1), alt.value(0.15)),
        tooltip=[
            alt.Tooltip("week:Q", title="Week"),
            alt.Tooltip("rule:N", title="Rule"),
            alt.Tooltip("sign:N", title="Sign"),
            alt.Tooltip("value:Q", title="Number"),
        ],
    )
    periods = alt.Chart(alt.Data(values=spans(rows)))
    borders = periods.transform_filter("datum.first > 1").mark_rule(strokeDash=[4, 3], color=QUIET)
    names = periods.mark_text(fontSize=12, color=INK, lineBreak="|", lineHeight=14)
    layers = alt.layer(
        marks.add_params(chosen),
        borders.encode(x="border:Q"),
        names.encode(x="middle:Q", y=alt.datum(_MIDDLE_OF_RULE_Y), text="words:N"),
        alt.Chart(alt.Data(values=[{}])).mark_rule(color=QUIET).encode(y=alt.datum(0)),
    )
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _weeks(rows: Rows) -> alt.Scale:
    return alt.Scale(domain=[0.4, len(rows) + 0.6], nice=False)


def _axis() -> alt.Axis:
    return alt.Axis(values=[1, 5, 10, 15, 20, 25], grid=False, format="d")


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give two bars a week: one up, one down."""
    found = []
    for row in rows:
        week = row["week"]
        kept = {"week": week, "rule": row["rule"], "left": week - 0.38, "right": week + 0.38}
        table, wait = row["organizations"], row["wait_days"]
        found.append({**kept, "sign": TABLE, "value": table, "height": table})
        found.append({**kept, "sign": WAIT, "value": wait, "height": -wait})
    return found


def periods(rows: Rows) -> dict[str, list[Any]]:
    """Give the weeks of each rule, in order."""
    return {str(rule): list(weeks) for rule, weeks in groupby(rows, key=lambda row: row["rule"])}


def spans(rows: Rows) -> list[dict[str, Any]]:
    """Give the first week, the border before it, the middle and the words of each rule."""
    found = []
    for rule, weeks in periods(rows).items():
        first, last = weeks[0]["week"], weeks[-1]["week"]
        words = rule.replace("Escort for each convoy", "Escort for|each convoy").replace(", ", ",|")
        found.append({"first": first, "border": first - 0.5, "middle": (first + last) / 2, "words": words})
    return found


def last_of(rows: Rows) -> dict[str, tuple[int, int]]:
    """Give organizations and days of waiting in the last week of each rule."""
    ends = {rule: weeks[-1] for rule, weeks in periods(rows).items()}
    return {rule: (end["organizations"], end["wait_days"]) for rule, end in ends.items()}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    (t1, d1), (t2, d2), (t3, d3) = last_of(rows).values()
    return (
        f"Bars show two signs in each of {len(rows)} weeks in one invented province. While escorts were "
        f"decided case by case, {t1} of 14 organizations came to the weekly table and a convoy waited {d1} "
        f"days. After nine weeks with an escort for each convoy, {t2} came and convoys waited {d2} days. "
        f"After nine weeks without any escort, {t3} came and convoys waited {d3} days."
    )


def tabulate(rows: Rows) -> Table:
    """Give the numbers week by week."""
    fields = ("week", "rule", "organizations", "wait_days")
    return Table(
        ("Week", "Rule", "Organizations at the table (of 14)", "Days that a convoy waits"),
        tuple(tuple(str(r[f]) for f in fields) for r in rows),
    )


FIGURE = Figure(
    name="table_and_convoys",
    title=TITLE,
    badge="INVENTED",
    data=("table_and_convoys.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Two aims to hold together, a polarity to manage [S2 IM ¶10]. All numbers are invented.",
)
