"""One figure, told by six leaders, before and after there was a weekly sheet."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, PAPER, RUST, dressed

TITLE = "Without a weekly sheet, six leaders gave six figures for returns; with it, they gave one"
SUBTITLE = ("Returns told, in per cent of the target", "Two weeks before the sheet, two weeks after")
BEFORE, AFTER = "Before the sheet", "After it"
_ROW_PX = 44


def draw(rows: Rows) -> Any:
    """Draw for each leader the figure told before and after, and a line between the two."""
    y = alt.Y(
        "label:N",
        sort=[_label(row) for row in rows],
        title=None,
        axis=alt.Axis(
            labelExpr="split(datum.label, '|')",
            labelLineHeight=15,
            labelPadding=6,
            minExtent=122,
            ticks=False,
            domain=False,
        ),
    )
    x = alt.X(
        "percent:Q",
        title="Per cent of the target",
        scale=alt.Scale(domain=[30, 80], zero=False),
        axis=alt.Axis(values=[30, 40, 50, 60, 70, 80], gridColor=LINE),
    )
    colours = alt.Scale(domain=[BEFORE, AFTER], range=[PAPER, NAVY])
    shapes = alt.Scale(domain=[BEFORE, AFTER], range=["diamond", "circle"])
    legend = alt.Legend(**{**LEGEND, "columns": 1})
    ends = alt.Chart(alt.Data(values=[{**row, "label": _label(row)} for row in rows]))
    links = ends.mark_rule(color=RUST, strokeWidth=2).encode(x="before:Q", x2="after:Q", y=y)
    marks = (
        alt.Chart(alt.Data(values=points(rows)))
        .mark_point(size=170, strokeWidth=2, stroke=NAVY, filled=True, opacity=1)
        .encode(
            x=x,
            y=y,
            fill=alt.Fill("when:N", scale=colours, legend=legend),
            shape=alt.Shape("when:N", scale=shapes, legend=legend),
            tooltip=[
                alt.Tooltip("who:N", title="Who"),
                alt.Tooltip("to:N", title="To"),
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("percent:Q", title="Per cent of target"),
            ],
        )
    )
    numbers = (
        alt.Chart(alt.Data(values=points(rows)))
        .transform_filter(f"datum.when == '{BEFORE}' && datum.percent > 38")
        .mark_text(align="left", dx=12, fontSize=12, fontWeight="bold", color=INK)
        .encode(x="percent:Q", y=y, text="percent:Q")
    )
    return dressed(alt.layer(links, marks, numbers), TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(rows))


def _label(row: Row) -> str:
    return f"{row['who']}|to {row['to']}"


def points(rows: Rows) -> list[dict[str, Any]]:
    """Give two figures for each leader."""
    return [
        {"who": r["who"], "to": r["to"], "label": _label(r), "when": when, "percent": r[key]}
        for r in rows
        for when, key in ((AFTER, "after"), (BEFORE, "before"))
    ]


def figures(rows: Rows, key: str) -> set[int]:
    """Give the different figures that were told before or after."""
    return {row[key] for row in rows}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    before = sorted(figures(rows, "before"))
    (after,) = figures(rows, "after")
    return (
        f"{len(rows)} leaders of the invented mission told somebody how far returns had come. Before there "
        f"was a weekly sheet they gave {len(before)} figures, from {before[0]} to {before[-1]} per cent of "
        f"the target. In the two weeks after it all of them said {after} per cent."
    )


def tabulate(rows: Rows) -> Table:
    """Give what each leader told."""
    fields = ("who", "to", "before", "after")
    return Table(
        ("Who", "To", "Before the sheet (per cent)", "After it (per cent)"),
        tuple(tuple(str(row[f]) for f in fields) for row in rows),
    )


FIGURE = Figure(
    name="six_voices",
    title=TITLE,
    badge="INVENTED",
    data=("told.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Messages that fit the mission's [S2 HQ ¶4]. All numbers are invented.",
)
