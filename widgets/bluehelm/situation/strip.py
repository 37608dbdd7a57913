"""One road from end to end: drawn downwards, true to its length, with a kilometre beside each mark."""

from __future__ import annotations

from textwrap import wrap

from bluehelm.situation.known import Known, shown
from bluehelm.situation.model import Mark, StripView, World
from bluehelm.situation.picture import LINE, Dot, Label, Picture, Stroke
from bluehelm.situation.placing import spread

X, TOP, LENGTH = 74.0, 24.0, 320.0  # px: where the road runs
TEXT = X + 34
LETTERS = 26  # of a line beside the road
Stop = tuple[int, Dot, tuple[str, ...]]


def strip(view: StripView, world: World, known: Known) -> Picture:
    """Return the drawing of a road. Raises CrowdedError if its labels do not fit beside it."""
    first, last = view.road
    whole = world.road(first, last)
    length_km = whole.km if whole else 1
    stops = sorted(
        [
            _end(world, first, 0, length_km),
            _end(world, last, length_km, length_km),
            *(_stop(mark, length_km) for mark in shown(view.marks, known) if mark.km is not None),
        ],
        key=lambda stop: stop[0],
    )
    height = TOP + LENGTH + 24
    heights = [LINE * len(lines) + 6.0 for _, _, lines in stops]
    tops = spread([dot.y - LINE / 2 for _, dot, _ in stops], heights, 4, height)
    names = [_beside(dot, top, lines) for (_, dot, lines), top in zip(stops, tops, strict=True)]
    dots = tuple(dot for _, dot, _ in stops)
    return Picture(height, dots, (Stroke((X, TOP), (X, TOP + LENGTH)),), tuple(names))


def _end(world: World, site: str, km: int, of: int) -> Stop:
    place = world.sites[site]
    return km, Dot(place.kind, X, _down(km, of)), (f"{place.name}, km {km}",)


def _stop(mark: Mark, of: int) -> Stop:
    km = mark.km or 0
    lines = (f"km {km}", *wrap(mark.label, LETTERS))
    return km, Dot(mark.kind, X, _down(km, of)), lines


def _down(km: int, of: int) -> float:
    return TOP + LENGTH * km / of


def _beside(dot: Dot, top: float, lines: tuple[str, ...]) -> Label:
    middle = top + LINE / 2
    leader = ((X + 9, dot.y), (TEXT - 12, middle), (TEXT - 4, middle))
    return Label(TEXT, top, lines, leader=leader)
