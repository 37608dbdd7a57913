"""The working level cools before the national level does (C03 as lines, data D03)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.m04.consent import series
from bluehelm.charts.theme import LEGEND, MIST, NAVY, PAPER, RUST, dressed

TITLE = "In the capital, the permit office cools two weeks before the palace does"
SUBTITLE = ("Score of reports in each week, 0 to 100", "Press a line's name to see it alone")
BREAK_POINTS, WEEKS_BEFORE = 10, 4
LINES = {"Permit office (working)": ("working", "Coast"), "Palace (national)": ("national", "all")}
_HEIGHT_PX = 230
# The two rules stand close together: the first word goes to the left of its rule, the other to the right.
_SIDE = alt.ExprRef(expr=f"datum.line == '{next(iter(LINES))}' ? 'right' : 'left'")


def draw(rows: Rows) -> Any:
    """Draw both series, and a rule where each first breaks."""
    chosen = alt.selection_point(name="line", fields=["line"], bind="legend")
    names = list(LINES)
    x = alt.X(
        "week:Q",
        title="Week of the mission",
        scale=alt.Scale(domain=[59.5, 83.5]),
        axis=alt.Axis(values=[60, 65, 70, 75, 80], grid=False, format="d"),
    )
    y = alt.Y("score:Q", title="Score", scale=alt.Scale(domain=[30, 80]), axis=alt.Axis(gridColor=MIST))
    legend = alt.Legend(**{**LEGEND, "columns": 1}, symbolStrokeWidth=2)
    colour = alt.Color("line:N", scale=alt.Scale(domain=names, range=[RUST, NAVY]), legend=legend)
    shape = alt.Shape("line:N", scale=alt.Scale(domain=names, range=["square", "circle"]), legend=legend)
    dimmed = alt.condition(chosen, alt.value(1), alt.value(0.15))
    base = alt.Chart(alt.Data(values=points(rows))).encode(x=x, color=colour, opacity=dimmed)
    lines = base.mark_line(strokeWidth=1.5).encode(y=y, strokeDash=_dash(names))
    marks = base.mark_point(size=45, filled=True, stroke=PAPER, strokeWidth=0.5).encode(
        y=y,
        shape=shape,
        tooltip=["line:N", alt.Tooltip("week:Q", title="Week"), alt.Tooltip("score:Q", title="Score")],
    )
    rules = alt.Chart(alt.Data(values=breaks(rows))).encode(x=x, color=colour, opacity=dimmed)
    layers = alt.layer(
        rules.mark_rule(strokeDash=[3, 3]),
        rules.mark_text(y=-8, align=_SIDE, fontSize=12).encode(text="words:N"),
        lines,
        marks.add_params(chosen),
    )
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def _dash(names: list[str]) -> alt.StrokeDash:
    return alt.StrokeDash("line:N", scale=alt.Scale(domain=names, range=[[4, 3], [1, 0]]), legend=None)


def points(rows: Rows) -> list[dict[str, Any]]:
    """Give each week of both series."""
    return [
        {"line": name, "week": week, "score": score}
        for name, who in LINES.items()
        for week, score in series(rows, *who)
    ]


def breaks(rows: Rows) -> list[dict[str, Any]]:
    """Give the week in which each series first breaks."""
    weeks = {name: first_break(series(rows, *who)) for name, who in LINES.items()}
    return [{"line": name, "week": week, "words": f"week {week}"} for name, week in weeks.items()]


def first_break(scores: list[tuple[int, int]]) -> int:
    """Give the first week that lies `BREAK_POINTS` or more below the mean of the four before; 0 if none does.

    >>> first_break([(1, 60), (2, 62), (3, 58), (4, 60), (5, 55), (6, 44)])
    6
    """
    for at in range(WEEKS_BEFORE, len(scores)):
        before = [score for _, score in scores[at - WEEKS_BEFORE : at]]
        if scores[at][1] <= sum(before) / WEEKS_BEFORE - BREAK_POINTS:
            return scores[at][0]
    return 0


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    (permit, palace) = (one["week"] for one in breaks(rows))
    return (
        f"Two lines show invented scores of reports from the capital by week, for the permit office (working "
        f"level) and the palace (national level). The permit office falls in week {permit}, the palace in "
        f"week {palace}. A fall is a week that lies {BREAK_POINTS} points or more below the mean of the four "
        f"weeks before. Both recover three weeks after the palace has cooled."
    )


def tabulate(rows: Rows) -> Table:
    """Give both scores of each week."""
    permits, palace = (dict(series(rows, *who)) for who in LINES.values())
    lines = ((str(week), str(permits[week]), str(palace[week])) for week in palace)
    return Table(("Week of the mission", *LINES), tuple(lines))


FIGURE = Figure(
    name="early_sign",
    title=TITLE,
    badge="INVENTED",
    data=("consent.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Breaks of consent are foreseen, also at the working level [S1 §1.3.1 ¶4]. The delay is invented.",
)
