"""What was done and what has changed, for five outcomes and six quarters (C05, D05)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, MIST, NAVY, QUIET, SAND, dressed

TITLE = "Nine tenths of the work is done for all five outcomes; for three hardly anything has changed"
SUBTITLE = ("Midlands, per cent. Change: the part of the", "way from the start value to the target")
DONE, CHANGED = "Work done in the quarter", "Change, up to this quarter"
LAST_QUARTER = 6
_ROW_PX = 56


def draw(rows: Rows) -> Any:
    """Draw two bars for each outcome, in the quarter that the reader sets."""
    quarter = alt.param(
        name="quarter",
        value=LAST_QUARTER,
        bind=alt.binding_range(min=1, max=LAST_QUARTER, step=1, name="Quarter: "),
    )
    kinds = {"domain": [DONE, CHANGED]}
    base = (
        alt.Chart(alt.Data(values=bars(rows)))
        .transform_filter("datum.quarter == quarter")
        .encode(
            y=alt.Y(
                "outcome:N",
                sort=outcomes(rows),
                title=None,
                axis=alt.Axis(ticks=False, domain=False, labelPadding=6, grid=False),
                scale=alt.Scale(paddingInner=0.25),
            ),
            yOffset=alt.YOffset("kind:N", sort=[DONE, CHANGED]),
        )
    )
    x = alt.X(
        "percent:Q",
        title="Per cent",
        scale=alt.Scale(domain=[-10, 112], nice=False),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], gridColor=MIST),
    )
    marks = base.mark_bar().encode(
        x=x,
        fill=alt.Fill(
            "kind:N",
            scale=alt.Scale(**kinds, range=[SAND, NAVY]),
            legend=alt.Legend(**{**LEGEND, "columns": 1}, symbolType="square"),
        ),
        tooltip=[
            alt.Tooltip("outcome:N", title="Outcome"),
            alt.Tooltip("kind:N", title="Bar"),
            alt.Tooltip("said:N", title="Per cent"),
            alt.Tooltip("detail:N", title="That is"),
        ],
    )
    words = base.mark_text(align="left", dx=5, fontSize=12, color=INK).encode(x=alt.X("end:Q"), text="said:N")
    zero = alt.Chart(alt.Data(values=[{}])).mark_rule(color=QUIET).encode(x=alt.datum(0))
    layers = alt.layer(marks, zero, words).add_params(quarter)
    return dressed(layers, TITLE, SUBTITLE, "INVENTED", _ROW_PX * len(outcomes(rows)))


def outcomes(rows: Rows) -> list[str]:
    """Put the outcome that has changed most in the last quarter on top."""
    last = [row for row in rows if row["quarter"] == LAST_QUARTER]
    names = dict.fromkeys(str(row["outcome"]) for row in last)
    way = {str(row["outcome"]): changed(row) for row in last}
    return sorted(names, key=lambda name: -way[name])


def changed(row: Row) -> int:
    """Give the part of the way from start to target, in per cent; below 0 where it got worse."""
    way: float = (row["value"] - row["baseline"]) / (row["target"] - row["baseline"])
    return round(100 * way)


def done(outputs: Rows) -> int:
    """Give the mean share of the planned outputs that was done, in per cent."""
    shares: list[float] = [row["done"] / row["planned"] for row in outputs]
    return round(100 * sum(shares) / len(shares))


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give two bars for each quarter and outcome, with what stands behind them."""
    found = []
    for (quarter, outcome), group in groupby(rows, key=lambda row: (row["quarter"], row["outcome"])):
        outputs = list(group)
        first = outputs[0]
        work = "; ".join(f"{row['output']}: {row['done']} of {row['planned']}" for row in outputs)
        effect = (
            f"{first['indicator']}: start {first['baseline']}, now {first['value']}, target {first['target']}"
        )
        for kind, percent, detail in ((DONE, done(outputs), work), (CHANGED, changed(first), effect)):
            found.append(
                {
                    "quarter": quarter,
                    "outcome": outcome,
                    "kind": kind,
                    "percent": percent,
                    "end": max(percent, 0),
                    "said": f"{percent}".replace("-", "−"),
                    "detail": detail,
                }
            )
    return found


def last(rows: Rows) -> dict[str, tuple[int, int]]:
    """Give work done and change of each outcome in the last quarter, in per cent."""
    shown = [one for one in bars(rows) if one["quarter"] == LAST_QUARTER]
    return {
        name: (
            next(one["percent"] for one in shown if one["outcome"] == name and one["kind"] == DONE),
            next(one["percent"] for one in shown if one["outcome"] == name and one["kind"] == CHANGED),
        )
        for name in outcomes(rows)
    }


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    ends = last(rows)
    work = [share for share, _ in ends.values()]
    moved = ", ".join(f"{name.lower()} {way}".replace("-", "minus ") for name, (_, way) in ends.items())
    return (
        f"Two bars for each of five invented outcomes compare work and change after six quarters. Between "
        f"{min(work)} and {max(work)} per cent of the planned work is done. The part of the way to the "
        f"target, in per cent, is: {moved}."
    )


def tabulate(rows: Rows) -> Table:
    """Give work and change of each outcome in the last quarter, with the indicator."""
    shown = {str(row["outcome"]): row for row in rows if row["quarter"] == LAST_QUARTER}
    columns = (
        "Outcome",
        "Work done (%)",
        "Indicator",
        "Start",
        "Quarter 6",
        "Target",
        "Way to the target (%)",
    )
    return Table(
        columns,
        tuple(
            (
                name,
                str(work),
                str(shown[name]["indicator"]),
                *(str(shown[name][field]) for field in ("baseline", "value", "target")),
                str(way),
            )
            for name, (work, way) in last(rows).items()
        ),
    )


FIGURE = Figure(
    name="outputs_and_impact",
    title=TITLE,
    badge="INVENTED",
    data=("cpas.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Activities with a meaningful impact, and those without [S2 CPAS ¶2]. All numbers are invented.",
)
