"""The UN trainings for leaders along the life of an appointment, and how long each lasts (F01)."""

from __future__ import annotations

from typing import Any

import altair as alt

from bluehelm.charts.figure import Figure, Rows, Table
from bluehelm.charts.theme import BLUE, INK, LINE, NAVY, QUIET, RUST, dressed

TITLE = (
    "Five of eleven UN trainings stand between appointment and departure; the one on crises takes two hours"
)
SUBTITLE = ("UN trainings as printed in 2019", "Bars: working days; one week counts as five")
PHASES = ("Before appointment", "Before departure", "In the mission", "On request, or not stated")
_HEAD_PX, _ROW_PX = 34, 40
_PIXELS = alt.Scale(domain=[0, 1], range=[0, 1])


def draw(rows: Rows) -> Any:
    """Draw a bar below the name of each training, phase after phase."""
    placed = places(rows)
    base = alt.Chart(alt.Data(values=placed))
    heads = _words(base, "datum.head", fontSize=13, fontWeight="bold", color=NAVY)
    names = _words(base, "!datum.head", fontSize=12, color=INK)
    rules = base.transform_filter("datum.head").mark_rule(color=LINE)
    bars = base.transform_filter("datum.days > 0").mark_rect()
    layers = alt.layer(
        rules.encode(y=alt.Y("rule:Q", axis=None, scale=_PIXELS)),
        bars.encode(
            x=alt.X("zero:Q", axis=None, scale=alt.Scale(domain=[0, 25], nice=False)),
            x2="days:Q",
            y=alt.Y("top:Q", axis=None, scale=_PIXELS),
            y2="bottom:Q",
            fill=alt.Fill("colour:N", scale=None),
            tooltip=[
                alt.Tooltip("training:N", title="Training"),
                alt.Tooltip("duration:N", title="Length in the source"),
                alt.Tooltip("audience:N", title="For"),
            ],
        ),
        heads,
        names,
        _lengths(base),
    )
    return dressed(layers, TITLE, SUBTITLE, "DERIVED", int(placed[-1]["bottom"]) + 4)


def _words(base: alt.Chart, which: str, **look: Any) -> alt.Chart:
    text = base.transform_filter(which).mark_text(align="left", baseline="top", **look)
    return text.encode(x=alt.value(0), y=alt.Y("y:Q", axis=None, scale=_PIXELS), text="text:N")


def _lengths(base: alt.Chart) -> alt.Chart:
    words = base.transform_filter("!datum.head").mark_text(align="left", dx=6, fontSize=12, color=QUIET)
    return words.encode(x="days:Q", y=alt.Y("middle:Q", axis=None, scale=_PIXELS), text="duration:N")


def places(rows: Rows) -> list[dict[str, Any]]:
    """Give a heading for each phase and a place for each training, in pixels from the top."""
    found: list[dict[str, Any]] = []
    y = 0
    for phase in PHASES:
        found.append({"head": True, "y": y + 8, "rule": y + 2, "text": phase, "days": 0})
        y += _HEAD_PX
        for row in (r for r in rows if r["phase"] == phase):
            found.append({**row, **_bar(y), "days": row["days"] or 0, "colour": _colour(row["training"])})
            found[-1]["text"] = row["training"]
            y += _ROW_PX
    return found


def _bar(y: int) -> dict[str, Any]:
    return {"head": False, "y": y, "zero": 0, "top": y + 17, "bottom": y + 31, "middle": y + 24}


def _colour(training: str) -> str:
    return RUST if training == "Crisis management training" else BLUE


def in_phase(rows: Rows, phase: str) -> list[str]:
    """Give the trainings of a phase."""
    return [str(row["training"]) for row in rows if row["phase"] == phase]


def describe(rows: Rows) -> str:
    """Say in words what the chart shows."""
    before = in_phase(rows, PHASES[1])
    return (
        f"{len(rows)} UN trainings for leaders stand in four phases, with bars for their length. "
        f"{len(before)} of them come between appointment and departure; they take from two hours, for "
        "crisis management, to five to seven working days, for the in-briefing. The two-week course for "
        "Senior Mission Leaders comes before appointment, and the Senior Leadership Programme within six "
        "months of deployment."
    )


def tabulate(rows: Rows) -> Table:
    """Give each training with phase, length and audience."""
    fields = ("phase", "training", "duration", "audience")
    return Table(("When", "Training", "Length", "For"), tuple(tuple(str(r[f]) for f in fields) for r in rows))


FIGURE = Figure(
    name="ready_when",
    title=TITLE,
    badge="DERIVED",
    data=("trainings.csv",),
    chart=draw,
    alt=describe,
    table=tabulate,
    cites=(
        "Trainings, times and lengths [S4 A1; S4 BOX2 ¶1]. The in-briefing takes five to seven days and is "
        "drawn with six [S4 A1; S4 BRIEF ¶2]. The phases are ours."
    ),
)
