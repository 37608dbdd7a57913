"""Reviews of leadership and training since 1994, and the steps between them (F10)."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import INK, LEGEND, LINE, NAVY, QUIET, RUST, dressed

TITLE = (
    "Six reviews from 2000 to 2019 point to leadership or training; the steps between did not close the gaps"
)
SUBTITLE = ("Some reviews and steps, 1994 to 2019", "Grey dots: years, true to scale")
REVIEW, STEP = "Review or evaluation", "Step taken"
_ROW_PX, _LINE_X, _MARK_X = 38, 12, 50
_LETTERS = 30  # what a line beside a year may hold on a phone
_PIXELS = alt.Scale(domain=[0, 1], range=[0, 1])
_FIRST, _LAST = 1994, 2019


def draw(rows: Rows) -> Any:
    """Draw years true to scale on a line, and marks and words beside it, evenly spaced."""
    height = _ROW_PX * len(rows)
    base = alt.Chart(alt.Data(values=places(rows)))
    at, row = (alt.Y(f"{name}:Q", axis=None, scale=_PIXELS) for name in ("at", "row"))
    line = alt.Chart(alt.Data(values=[{"top": 8, "bottom": height - 8}]))
    marks = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=alt.value(_MARK_X),
        y=row,
        color=alt.Color("told:N", scale=_scale(NAVY, RUST), legend=alt.Legend(**LEGEND)),
        shape=alt.Shape("told:N", scale=_scale("circle", "square"), legend=alt.Legend(**LEGEND)),
        tooltip=[
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("told:N", title="Kind"),
            alt.Tooltip("words:N", title="What"),
        ],
    )
    layers = alt.layer(
        line.mark_rule(color=LINE, strokeWidth=3).encode(
            x=alt.value(_LINE_X), y=alt.Y("top:Q", axis=None, scale=_PIXELS), y2="bottom:Q"
        ),
        base.mark_rule(color=LINE).encode(x=alt.value(_LINE_X), x2=alt.value(_MARK_X - 8), y=at, y2="row:Q"),
        base.mark_point(filled=True, size=40, color=QUIET, opacity=1).encode(x=alt.value(_LINE_X), y=at),
        marks,
        _text(base, _MARK_X + 12, fontWeight="bold").encode(y=row, text=alt.Text("year:Q", format="d")),
        _text(base, _MARK_X + 52, lineBreak="|", lineHeight=14).encode(y=row, text="shown:N"),
    )
    return dressed(layers, TITLE, SUBTITLE, "REAL", height)


def _text(base: alt.Chart, x: int, **look: Any) -> alt.Chart:
    words = base.mark_text(align="left", baseline="middle", fontSize=12, color=INK, **look)
    return words.encode(x=alt.value(x))


def _scale(step: str, review: str) -> alt.Scale:
    return alt.Scale(domain=[STEP, REVIEW], range=[step, review])


def _y(year: int, height: int) -> float:
    return 8 + (height - 16) * (year - _FIRST) / (_LAST - _FIRST)


def places(rows: Rows) -> list[dict[str, Any]]:
    """Give each entry its place in time and the place of its words, in pixels from the top."""
    height = _ROW_PX * len(rows)
    return [
        {
            **row,
            "at": _y(row["year"], height),
            "row": _ROW_PX * (n + 0.5),
            "told": REVIEW if row["kind"] == "review" else STEP,
            "shown": "|".join(textwrap.wrap(str(row["words"]), _LETTERS)),
        }
        for n, row in enumerate(rows)
    ]


def reviews(rows: Rows) -> list[int]:
    """Give the years of the reviews."""
    return [row["year"] for row in rows if row["kind"] == "review"]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    found = reviews(rows)
    return (
        f"A timeline from {rows[0]['year']} to {rows[-1]['year']} shows {len(found)} reviews or evaluations "
        f"and {len(rows) - len(found)} steps. The first review is of {found[0]} and the last of "
        f"{found[-1]}; all of them point to leadership or to training. Between them came a course, a "
        "training service, mentors, guidelines and a leadership framework."
    )


def tabulate(rows: Rows) -> Table:
    """Give each entry with its kind."""
    kinds = {"review": REVIEW, "step": STEP}
    return Table(
        ("Year", "Kind", "What"),
        tuple((str(r["year"]), kinds[str(r["kind"])], str(r["words"])) for r in rows),
    )


FIGURE = Figure(
    name="reviews_repeat",
    title=TITLE,
    badge="REAL",
    data=("timeline.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Reviews [S4 WHY ¶1–4; S4 GAPS ¶2; S4 BOX1; S4 CONC ¶2]; steps [S4 ARCH ¶1; S4 ITS ¶1, ¶7; S4 PEER "
        "¶2; S4 BRIEF ¶1; S4 WHY ¶8]. The choice of entries is ours."
    ),
)
