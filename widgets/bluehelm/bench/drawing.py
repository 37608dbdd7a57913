"""The graph of scenes as one SVG: type told by shape, word and colour; conditional links dashed."""

from __future__ import annotations

from html import escape
from textwrap import wrap

from bluehelm.bench.layout import Layout, Spot, layout
from bluehelm.bench.scenes import End, Graph, Link, Node, words
from bluehelm.bench.shapes import BOX_W, LINE_PX, Box, arrow, legend, outline, text
from bluehelm.charts.theme import BLUE, FONT, INK, LINE, NAVY, PAPER, QUIET, RUST
from bluehelm.scenario.model import END

LOOK = {"polarity": BLUE, "trap": RUST, "technical": QUIET}
GAP_X, PASS_W = 36, 56  # px between spots of a row; room for a link that passes a row
LEAST_W = 336  # px: with its margins the drawing of a simple scenario fits a phone
TITLE_LETTERS, LABEL_LETTERS, END_LETTERS = 25, 24, 46
TOP, MARGIN, GAP_Y = 104, 12, 36
END_H = 34


def drawing(found: Graph) -> str:
    """Return the SVG, readable without colour; each scene is a group with the id "scene-D1"."""
    plan = layout(found)
    places, width = _placed(found, plan)
    ends, bottom = _endings(found, places[END].y + END_H + 24, width)
    parts = [
        *(part for link in found.links for part in _link(link, plan, places)),
        *(_scene(node, places[node.id]) for node in found.nodes),
        _end_hub(places[END]),
        *ends,
    ]
    title = f"{found.id} {found.title}: the graph of scenes"
    head = text(MARGIN, 26, [f"{found.id} {found.title}"], 17, INK, weight=700, anchor="start")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {bottom}" width="{width}" '
        f'height="{bottom}" role="img" aria-label="{escape(title)}" font-family="{escape(FONT)}">'
        f"<title>{escape(title)}</title><desc>{escape(words(found))}</desc>"
        f'<rect width="{width}" height="{bottom}" fill="{PAPER}"/>{head}'
        f"{legend(MARGIN, 42)}{''.join(parts)}</svg>\n"
    )


def _placed(found: Graph, plan: Layout) -> tuple[dict[Spot, Box], int]:
    """Return the box of each spot, and the width of the drawing."""
    nodes = {node.id: node for node in found.nodes}
    widths = [sum(_width(spot) for spot in row) + GAP_X * (len(row) - 1) for row in plan.layers]
    margin = MARGIN + (40 if plan.back else 0)
    width = max(LEAST_W, *widths) + 2 * margin
    places: dict[Spot, Box] = {}
    y = TOP
    for row, taken in zip(plan.layers, widths, strict=True):
        heights = [_height(nodes[spot]) for spot in row if isinstance(spot, str) and spot in nodes]
        tall, x = max(heights, default=END_H), (width - taken) // 2
        for spot in row:
            places[spot] = Box(x, y, _width(spot), tall)
            x += _width(spot) + GAP_X
        y += tall + _gap(found, row)
    return places, width


def _width(spot: Spot) -> int:
    return BOX_W if isinstance(spot, str) else PASS_W


def _height(node: Node) -> int:
    return 36 + LINE_PX * len(wrap(node.title, TITLE_LETTERS)) + (LINE_PX if node.events else 0)


def _gap(found: Graph, row: tuple[Spot, ...]) -> int:
    """Return the room below a row: as much as the longest label of its links needs."""
    lines = [len(wrap(link.label, LABEL_LETTERS)) for link in found.links if link.source in row]
    return GAP_Y + 14 * max(lines, default=1)


