"""A plan of places whose positions the story does not give: a schema, never to scale."""

from __future__ import annotations

from bluehelm.situation.known import Known, is_known, shown
from bluehelm.situation.model import PlanView, Spot
from bluehelm.situation.picture import WIDTH, Dot, Label, Picture, Ring, Stroke
from bluehelm.situation.placing import Board, along, around

HEIGHT, EDGE, RADIUS = 320.0, 14.0, 74.0


def plan(view: PlanView, known: Known) -> Picture:
    """Return the drawing of a plan. Raises CrowdedError if a label finds no place."""
    spots = {key: spot for key, spot in view.places.items() if is_known(spot.since, known)}
    dots = {key: Dot(spot.kind, *_at(spot)) for key, spot in spots.items()}
    ways = [way for way in shown(view.ways, known) if way.start in dots and way.to in dots]
    strokes = tuple(Stroke(_at(spots[way.start]), _at(spots[way.to]), way.look) for way in ways)
    board = Board(HEIGHT, tuple(dots.values()), strokes)
    told = [(stroke, way.label) for stroke, way in zip(strokes, ways, strict=True) if way.label]
    labels = [board.put(along(stroke, label)) for stroke, label in told]
    labels += [board.put(around(dots[key], _lines(spot))) for key, spot in spots.items()]
    rings = [
        (Ring(dots[key].x, dots[key].y, RADIUS), spot.ring)
        for key, spot in spots.items()
        if spot.ring and is_known(spot.ring_since, known)
    ]
    labels += [board.put(_on_ring(ring, text)) for ring, text in rings]
    return Picture(HEIGHT, tuple(dots.values()), strokes, tuple(labels), tuple(ring for ring, _ in rings))


def _at(spot: Spot) -> tuple[float, float]:
    return EDGE + spot.x / 100 * (WIDTH - 2 * EDGE), EDGE + spot.y / 100 * (HEIGHT - 2 * EDGE)


def _lines(spot: Spot) -> tuple[str, ...]:
    return (spot.label, spot.note) if spot.note else (spot.label,)


def _on_ring(ring: Ring, text: str) -> list[Label]:
    below, above = ring.y + ring.radius + 2, ring.y - ring.radius - 18
    return [
        Label(ring.x + x, y, (text,), "middle", strong=False) for y in (below, above) for x in (0, -40, 40)
    ]
