"""Four minimums in a year, beside what the invented mission did in two years (F14)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import BLUE, NAVY, PAPER, QUIET, RUST, dressed

TITLE = "The mission in Kelmora met two of four minimums in year 1, and none so far in year 2"
SUBTITLE = ("Exercises of the mission, months 1 to 20", "Minimums for each year: REAL, from a source")
NOW_MONTH, YEAR_MONTHS, MONTHS = 20, 12, 24
_ROW_PX = 58
_PAST, _TO_COME = "#dbe4ec", "#f3f6f9"


def draw(minimums: Rows, log: Rows) -> Any:
    """Draw a calendar of two years with a row for each minimum, and whether it was met below each year."""
    cells, verdicts = calendar(minimums, log), verdict_rows(minimums, log)
    y = alt.Y(
        "label:N",
        sort=[m["label"] for m in minimums],
        title=None,
        axis=alt.Axis(
            labelExpr="split(datum.label, '|')", labelPadding=8, labelLineHeight=15, ticks=False, domain=False
        ),
    )
    months = alt.Chart(alt.Data(values=cells)).encode(
        y=y,
        x=alt.X(
            "from:Q", title="Month of the mission", scale=alt.Scale(domain=[0, MONTHS]), axis=_month_axis()
        ),
        x2="to:Q",
        tooltip=[alt.Tooltip("what:N", title="Month"), alt.Tooltip("told:N", title="Exercise")],
    )
    grid = months.mark_bar(height=22, yOffset=-12, stroke=PAPER, strokeWidth=1.5, cornerRadius=2).encode(
        color=alt.Color("colour:N", scale=None)
    )
    counts = months.mark_text(yOffset=-12, color=PAPER, fontSize=11, fontWeight="bold").encode(
        x="middle:Q", x2=alt.value(0), text="mark:N"
    )
    verdicts_text = (
        alt.Chart(alt.Data(values=verdicts))
        .mark_text(align="left", dx=4, yOffset=12, fontSize=12)
        .encode(y=y, x="from:Q", text="verdict:N", color=alt.Color("colour:N", scale=None))
    )
    years = alt.Chart(alt.Data(values=[{"at": 0, "words": "Year 1"}, {"at": YEAR_MONTHS, "words": "Year 2"}]))
    named = years.mark_text(align="left", dx=4, y=-8, color=QUIET).encode(x="at:Q", text="words:N")
    border = years.transform_filter("datum.at > 0").mark_rule(color=QUIET, y=-14).encode(x="at:Q")
    layers = alt.layer(grid, counts, verdicts_text, named, border)
    return dressed(layers, TITLE, SUBTITLE, "REAL AND INVENTED", _ROW_PX * len(minimums))


def _month_axis() -> alt.Axis:
    """Label the middle of a month with its number."""
    middles = [m - 0.5 for m in (1, 6, 12, 18, 24)]
    return alt.Axis(values=middles, labelExpr="datum.value + 0.5", grid=False, labelFlush=False, tickSize=4)


def calendar(minimums: Rows, log: Rows) -> list[dict[str, Any]]:
    """Give one cell for each minimum and month; months that are still to come are lighter."""
    return [_cell(m, month, _held(m, month, log)) for m in minimums for month in range(1, MONTHS + 1)]


def _held(minimum: Row, month: int, log: Rows) -> Row | None:
    fitting = [e for e in log if e["month"] == month and minimum["minimum"] in (e["exercise"], "leaders")]
    return fitting[0] if fitting else None


def _cell(minimum: Row, month: int, held: Row | None) -> dict[str, Any]:
    leaders = minimum["minimum"] == "leaders"
    colour = (BLUE if leaders else NAVY) if held else (_PAST if month <= NOW_MONTH else _TO_COME)
    return {
        "label": minimum["label"],
        "from": month - 1,
        "to": month,
        "middle": month - 0.5,
        "colour": colour,
        "mark": str(held["leaders"]) if held and leaders else "",
        "what": f"{month}",
        "told": _told(held) if held else ("none" if month <= NOW_MONTH else "still to come"),
    }


def _told(held: Row) -> str:
    review = "with" if held["aar"] else "without"
    names = {"tabletop": "tabletop exercise", "crisis": "crisis management exercise"}
    return f"{names[str(held['exercise'])]}, {held['leaders']} of 7 leaders, {review} after-action review"


def verdict_rows(minimums: Rows, log: Rows) -> list[dict[str, Any]]:
    """Say for each minimum and year whether it was met."""
    return [_verdict(m, year, log) for m in minimums for year in (1, 2)]


def _verdict(minimum: Row, year: int, log: Rows) -> dict[str, Any]:
    first = (year - 1) * YEAR_MONTHS
    held = [e for e in log if first < e["month"] <= first + YEAR_MONTHS]
    leaders = minimum["minimum"] == "leaders"
    done = (
        sum(e["new_leaders"] for e in held)
        if leaders
        else sum(e["exercise"] == minimum["minimum"] for e in held)
    )
    met = done >= minimum["at_least"]
    over = first + YEAR_MONTHS <= NOW_MONTH
    word = "met" if met else ("missed" if over else "open")
    colour = NAVY if met else (RUST if over else QUIET)
    verdict = f"{done} of {minimum['at_least']}: {word}"
    return {"label": minimum["label"], "from": first, "year": year, "verdict": verdict, "colour": colour}


def describe(minimums: Rows, log: Rows) -> str:
    """Say in words what the chart shows."""
    return (
        "A calendar of 24 months shows four yearly minimums and the exercises of the invented mission. "
        "In year 1 it held a tabletop and a crisis management exercise, but no casualty evacuation exercise; "
        "five of seven leaders took part in an exercise. "
        "In year 2, up to month 20, it held none: all four minimums are open, with four months left."
    )


def tabulate(minimums: Rows, log: Rows) -> Table:
    """Give minimum, year and result."""
    rows = verdict_rows(minimums, log)
    return Table(
        ("Minimum in a year", "Year 1", "Year 2, up to month 20"),
        tuple(
            (
                str(m["label"]).replace("|", " "),
                *(str(v["verdict"]) for v in rows if v["label"] == m["label"]),
            )
            for m in minimums
        ),
    )


FIGURE = Figure(
    name="four_minimums",
    title=TITLE,
    badge="REAL AND INVENTED",
    data=("yearly_minimums.csv", "exercise_log.csv"),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Minimums [S4 BOX2 ¶2; S4 DOC ¶13; S4 R10]; seven posts [S1 §1.1.2 ¶3]. The record is invented.",
)
