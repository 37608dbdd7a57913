"""Four conditions of a vote, and the weeks in which each is met (data from the facts of SC04)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, NAVY, QUIET, RUST, dressed

TITLE = "No week has everything: the money is gone before the law is there"
SUBTITLE = ("Where things stand if nothing changes", "Move the week of the vote below the chart")
NAMES = {
    "law": "The law has passed",
    "camps": "80 % of fighters in camps",
    "ballots": "All ballots in place",
    "money": "The donors' money",
}
_STATES = ("There", "Not there")
_FIRST, _LAST = -20, 12
_ROW_PX = 48


def draw(rows: Rows) -> Any:
    """Draw a strip for each condition; a rule at the week of the vote counts what is there."""
    vote = alt.param(
        name="vote", value=0, bind=alt.binding_range(min=-6, max=_LAST, step=1, name="Week of the vote: ")
    )
    y = alt.Y("name:N", sort=list(NAMES.values()), axis=None)
    base = alt.Chart(alt.Data(values=spans(rows))).encode(
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="What"),
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("from:Q", title="From week"),
            alt.Tooltip("last:Q", title="To week"),
        ],
    )
    x = alt.X("from:Q", title="Week, counted from the planned day of the vote", scale=_scale(), axis=_axis())
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=list(_STATES), range=[NAVY, MIST]),
        legend=alt.Legend(**LEGEND, symbolType="square", symbolStrokeColor=QUIET),
    )
    strips = base.mark_bar(height=16, yOffset=10, stroke=QUIET, strokeWidth=0.5).encode(
        x=x, x2="to:Q", color=colour
    )
    words = base.transform_filter(f"datum.from == {_FIRST}").mark_text(
        align="left", yOffset=-8, fontSize=12, color=INK
    )
    counted = alt.Chart(alt.Data(values=counts(rows))).transform_filter("datum.week == vote")
    layers = alt.layer(
        strips,
        words.encode(x="from:Q", text="name:N"),
        counted.mark_rule(color=RUST, strokeWidth=2).encode(x="middle:Q"),
        counted.mark_text(y=-8, align="right", color=RUST, fontSize=12, fontWeight="bold").encode(
            x="middle:Q", text="words:N"
        ),
    ).add_params(vote)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(NAMES))


def _scale() -> alt.Scale:
    return alt.Scale(domain=[_FIRST, _LAST + 1], nice=False)


def _axis() -> alt.Axis:
    return alt.Axis(
        values=[n + 0.5 for n in (-20, -10, 0, 5, 10)],
        labelExpr="floor(datum.value)",
        grid=False,
        labelFlush=False,
    )


def spans(rows: Rows) -> list[dict[str, Any]]:
    """Join the weeks in which a condition stays there, or not there."""
    found = []
    for (name, ready), group in groupby(_by_condition(rows), key=lambda r: (r["condition"], r["ready"])):
        weeks = [row["week"] for row in group]
        state = _STATES[0 if ready else 1]
        found.append(
            {"name": NAMES[name], "state": state, "from": weeks[0], "to": weeks[-1] + 1, "last": weeks[-1]}
        )
    return found


def _by_condition(rows: Rows) -> list[Row]:
    return sorted(rows, key=lambda r: list(NAMES).index(r["condition"]))


def counts(rows: Rows) -> list[dict[str, Any]]:
    """Count, for each week, how many conditions are met."""
    weeks = sorted({row["week"] for row in rows})
    met = {week: sum(r["ready"] for r in rows if r["week"] == week) for week in weeks}
    return [
        {"week": week, "middle": week + 0.5, "met": n, "words": f" Week {week}: {n} of {len(NAMES)} there "}
        for week, n in met.items()
    ]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    met = {one["week"]: one["met"] for one in counts(rows)}
    return (
        f"Four strips show in which weeks, counted from the planned vote, each invented condition is met: "
        f"the law from week 8, the camps from week 2, the ballots from week 0. The money is there until "
        f"week 4. In week 0, {met[0]} of 4 are met; in weeks 2 to 4, {met[3]}; no week has all four."
    )


def tabulate(rows: Rows) -> Table:
    """Give the value of each condition in some weeks."""
    weeks = (-20, -5, 0, 2, 4, 5, 8, 12)
    at = {(r["condition"], r["week"]): r for r in rows}
    units = {c: at[c, 0]["unit"] for c in NAMES}
    lines = (
        (str(w), *(str(at[c, w]["value"]) for c in NAMES), str(sum(at[c, w]["ready"] for c in NAMES)))
        for w in weeks
    )
    columns = ("Week", *(f"{NAMES[c]} ({units[c]})" for c in NAMES), "Conditions met, of 4")
    return Table(columns, tuple(lines))


FIGURE = Figure(
    name="sequence_of_the_bargain",
    title=TITLE,
    badge="INVENTED",
    data=("promises.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Sequencing [S2 SEQ ¶2]; voluntary money for elections [S2 RES ¶5]. Numbers are invented.",
)