def _scene(node: Node, box: Box) -> str:
    colour = LOOK[node.type]
    titles = wrap(node.title, TITLE_LETTERS)
    options = "; ".join(f"{key}: {label}" for key, label in node.options)
    parts = [
        text(box.middle, box.y + 19, [f"{node.id} · {node.type.upper()}"], 11.5, colour, weight=700),
        text(box.middle, box.y + 37, titles, 14, INK, weight=600),
    ]
    if node.events:
        last = box.y + 37 + LINE_PX * len(titles)
        parts.append(text(box.middle, last, [f"then perhaps {', '.join(node.events)}"], 11.5, QUIET))
    return (
        f'<g id="scene-{node.id}"><title>{escape(f"{node.id} {node.title}. {options}")}</title>'
        f"{outline(node.type, box, colour)}{''.join(parts)}</g>"
    )


def _link(link: Link, plan: Layout, places: dict[Spot, Box]) -> list[str]:
    dash = ' stroke-dasharray="6 4"' if link.conditional else ""
    if (link.source, link.target) in plan.back:
        path, middle, tip = _upwards(places[link.source], places[link.target])
    else:
        path, middle, tip = _downwards([places[spot] for spot in plan.way(link.source, link.target)])
    line = f'<path d="{path}" fill="none" stroke="{NAVY}" stroke-width="1.6"{dash}/>'
    lines = wrap(link.label, LABEL_LETTERS)
    label = text(middle[0], middle[1] - 6 * (len(lines) - 1), lines, 12, NAVY, weight=600, halo=True, step=13)
    return [line, arrow(*tip), label]


def _downwards(way: list[Box]) -> tuple[str, tuple[float, float], tuple[float, float, bool]]:
    """Return the path from box to box, where its label stands, and its tip."""
    x, y = way[0].middle, way[0].bottom
    path = f"M{x} {y}"
    for box in way[1:]:
        half = (y + box.y) / 2
        path += f" C{x} {half} {box.middle} {half} {box.middle} {box.y}"
        x, y = box.middle, box.y
        if box is not way[-1]:
            path += f" L{x} {box.bottom}"
            y = box.bottom
    first, second = way[0], way[1]
    # Nearer to the target, where links that part have parted; on the curve, at six tenths of the way.
    label = (
        first.middle + 0.648 * (second.middle - first.middle),
        first.bottom + 0.576 * (second.y - first.bottom) + 4,
    )
    return path, label, (x, y, True)


def _upwards(source: Box, target: Box) -> tuple[str, tuple[float, float], tuple[float, float, bool]]:
    """Return a bow at the right side, for a link that closes a loop."""
    # The way out stands below the way in, so that a scene that leads to itself has a bow as well.
    x1, y1, x2, y2 = (
        source.right,
        source.y + 0.75 * source.height,
        target.right,
        target.y + 0.25 * target.height,
    )
    out = max(x1, x2) + 44
    return f"M{x1} {y1} C{out} {y1} {out} {y2} {x2} {y2}", (out - 12, (y1 + y2) / 2), (x2, y2, False)


def _end_hub(box: Box) -> str:
    shape = f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{END_H}" rx="17" fill="{NAVY}"/>'
    return f'<g id="scene-{END}">{shape}{text(box.middle, box.y + 22, ["END"], 13, PAPER, weight=700)}</g>'


def _endings(found: Graph, y: int, width: int) -> tuple[list[str], int]:
    """Return the endings as rows below END, in the order in which they are tested."""
    said = "Endings: the first whose condition holds is met"
    parts = [text(width / 2, y + 8, [said], 12.5, QUIET)]
    y += 22
    for end in found.ends:
        lines = wrap(end.when, END_LETTERS)
        height = 34 + 15 * len(lines)
        parts.append(_ending(end, lines, Box((width - LEAST_W) // 2, y, LEAST_W, height)))
        y += height + 8
    return parts, y + MARGIN - 8


def _ending(end: End, lines: list[str], box: Box) -> str:
    shape = (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="8" fill="#f2f5f8" '
        f'stroke="{LINE}"/>'
    )
    head = text(box.x + 14, box.y + 21, [f"{end.id}  {end.title}"], 13.5, INK, weight=600, anchor="start")
    when = text(box.x + 14, box.y + 39, lines, 12, QUIET, anchor="start", step=15)
    return f'<g id="ending-{escape(end.id)}">{shape}{head}{when}</g>'
