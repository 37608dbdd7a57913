"""Trust in six leadership teams over sixteen weeks, roles clear or not (C13, D14)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, NAVY, QUIET, RUST, dressed

TITLE = "A morning meeting brought trust back in three of six teams: those with clear roles"
SUBTITLE = ("Six teams, mean of their seven seats,", "1 (low) to 7 (high)")
CLEAR, UNCLEAR = "Roles are clear", "Roles are not clear"
MEETING_FROM_WEEK = 9
_CLEAR_FROM = 4.5  # mean role clarity, 1 to 7
_MEASURES = {"trust": "Trust in the others", "voice": "Saying what worries me"}
_HEIGHT_PX = 280


def draw(rows: Rows) -> Any:
    """Draw a line for each team; the reader chooses trust or voice."""
    measure = alt.param(
        name="measure",
        value=_MEASURES["trust"],
        bind=alt.binding_radio(options=list(_MEASURES.values()), name="Show: "),
    )
    x = alt.X(
        "week:Q",
        title="Week",
        scale=alt.Scale(domain=[0.5, 16.5], nice=False),
        axis=alt.Axis(values=[1, 4, 8, 12, 16], grid=False, format="d"),
    )
    base = alt.Chart(alt.Data(values=points(rows))).transform_filter("datum.measure == measure").encode(x=x)
    y = alt.Y(
        "mean:Q", title="Mean of seven seats", scale=alt.Scale(domain=[1, 7]), axis=alt.Axis(gridColor=MIST)
    )
    legend = alt.Legend(**LEGEND)
    scale = {"domain": [CLEAR, UNCLEAR]}
    lines = base.mark_line(strokeWidth=2).encode(
        y=y,
        detail="team:N",
        color=alt.Color("roles:N", scale=alt.Scale(**scale, range=[NAVY, RUST]), legend=legend),
        strokeDash=alt.StrokeDash("roles:N", scale=alt.Scale(**scale, range=[[1, 0], [5, 3]]), legend=legend),
        tooltip=[
            alt.Tooltip("team:N", title="Team"),
            alt.Tooltip("roles:N", title="Roles"),
            alt.Tooltip("week:Q", title="Week"),
            alt.Tooltip("mean:Q", title="Mean"),
        ],
    )
    start = alt.Chart(alt.Data(values=[{"week": MEETING_FROM_WEEK - 0.5}]))
    rule = start.mark_rule(strokeDash=[3, 3], color=QUIET).encode(x=x)
    words = start.mark_text(align="left", dx=5, lineBreak="|", lineHeight=14, color=INK).encode(
        x=x, y=alt.datum(6.75), text=alt.value("All six teams now|meet each morning")
    )
    return dressed(alt.layer(rule, lines, words).add_params(measure), TITLE, SUBTITLE, "INVENTED", _HEIGHT_PX)


def means(rows: Rows, measure: str) -> dict[str, list[float]]:
    """Give the mean of the seats, week by week, for each team."""
    by_week = groupby(rows, key=lambda row: (row["team"], row["week"]))
    found: dict[str, list[float]] = {}
    for (team, _), seats in by_week:
        values = [row[measure] for row in seats]
        found.setdefault(team, []).append(sum(values) / len(values))
    return found


def clear_roles(rows: Rows) -> dict[str, bool]:
    """Say for each team whether its seats know who decides what."""
    clarity = means(rows, "role_clarity")
    return {team: sum(weeks) / len(weeks) >= _CLEAR_FROM for team, weeks in clarity.items()}


def points(rows: Rows) -> list[dict[str, Any]]:
    """Give the points of all lines, for both measures."""
    roles = clear_roles(rows)
    return [
        {
            "team": team,
            "measure": name,
            "roles": CLEAR if roles[team] else UNCLEAR,
            "week": week,
            "mean": round(mean, 2),
        }
        for measure, name in _MEASURES.items()
        for team, weeks in means(rows, measure).items()
        for week, mean in enumerate(weeks, 1)
    ]


def stages(rows: Rows, team: str, measure: str = "trust") -> tuple[float, float, float]:
    """Give the mean of the first four weeks, the lowest week, and the mean of the last four."""
    weeks = means(rows, measure)[team]
    return round(sum(weeks[:4]) / 4, 1), round(min(weeks), 1), round(sum(weeks[-4:]) / 4, 1)


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    roles = clear_roles(rows)
    lows = [stages(rows, team)[1] for team in roles]
    back, low = ([stages(rows, team)[2] for team in roles if roles[team] is clear] for clear in (True, False))
    return (
        f"Lines show mean trust, from 1 to 7, in {len(roles)} invented teams over 16 weeks. In all "
        f"of them trust falls in weeks 5 to 8, to between {min(lows)} and {max(lows)}. All six meet each "
        f"morning from week {MEETING_FROM_WEEK}; in the three with clear roles trust is back at "
        f"{min(back)} to {max(back)} in the last four weeks; in the three without it stays at {min(low)} to "
        f"{max(low)}. Chosen below the chart, the second picture shows that people in all six teams speak "
        f"more openly."
    )


def tabulate(rows: Rows) -> Table:
    """Give three stages of trust for each team."""
    return Table(
        ("Team", "Roles", "Trust, weeks 1 to 4 (1 to 7)", "Lowest week", "Trust, weeks 13 to 16"),
        tuple(
            (team, CLEAR if clear else UNCLEAR, *(str(number) for number in stages(rows, team)))
            for team, clear in clear_roles(rows).items()
        ),
    )


FIGURE = Figure(
    name="team_pulse",
    title=TITLE,
    badge="INVENTED",
    data=("team_pulse.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Small, recurring efforts [S0 ESS ¶4]; tension over roles [S4 TEAM ¶4]. The numbers are invented.",
)
