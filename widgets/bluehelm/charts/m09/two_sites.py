"""Korvu beside Saraf Umra: how large each was, and what the source of the real case leaves open (F12)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Row, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, NAVY, QUIET, SAND, dressed

TITLE = "Korvu is about half as large as Saraf Umra; four of six numbers of the real case are not stated"
SUBTITLE = ("Numbers of people at the two team sites", "Bars compare inside one row only")
_CASES = {"Saraf Umra": "Saraf Umra (REAL)", "Korvu": "Korvu (INVENTED)"}
_LINE_PX = 17


def draw(rows: Rows) -> Any:
    """Draw for each measure its words and two bars; a dashed frame stands for a missing number."""
    shown = placed(rows)
    chosen = alt.selection_point(name="site", fields=["name"], bind="legend")
    base = alt.Chart(alt.Data(values=shown)).encode(
        y=alt.Y("line:O", axis=None, scale=alt.Scale(domain=[*range(len(shown))], paddingInner=0.12)),
        tooltip=[
            alt.Tooltip("measure:N", title="What"),
            alt.Tooltip("name:N", title="Case"),
            alt.Tooltip("shown:N", title="Number"),
            alt.Tooltip("note:N", title="Note"),
        ],
    )
    x = alt.X("share:Q", axis=None, scale=alt.Scale(domain=[0, 1.42]))
    colour_scale = alt.Scale(domain=list(_CASES.values()), range=[NAVY, SAND])
    colour = alt.Color("name:N", scale=colour_scale, legend=alt.Legend(**LEGEND))
    dimmed = alt.condition(chosen, alt.value(1), alt.value(0.25))
    known, open_ = (
        base.transform_filter("datum.kind == 'known'"),
        base.transform_filter("datum.kind == 'open'"),
    )
    bars = known.mark_bar(cornerRadiusEnd=3).encode(x=x, color=colour, opacity=dimmed).add_params(chosen)
    frames = open_.mark_bar(filled=False, strokeDash=[4, 3], strokeWidth=1.5).encode(
        x=x, stroke=alt.Stroke("name:N", scale=colour_scale, legend=None), opacity=dimmed
    )
    text = alt.layer(
        _text(known, 5, INK).encode(x="share:Q", text="shown:N", opacity=dimmed),
        _text(open_, 6, QUIET).encode(x=alt.datum(0), text="shown:N", opacity=dimmed),
        _text(base.transform_filter("datum.kind == 'head'"), 0, INK, "bold").encode(
            x=alt.datum(0), text="measure:N"
        ),
    )
    return dressed(alt.layer(bars, frames, text), TITLE, SUBTITLE, "REAL AND INVENTED", len(shown) * _LINE_PX)


def _text(base: alt.Chart, dx_px: int, colour: str, weight: str = "normal") -> alt.Chart:
    return base.mark_text(align="left", baseline="middle", dx=dx_px, color=colour, fontWeight=weight)


def placed(rows: Rows) -> list[dict[str, Any]]:
    """Give each bar its line and its share (0 to 1) of the larger number of its pair; add the words."""
    lines: list[dict[str, Any]] = []
    for measure in dict.fromkeys(r["measure"] for r in rows):
        pair = [r for r in rows if r["measure"] == measure]
        most = max((r["value"] for r in pair if r["value"] != ""), default=1)
        lines += [{"kind": "head", "measure": measure}, *(_bar(r, most) for r in pair), {"kind": "gap"}]
    return [{**line, "line": number} for number, line in enumerate(lines[:-1])]


def _bar(row: Row, most: float) -> dict[str, Any]:
    known = row["value"] != ""
    share = row["value"] / most if known else 1
    kept = {k: row[k] for k in ("measure", "shown", "note")}
    return {**kept, "name": _CASES[str(row["case"])], "kind": "known" if known else "open", "share": share}


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    people = {r["case"]: r["shown"] for r in rows if r["measure"] == rows[0]["measure"]}
    return (
        f"Pairs of bars compare the real case of Saraf Umra with the invented case of Korvu in six numbers. "
        f"To Saraf Umra came {people['Saraf Umra']} people, to Korvu {people['Korvu']}; there were 32 and 24 "
        f"individual police officers. For Saraf Umra the source does not state how many soldiers, observers "
        f"and civilian staff were there, nor how many people were safe at the end."
    )


def tabulate(rows: Rows) -> Table:
    """Give the data behind the bars."""
    columns = ("What", "Case", "Badge", "Number", "Note")
    fields = ("measure", "case", "badge", "shown", "note")
    return Table(columns, tuple(tuple(str(r[f]) for f in fields) for r in rows))


FIGURE = Figure(
    name="korvu_and_saraf_umra",
    title=TITLE,
    badge="REAL AND INVENTED",
    data=("two_sites.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites="Saraf Umra [S2 UNAMID ¶2]. Korvu is the scenario of this module and is invented.",
)
