"""One view of a map, with all that a page shows of it."""

from __future__ import annotations

from dataclasses import dataclass

from bluehelm.charts.figure import Table
from bluehelm.situation import words
from bluehelm.situation.country import country
from bluehelm.situation.known import Known
from bluehelm.situation.model import CountryView, Situation, StripView, View, World
from bluehelm.situation.picture import Dot, Picture
from bluehelm.situation.plan import plan
from bluehelm.situation.strip import strip
from bluehelm.situation.svg import svg, symbol


@dataclass(frozen=True)
class Drawn:
    """A view as a page shows it: title, SVG, its key as (SVG, word), what holds for it, words and table."""

    title: str
    svg: str
    key: tuple[tuple[str, str], ...]
    note: str
    words: str
    table: Table


def picture(view: View, world: World, known: Known) -> Picture:
    """Return what is drawn of a view. Raises CrowdedError if its labels do not fit."""
    if isinstance(view, CountryView):
        return country(view, world, known)
    return strip(view, world, known) if isinstance(view, StripView) else plan(view, known)


def draw(situation: Situation, known: Known) -> tuple[Drawn, ...]:
    """Draw each view as far as a play knows it (`bluehelm.situation.known`)."""
    return tuple(_drawn(view, situation.world, known) for view in situation.map.views)


def _drawn(view: View, world: World, known: Known) -> Drawn:
    drawing = picture(view, world, known)
    return Drawn(
        view.title,
        svg(drawing, f"Map: {view.title}"),
        tuple((_sign(dot), word) for dot, word in _kinds(drawing)),
        words.note(view, world),
        words.words(view, world, known),
        words.table(view, world, known),
    )


def _kinds(drawing: Picture) -> list[tuple[Dot, str]]:
    kinds = dict.fromkeys(dot.kind for dot in drawing.dots)
    return [(Dot(kind, 10, 10), words.KINDS[kind]) for kind in words.KINDS if kind in kinds]


def _sign(dot: Dot) -> str:
    return f'<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">{symbol(dot)}</svg>'
