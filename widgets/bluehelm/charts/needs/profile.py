"""A profile as a chart: one line for each area from 1 to 5, the lowest on top, the first three marked."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.theme import INK, NAVY, QUIET, RUST, dressed
from bluehelm.needs.profile import AreaResult, Profile
from bluehelm.needs.words import number

ROW_PX = 36  # a name, and its line below
SCALE = alt.Scale(domain=[1, 5], nice=False)
AXIS = {"values": [1, 2, 3, 4, 5], "format": "d", "domain": False, "ticks": False}
TITLE = "Three areas to work on first"
_TITLE_LETTERS = 33  # fits 300 px


def draw_profile(profile: Profile) -> Any:
    """Draw the own rating as a dot, a colleague's as a diamond, and the word 'first' beside three areas."""
    rows = [_row(one, profile) for one in lowest_first(profile)]
    subtitle = ["1: new to me. 5: could teach it.", "Dot: you. Diamond: a colleague."]
    return framed(_layers(rows), TITLE, subtitle if profile.rated_by_two else subtitle[:1], len(rows))


def lowest_first(profile: Profile) -> list[AreaResult]:
    """Put the three priorities on top, then the other areas by their values."""
    order = {area: place for place, area in enumerate(profile.priorities)}
    return sorted(profile.areas, key=lambda one: (order.get(one.id, len(order)), one.value))


def framed(layers: Any, title: str, subtitle: list[str], rows: int) -> Any:
    """Give the layers the look of the course, with a title that fits a phone."""
    made = dressed(layers, title, subtitle, "YOURS", ROW_PX * rows)
    made.title.text = wrap(title, _TITLE_LETTERS)
    return made


def _row(one: AreaResult, profile: Profile) -> dict[str, object]:
    first = one.id in profile.priorities
    return {
        "row": lowest_first(profile).index(one),
        "area": one.name,
        "least": 1,
        "own": one.own,
        "colleague": one.colleague,
        "first": first,
        "said": f"first · {number(one.value)}" if first else number(one.value),
    }


def _layers(rows: list[dict[str, object]]) -> alt.LayerChart:
    base = alt.Chart(alt.Data(values=rows)).encode(y=alt.Y("row:O", axis=None))
    x = alt.X("own:Q", scale=SCALE, axis=alt.Axis(**AXIS), title=None)
    colour = alt.condition("datum.first", alt.value(RUST), alt.value(NAVY))
    tip = [
        alt.Tooltip("area:N", title="Area"),
        alt.Tooltip("own:Q", title="You"),
        alt.Tooltip("colleague:Q", title="Colleague"),
    ]
    line = base.mark_rule(strokeWidth=4, yOffset=8).encode(
        x=alt.X("least:Q", scale=SCALE, axis=alt.Axis(**AXIS), title=None), x2="own:Q", color=colour
    )
    dot = base.mark_point(size=120, filled=True, opacity=1, yOffset=8).encode(x=x, color=colour, tooltip=tip)
    other = (
        base.transform_filter("isValid(datum.colleague)")
        .mark_point(
            shape="diamond",
            size=110,
            filled=False,
            strokeWidth=2,
            color=QUIET,
            fill="white",
            opacity=1,
            yOffset=8,
        )
        .encode(x=alt.X("colleague:Q", scale=SCALE, axis=alt.Axis(**AXIS), title=None), tooltip=tip)
    )
    name = base.mark_text(align="left", fontSize=12, color=INK, yOffset=-8)
    said = base.mark_text(align="right", fontSize=12, fontWeight="bold", yOffset=-8)
    return alt.layer(
        line,
        dot,
        other,
        name.encode(x=alt.value(0), text="area:N"),
        said.encode(x=alt.value("width"), text="said:N", color=colour),
    )


def profile_table(profile: Profile) -> Table:
    """Give each area with its ratings, its value, and how its situation was answered."""
    words = {"well": "well", "partly": "in part", "not": "not yet"}
    rows = (
        (
            one.name,
            str(one.own),
            "–" if one.colleague is None else str(one.colleague),
            number(one.value),
            words[one.answered],
            "yes" if one.id in profile.priorities else "no",
        )
        for one in lowest_first(profile)
    )
    columns = ("Area", "You (1 to 5)", "Colleague (1 to 5)", "Value", "Situation answered", "Work on first")
    return Table(columns, tuple(rows))
