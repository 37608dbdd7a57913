"""How Kelmora stands after each scenario that was played: one line a gauge, over the months of the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from bluehelm.charts.figure import Table
from bluehelm.charts.theme import INK, LINE, NAVY, QUIET, RUST, dressed

UP, DOWN = "#1b7a5a", RUST
ROW_PX, PLOT, MIDDLE, NAME = 58, 0.3, 0.64, 0.14  # a gauge; half its line, its usual level, its name, in rows
LEAST = 15  # points that half a row stands for at least: a change of two must not look like a storm


@dataclass(frozen=True)
class Point:
    """The gauges of the mission at the end of one scenario; `month` is the first month in which it plays."""

    scenario: str
    month: int
    gauges: Mapping[str, int]


@dataclass(frozen=True)
class Kind:
    """A gauge: its name, and its ordinary level, from which a line begins."""

    key: str
    name: str
    baseline: int


def kelmora(kinds: Sequence[Kind], points: Sequence[Point]) -> Any:
    """Return one line a gauge, from its usual level over the ends of scenarios, in the story's order."""
    shown = [kind for kind in kinds if any(kind.key in point.gauges for point in points)]
    most = span(shown, points)
    rows = [row for number, kind in enumerate(shown) for row in _line(number, kind, points, most)]
    names = [_name(number, kind, points) for number, kind in enumerate(shown)]
    subtitle = [
        f"Each line: one gauge, up to {most} points up or down",
        "from its usual level. Dots: ends of scenarios.",
    ]
    chart = _layers(rows, names, points, len(shown))
    return dressed(chart, message(kinds, points), subtitle, "INVENTED", ROW_PX * len(shown))


def span(kinds: Sequence[Kind], points: Sequence[Point]) -> int:
    """Return how many points half a row stands for: the same for all gauges, so that they can be compared."""
    moves = (
        abs(point.gauges[kind.key] - kind.baseline)
        for kind in kinds
        for point in points
        if kind.key in point.gauges
    )
    return max([LEAST, *moves])


def _line(number: int, kind: Kind, points: Sequence[Point], most: int) -> list[dict[str, Any]]:
    """Return the dots of one gauge; `y` is in rows from the top, `at` counts scenarios, 0 is the start."""
    values = [(0, "Usual level", kind.baseline)]
    values += [
        (at, point.scenario, point.gauges[kind.key])
        for at, point in enumerate(points, start=1)
        if kind.key in point.gauges
    ]
    return [
        {
            "gauge": kind.name,
            "at": at,
            "scenario": name,
            "value": value,
            "y": number + MIDDLE - PLOT * (value - kind.baseline) / most,
        }
        for at, name, value in values
    ]


def _name(number: int, kind: Kind, points: Sequence[Point]) -> dict[str, Any]:
    last = next(point.gauges[kind.key] for point in reversed(points) if kind.key in point.gauges)
    moved = last - kind.baseline
    sign = f"▲ +{moved}" if moved > 0 else f"▼ −{-moved}" if moved < 0 else "no change"
    side = "up" if moved > 0 else "down" if moved < 0 else "same"
    words = f"{kind.baseline} to {last}  {sign}"
    return {"gauge": kind.name, "y": number + NAME, "words": words, "side": side, "base": number + MIDDLE}


def _layers(
    rows: Sequence[Mapping[str, Any]], names: Sequence[Mapping[str, Any]], points: Sequence[Point], many: int
) -> alt.LayerChart:
    y = alt.Scale(domain=[0, many], reverse=True, nice=False)
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[0, max(len(points), 1)], nice=False, padding=10),
        axis=alt.Axis(
            title="Mission month in which the scenario begins",
            values=list(range(1, len(points) + 1)),
            labelExpr=f"{[str(point.month) for point in points]}[datum.value - 1]",
            grid=False,
            domain=False,
        ),
    )
    dots, heads = alt.Chart(alt.Data(values=list(rows))), alt.Chart(alt.Data(values=list(names)))
    at = alt.Y("y:Q", scale=y, axis=None)
    side = alt.Color(
        "side:N", legend=None, scale=alt.Scale(domain=["up", "down", "same"], range=[UP, DOWN, QUIET])
    )
    tips = [alt.Tooltip(f"{name}:N") for name in ("gauge", "scenario", "value")]
    band = heads.mark_rule(color=LINE, strokeDash=[3, 3]).encode(y=alt.Y("base:Q", scale=y, axis=None))
    line = dots.mark_line(color=NAVY, strokeWidth=2).encode(x=x, y=at, detail="gauge:N")
    ends = dots.mark_point(filled=True, opacity=1, size=42, color=NAVY).encode(x=x, y=at, tooltip=tips)
    ends = ends.transform_filter("datum.at > 0")
    ring = dots.mark_point(filled=False, fill="white", size=48, strokeWidth=2, color=QUIET).encode(
        x=x, y=at, tooltip=tips
    )
    ring = ring.transform_filter("datum.at == 0")
    name = heads.mark_text(align="left", fontSize=12, color=INK, fontWeight=600).encode(
        x=alt.value(0), y=at, text="gauge:N"
    )
    words = heads.mark_text(align="right", fontSize=12).encode(
        x=alt.value("width"), y=at, text="words:N", color=side
    )
    return alt.layer(band, line, ring, ends, name, words)


def message(kinds: Sequence[Kind], points: Sequence[Point]) -> str:
    """Return the chart's message: what rose most and what fell most against the usual level."""
    last = {kind.name: value - kind.baseline for kind in kinds if (value := _last(kind, points)) is not None}
    if not last or not any(last.values()):
        return "Kelmora stands where the story began"
    best, worst = max(last, key=lambda name: last[name]), min(last, key=lambda name: last[name])
    if last[best] <= 0:
        return f"Under your decisions {worst} fell most (−{-last[worst]}); nothing rose"
    if last[worst] >= 0:
        return f"Under your decisions {best} rose most (+{last[best]}); nothing fell"
    return f"Under your decisions {best} rose most (+{last[best]}), {worst} fell most (−{-last[worst]})"


def _last(kind: Kind, points: Sequence[Point]) -> int | None:
    return next((point.gauges[kind.key] for point in reversed(points) if kind.key in point.gauges), None)


def words(kinds: Sequence[Kind], points: Sequence[Point]) -> str:
    """Say the chart in sentences."""
    ends = "; ".join(
        f"{kind.name} from {kind.baseline} to {_last(kind, points)}"
        for kind in kinds
        if _last(kind, points) is not None
    )
    played = ", ".join(f"“{point.scenario}” (month {point.month})" for point in points)
    return (
        f"{message(kinds, points)}. Played to an end: {played}. Usual level and where it stands now: {ends}."
    )


def table(kinds: Sequence[Kind], points: Sequence[Point]) -> Table:
    """Return the data of the chart, in gauge points; a dash where a scenario has no such gauge."""
    columns = ("Gauge", "Usual level", *(f"{point.scenario}, month {point.month}" for point in points))
    rows = (
        (kind.name, str(kind.baseline), *(str(point.gauges.get(kind.key, "–")) for point in points))
        for kind in kinds
    )
    return Table(columns, tuple(rows))
