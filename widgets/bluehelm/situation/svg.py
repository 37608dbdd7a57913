"""A picture as SVG text: on its own paper, so that it reads the same on a dark page and in grey print."""

from __future__ import annotations

from html import escape

from bluehelm.bench.shapes import text
from bluehelm.charts.theme import BLUE, FONT, INK, NAVY, PAPER, QUIET, RUST
from bluehelm.situation import picture
from bluehelm.situation.picture import WIDTH, Dot, Label, Picture, Ring, Stroke

_LOOKS = {
    "road": f'stroke="{QUIET}" stroke-width="3"',
    "near": f'stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="2 4"',
    "move": f'stroke="{RUST}" stroke-width="2.5" stroke-dasharray="8 5"',
}


def svg(drawing: Picture, name: str) -> str:
    """Return a drawing as SVG; `name` is what a screen reader calls it. Nothing is fetched, nothing moves."""
    parts = [f'<rect width="{WIDTH}" height="{drawing.height:g}" fill="{PAPER}"/>']
    parts += [_ring(ring) for ring in drawing.rings]
    parts += [_stroke(stroke) for stroke in drawing.strokes]
    parts += [_leader(label) for label in drawing.labels if label.leader]
    parts += [symbol(dot) for dot in drawing.dots]
    parts += [_label(label) for label in drawing.labels]
    parts += [_bar(*drawing.bar)] if drawing.bar else []
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {drawing.height:g}" role="img" '
        f'aria-label="{escape(name)}" font-family="{escape(FONT)}">{"".join(parts)}</svg>'
    )


def symbol(dot: Dot) -> str:
    """Return the sign of a kind: each has a shape of its own, since colours do not print."""
    x, y = dot.x, dot.y
    edge = f'stroke="{PAPER}" stroke-width="1.5"'
    if dot.kind == "un":
        return f'<rect x="{x - 7:g}" y="{y - 7:g}" width="14" height="14" fill="{BLUE}" {edge}/>'
    if dot.kind == "danger":
        return f'<path d="M{x:g} {y - 9:g}l9 16h-18z" fill="{RUST}" {edge}/>'
    if dot.kind == "people":
        return f'<path d="M{x:g} {y - 8:g}l8 8l-8 8l-8 -8z" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'
    if dot.kind == "place":
        return f'<circle cx="{x:g}" cy="{y:g}" r="5" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'
    ring = f'<circle cx="{x:g}" cy="{y:g}" r="8" fill="{PAPER}" stroke="{NAVY}" stroke-width="2"/>'
    dotted = f'<circle cx="{x:g}" cy="{y:g}" r="5" fill="{NAVY}"/>'
    return ring + dotted if dot.kind == "capital" else dotted.replace('r="5"', 'r="6"')


def _stroke(stroke: Stroke) -> str:
    (x1, y1), (x2, y2) = stroke.start, stroke.end
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" {_LOOKS[stroke.look]} fill="none"/>'


def _ring(ring: Ring) -> str:
    look = f'fill="none" stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="5 4"'
    return f'<circle cx="{ring.x:g}" cy="{ring.y:g}" r="{ring.radius:g}" {look}/>'


def _leader(label: Label) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in label.leader)
    return f'<polyline points="{points}" fill="none" stroke="{QUIET}" stroke-width="1.5"/>'


def _label(label: Label) -> str:
    foot, step = label.top + picture.LINE * 0.78, picture.LINE
    first = label.lines[:1]
    size, weight = (picture.LARGE, 650) if label.strong else (picture.SMALL, 400)
    head = text(round(label.x, 1), round(foot, 1), first, size, INK, weight, label.anchor, True, step)
    if len(label.lines) == 1:
        return head
    rest = round(foot + step, 1)
    return head + text(
        round(label.x, 1), rest, label.lines[1:], picture.SMALL, INK, 400, label.anchor, True, step
    )


def _bar(left: float, top: float, length: float) -> str:
    look = f'stroke="{INK}" stroke-width="2" fill="none"'
    return f'<path d="M{left:g} {top - 4:g}v8m0 -4h{length:.1f}m0 -4v8" {look}/>'
