"""One road from end to end: drawn downwards, true to its length, with a kilometre beside each mark."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from bluehelm.situation.known import Known, shown
from bluehelm.situation.model import Kind, StripView, World
from bluehelm.situation.picture import LINE, Dot, Label, Picture, Stroke
from bluehelm.situation.placing import spread

X, TOP = 44.0, 24.0  # px: where the road begins
SHORT, EACH = 120.0, 34.0  # px of length, and more for each stop
SIGN, TEXT = X + 44, X + 60
LETTERS = 26  # of a line beside the road
Stop = tuple[int, tuple[str, ...], Kind]  # km, label, sign


def strip(view: StripView, world: World, known: Known) -> Picture:
    """Return the drawing of a road. Raises CrowdedError if its labels do not fit beside it."""
    first, last = view.road
    road = world.road(first, last)
    length_km = road.km if road else 1
    stops = sorted([_end(world, first, 0), _end(world, last, length_km), *_stops(view, known)])
    px = SHORT + EACH * len(stops)
    places = [TOP + px * km / length_km for km, _, _ in stops]
    heights = [LINE * len(lines) + 6.0 for _, lines, _ in stops]
    tops = spread([y - LINE / 2 for y in places], heights, 4, TOP + px + 24)
    labels = [_beside(y, top, lines) for y, top, (_, lines, _) in zip(places, tops, stops, strict=True)]
    dots = [Dot(kind, SIGN, top + LINE / 2) for top, (_, _, kind) in zip(tops, stops, strict=True)]
    return Picture(TOP + px + 24, tuple(dots), (Stroke((X, TOP), (X, TOP + px)),), tuple(labels))


def _end(world: World, site: str, km: int) -> Stop:
    place = world.sites[site]
    return km, (f"{place.name}, km {km}",), place.kind


def _stops(view: StripView, known: Known) -> Iterator[Stop]:
    for mark in shown(view.marks, known):
        if mark.km is not None:
            yield mark.km, (f"km {mark.km}", *wrap(mark.label, LETTERS)), mark.kind


def _beside(y: float, top: float, lines: tuple[str, ...]) -> Label:
    """Return a label with a line to its kilometre; its sign stands before it, since stops can be near."""
    middle = top + LINE / 2
    return Label(TEXT, top, lines, leader=((X - 6, y), (X + 6, y), (SIGN - 12, middle), (SIGN, middle)))
