"""Consent at four levels, week by week, in the province that the reader chooses (C03, data D03)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import LEGEND, LINE, NAVY, PAPER, QUIET, RUST, dressed

TITLE = (
    "In the last five weeks the capital is never below 60, and the villages of Lake Province never reach 50"
)
SUBTITLE = ("Score of reports in each week, 0 to 100", "Choose a province below the chart")
LEVELS = ("national", "provincial", "local", "working")
PROVINCES = ("Lake", "Coast", "Midlands", "Highlands", "Drylands")
LAST_WEEKS = 5
COLD, WARM = 50, 60
_CLASSES = (f"{WARM} or more", f"{COLD} to {WARM - 1}", f"▼ below {COLD}", "? no report")
_ROW_PX = 40


def draw(rows: Rows) -> Any:
    """Draw a cell for each level and week; the national level is the same for every province."""
    chosen = alt.param(
        name="province",
        value=PROVINCES[0],
        bind=alt.binding_radio(options=list(PROVINCES), name="Province: "),
    )
    base = (
        alt.Chart(alt.Data(values=cells(rows)))
        .transform_filter("datum.province == province || datum.province == 'all'")
        .encode(
            x=alt.X("week:O", title="Week of the mission", axis=_axis(), scale=alt.Scale(paddingInner=0.08)),
            y=alt.Y(
                "level:N",
                sort=[level.capitalize() for level in LEVELS],
                title=None,
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6, minExtent=72),
                scale=alt.Scale(paddingInner=0.08),
            ),
            tooltip=[
                alt.Tooltip("level:N", title="Level"),
                alt.Tooltip("province:N", title="Province"),
                alt.Tooltip("week:O", title="Week"),
                alt.Tooltip("told:N", title="Score"),
                alt.Tooltip("source:N", title="Seen in"),
            ],
        )
    )
    fill = alt.Fill(
        "class:N",
        scale=alt.Scale(domain=list(_CLASSES), range=[NAVY, "#9fc3da", PAPER, LINE]),
        legend=alt.Legend(**LEGEND, symbolType="square", symbolStrokeColor=QUIET),
    )
    boxes = base.mark_rect(stroke=QUIET, strokeWidth=0.5).encode(fill=fill)
    ink = alt.condition(f"datum.mark == '{_CLASSES[2][0]}'", alt.value(RUST), alt.value(QUIET))
    marks = base.mark_text(fontSize=10).encode(text="mark:N", color=ink)
    layers = alt.layer(boxes, marks).add_params(chosen)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(LEVELS))


def _axis() -> alt.Axis:
    return alt.Axis(values=[60, 65, 70, 75, 80], labelAngle=0, grid=False, ticks=False, domain=False)


def cells(rows: Rows) -> list[dict[str, Any]]:
    """Give each report its class, its mark and its words."""
    return [_cell(row) for row in rows]


def _cell(row: Row) -> dict[str, Any]:
    found = class_of(row)
    return {
        "week": row["week"],
        "level": str(row["level"]).capitalize(),
        "province": row["province"],
        "class": found,
        "mark": found[0] if found[0] in "▼?" else "",
        "told": str(row["score"]) if row["reported"] else "no report came",
        "source": row["source"],
    }


def class_of(row: Row) -> str:
    """Say in which class of the legend a report falls; a missing one is never a low one."""
    if not row["reported"]:
        return _CLASSES[3]
    return _CLASSES[0 if row["score"] >= WARM else 1 if row["score"] >= COLD else 2]


def series(rows: Rows, level: str, province: str) -> list[tuple[int, int]]:
    """Give (week, score) of a level in a province, without the missing weeks."""
    mine = [r for r in rows if (r["level"], r["province"]) == (level, province) and r["reported"]]
    return [(r["week"], r["score"]) for r in mine]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    capital, villages = (
        [s for _, s in series(rows, *who)[-LAST_WEEKS:]] for who in (("national", "all"), ("local", "Lake"))
    )
    return (
        f"A grid shows consent at four levels in 24 weeks, for one of five invented provinces. In the last "
        f"{LAST_WEEKS} weeks the national level scores {min(capital)} to {max(capital)}, and the local level "
        f"in Lake Province {min(villages)} to {max(villages)}. White cells with a triangle lie below {COLD}; "
        f"grey cells with a question mark had no report."
    )


def tabulate(rows: Rows) -> Table:
    """Give, for each level and province, the mean of the first and of the last five weeks."""
    pairs = dict.fromkeys((str(r["level"]), str(r["province"])) for r in rows)
    return Table(
        ("Level", "Province", "Mean of the first 5 weeks", "Mean of the last 5 weeks", "Lowest"),
        tuple(
            _line(level, province, [s for _, s in series(rows, level, province)]) for level, province in pairs
        ),
    )


def _line(level: str, province: str, scores: list[int]) -> tuple[str, ...]:
    means = (sum(part) / len(part) for part in (scores[:LAST_WEEKS], scores[-LAST_WEEKS:]))
    return (level.capitalize(), province, *(f"{mean:.0f}" for mean in means), str(min(scores)))


FIGURE = Figure(
    name="consent_watch",
    title=TITLE,
    badge="INVENTED",
    data=("consent.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Consent is watched at all levels [S1 §1.3.1 ¶4]. The four levels and all scores are invented.",
)
