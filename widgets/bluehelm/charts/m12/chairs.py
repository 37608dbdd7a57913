"""Women among leaders who serve, and among those appointed in a year: stock and flow apart (F04)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import BLUE, INK, LINE, NAVY, RUST, dressed

TITLE = "In 2018 about 60 per cent of those appointed were women, and 38 per cent of those serving"
SUBTITLE = ("Heads and deputy heads of mission", "Per cent women; each group has its own base")
HEADS = {"serving": "Who serves", "appointed": "Who was appointed in the year"}
_PLACES = {  # group, label: line from the top; targets stand below those who serve
    ("serving", "2006"): 1,
    ("serving", "2018"): 2,
    ("appointed", "in 2017"): 5,
    ("appointed", "in 2018"): 6,
}
_HEAD_LINES = {"serving": 0, "appointed": 4}
_TARGET_LINE = 3
_LINE_PX, _LINES = 30, 7


def draw(rows: Rows) -> Any:
    """Draw bars for two groups, apart, and ticks for two targets below the first."""
    x = alt.X(
        "percent:Q",
        title="Per cent women",
        scale=alt.Scale(domain=[0, 100], nice=False, padding=0),
        axis=alt.Axis(values=[0, 25, 50, 75, 100], gridColor=LINE),
    )
    tip = [
        alt.Tooltip("name:N", title="Who"),
        alt.Tooltip("shown:N", title="Women"),
        alt.Tooltip("base:N", title="Of whom"),
    ]
    base = alt.Chart(alt.Data(values=bars(rows))).encode(y=_line("line:Q"), tooltip=tip)
    drawn = base.mark_bar(orient="horizontal", size=20).encode(x=x, color=alt.Color("colour:N", scale=None))
    words = base.mark_text(align="left", dx=5, fontSize=12, color=INK).encode(x="percent:Q", text="said:N")
    ticks = alt.Chart(alt.Data(values=targets(rows))).encode(y=_line("line:Q"), tooltip=tip)
    marks = ticks.mark_tick(orient="vertical", thickness=3, size=20, opacity=1, color=RUST).encode(x=x)
    heads = alt.Chart(alt.Data(values=[{"line": _HEAD_LINES[g], "text": HEADS[g]} for g in HEADS]))
    titles = heads.mark_text(align="left", fontSize=13, fontWeight="bold", color=INK).encode(
        x=alt.value(0), y=_line("line:Q"), text="text:N"
    )
    layers = alt.layer(drawn, words, marks, _target_words(), titles)
    return dressed(layers, TITLE, SUBTITLE, "REAL", _LINE_PX * _LINES)


def _line(field: str) -> alt.Y:
    scale = alt.Scale(domain=[_LINES - 0.5, -0.5], nice=False, zero=False)
    return alt.Y(field, axis=None, scale=scale)


def _target_words() -> alt.Chart:
    words = alt.Chart(
        alt.Data(values=[{"line": _TARGET_LINE, "x": 44, "text": "targets 2017: 30, 2018: 41"}])
    )
    text = words.mark_text(align="left", fontSize=12, color=RUST)
    return text.encode(x=alt.X("x:Q"), y=_line("line:Q"), text="text:N")


def bars(rows: Rows) -> list[dict[str, Any]]:
    """Give each measured share its line, its words and the colour of its group."""
    colours = {"serving": NAVY, "appointed": BLUE}
    return [
        {
            **row,
            "line": _PLACES[row["group"], str(row["label"])],
            "name": f"{HEADS[row['group']]}, {row['label']}",
            "said": f"{row['label']}: {row['shown']}",
            "colour": colours[row["group"]],
        }
        for row in rows
        if row["kind"] == "measured"
    ]


def targets(rows: Rows) -> list[dict[str, Any]]:
    """Give the two targets, on the line below those who served in 2018."""
    return [
        {**row, "line": _TARGET_LINE, "name": f"Target, {row['label']}"}
        for row in rows
        if row["kind"] == "target"
    ]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    shown = {(str(r["group"]), str(r["label"])): str(r["shown"]) for r in rows}
    return (
        f"Bars show the share of women among heads and deputy heads of mission, for two groups with bases of "
        f"their own. Of those who served, {shown['serving', '2006']} were women in 2006 and "
        f"{shown['serving', '2018']} in November 2018; the targets of {shown['target', 'end of 2017']} for "
        f"2017 and {shown['target', 'end of 2018']} for 2018 are reported as reached. Of those who were "
        f"appointed in the year, {shown['appointed', 'in 2017']} were women in 2017 and "
        f"{shown['appointed', 'in 2018']} in 2018."
    )


def tabulate(rows: Rows) -> Table:
    """Give each share with its base and date."""
    columns = ("Group", "When", "Women", "Of whom", "As of")
    fields = ("group", "label", "shown", "base", "as_of")
    return Table(columns, tuple(tuple(str(r[f]) for f in fields) for r in rows))


FIGURE = Figure(
    name="chairs_and_appointments",
    title=TITLE,
    badge="REAL",
    data=("chairs.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Shares and targets [S4 AUD ¶3; S4 fn12]; women in key positions [S2 RES ¶12].",
)
