"""The country: sites and roads of the world, each road as long as it is; directions are the course's own."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin

from bluehelm.situation.known import Known, shown
from bluehelm.situation.model import CountryView, Mark, World
from bluehelm.situation.picture import LINE, WIDTH, Dot, Label, Picture, Point, Stroke
from bluehelm.situation.placing import Board, along, around, between

SIDE, TOP, FOOT = 54, 34, 52  # px that labels need around the sites; the scale stands in the foot
BAR_KM = 100


def country(view: CountryView, world: World, known: Known) -> Picture:
    """Return the drawing of the whole country. Raises CrowdedError if a label finds no place."""
    flat = _positions(world)
    scale, (left, top) = _fit(flat)
    at = {site: ((x - left) * scale + SIDE, (y - top) * scale + TOP) for site, (x, y) in flat.items()}
    height = max(y for _, y in at.values()) + FOOT
    strokes = tuple(Stroke(at[road.start], at[road.to]) for road in world.roads)
    sites = {key: Dot(site.kind, *at[key]) for key, site in world.sites.items()}
    marks = [(mark, Dot(mark.kind, *_on_road(mark, world, at))) for mark in shown(view.marks, known)]
    dots = (*sites.values(), *(dot for _, dot in marks))
    board = Board(height - LINE - 8, dots, strokes)
    lengths = zip(strokes, world.roads, strict=True)
    labels = [board.put(along(stroke, f"{road.km} km")) for stroke, road in lengths]
    labels += [board.put(around(dot, _site_lines(key, world))) for key, dot in sites.items()]
    labels += [board.put(around(dot, (mark.label,))) for mark, dot in marks]
    return Picture(height, dots, strokes, (*labels, _scale(height)), bar=(8, height - 8, BAR_KM * scale))


def _positions(world: World) -> dict[str, Point]:
    """Lay the roads out from the first site, in km; every road has an end that is known already."""
    at: dict[str, Point] = {world.roads[0].start: (0.0, 0.0)}
    for road in world.roads:
        x, y = at[road.start]
        angle = radians(road.bearing)
        at[road.to] = (x + road.km * sin(angle), y - road.km * cos(angle))
    return at


def _fit(flat: Mapping[str, Point]) -> tuple[float, Point]:
    """Return px a km, and the corner of the land in km."""
    xs, ys = [x for x, _ in flat.values()], [y for _, y in flat.values()]
    return (WIDTH - 2 * SIDE) / (max(xs) - min(xs)), (min(xs), min(ys))


def _on_road(mark: Mark, world: World, at: Mapping[str, Point]) -> Point:
    first, last = mark.road
    road = world.road(first, last)
    share = 0.5 if road is None or mark.km is None else mark.km / road.km
    return between(at[first], at[last], share)


def _site_lines(key: str, world: World) -> tuple[str, ...]:
    site = world.sites[key]
    province = world.provinces[site.province]
    below = "UN team site" if site.kind == "un" else f"{province.name}, sector {province.sector}"
    return (site.name, below)


def _scale(height: float) -> Label:
    return Label(8, height - LINE - 12, (f"{BAR_KM} km by road",), strong=False)
