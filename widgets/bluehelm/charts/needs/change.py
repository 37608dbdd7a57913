"""Two profiles of one person side by side: a ring for the earlier value, a dot for the later one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.needs.profile import AXIS, SCALE, framed
from bluehelm.charts.theme import INK, QUIET, RUST
from bluehelm.needs.words import Change, number

UP = "#1b7a5a"
_SIGN = {"up": "▲ +", "down": "▼ −", "same": ""}


def draw_changes(changes: Sequence[Change], before: str, now: str) -> Any:
    """Draw each area with both values; `before` and `now` say when these were."""
    rows = [_row(change, place) for place, change in enumerate(changes)]
    subtitle = [f"Ring: {before}.", f"Dot: {now}.", "1: new to me. 5: could teach it."]
    return framed(_layers(rows), change_title(changes), subtitle, len(rows))


def change_title(changes: Sequence[Change]) -> str:
    """Say how many areas moved up and down."""
    up, down = sum(c.amount > 0 for c in changes), sum(c.amount < 0 for c in changes)
    return f"Higher in {up}, lower in {down} of {len(changes)} areas"


def _row(change: Change, place: int) -> dict[str, object]:
    side = "up" if change.amount > 0 else "down" if change.amount < 0 else "same"
    moved = f"{_SIGN[side]}{number(abs(change.amount))}" if change.amount else "same"
    return {
        "row": place,
        "area": change.name,
        "before": change.before,
        "now": change.now,
        "side": side,
        "said": moved,
    }


def _layers(rows: list[dict[str, object]]) -> alt.LayerChart:
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("row:O", axis=None))
    colour = alt.Color(
        "side:N", legend=None, scale=alt.Scale(domain=["up", "down", "same"], range=[UP, RUST, QUIET])
    )
    tip = [
        alt.Tooltip("area:N", title="Area"),
        alt.Tooltip("before:Q", title="Before"),
        alt.Tooltip("now:Q", title="Now"),
    ]
    x = alt.X("before:Q", scale=SCALE, axis=alt.Axis(**AXIS), title=None)
    line = base.mark_rule(strokeWidth=4, yOffset=8).encode(x=x, x2="now:Q", color=colour)
    ring = base.mark_point(
        size=90, filled=False, strokeWidth=2, color=QUIET, fill="white", opacity=1, yOffset=8
    )
    dot = base.mark_point(size=110, filled=True, opacity=1, yOffset=8)
    name = base.mark_text(align="left", fontSize=12, color=INK, yOffset=-8)
    said = base.mark_text(align="right", fontSize=12, fontWeight="bold", yOffset=-8)
    now = alt.X("now:Q", scale=SCALE, axis=alt.Axis(**AXIS), title=None)
    return alt.layer(
        line,
        dot.encode(x=now, color=colour, tooltip=tip),
        ring.encode(x=x, tooltip=tip),
        name.encode(x=alt.value(0), text="area:N"),
        said.encode(x=alt.value("width"), text="said:N", color=colour),
    )


def change_table(changes: Sequence[Change]) -> Table:
    """Give each area with both values and the difference."""
    rows = ((c.name, number(c.before), number(c.now), f"{c.amount:+g}") for c in changes)
    return Table(("Area", "Before (1 to 5)", "Now (1 to 5)", "Change"), tuple(rows))
