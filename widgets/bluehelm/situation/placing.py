"""Where labels stand: beside what they name, within the drawing, and never on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from bluehelm.situation.picture import LINE, WIDTH, Anchor, Box, Dot, Label, Point, Stroke

GAP = 11  # px from the middle of a mark to its label


class CrowdedError(ValueError):
    """A label finds no free place; the message names it."""


class Board:
    """What is taken already, while one label after another finds its place."""

    def __init__(self, height: float, dots: Sequence[Dot], strokes: Sequence[Stroke]) -> None:
        """Begin with the marks, which no label may cover, and the lines, which it should not."""
        self.height, self.strokes = height, strokes
        self.taken: list[Box] = [dot.box for dot in dots]

    def put(self, candidates: Iterable[Label]) -> Label:
        """Take the free candidate that crosses the fewest lines, the first of equals. Raises CrowdedError."""
        offered = list(candidates)
        free = [label for label in offered if self._free(label.box)]
        if not free:
            raise CrowdedError(" ".join(offered[0].lines))
        best = min(free, key=lambda label: self._crossed(label.box))
        self.taken.append(best.box)
        return best

    def _free(self, box: Box) -> bool:
        return box.within(WIDTH, self.height) and not any(box.meets(other) for other in self.taken)

    def _crossed(self, box: Box) -> int:
        return sum(_crosses(stroke, box) for stroke in self.strokes)


def around(dot: Dot, lines: tuple[str, ...], strong: bool = True) -> Iterator[Label]:
    """Offer places for a label beside, below and above a mark, the nearest first."""
    tall = LINE * len(lines)
    for far in (GAP, GAP + 12, GAP + 26):
        sides: tuple[tuple[float, Anchor], ...] = ((dot.x + far, "start"), (dot.x - far, "end"))
        for shift in (0, -tall / 2, tall / 2):
            for x, anchor in sides:
                yield Label(x, dot.y - tall / 2 + shift, lines, anchor, strong)
        for top in (dot.y + far - 2, dot.y - far + 2 - tall):
            for shift in (0, -30, 30, -60, 60):
                yield Label(dot.x + shift, top, lines, "middle", strong)


def along(stroke: Stroke, text: str) -> Iterator[Label]:
    """Offer places for a word beside a line, its middle first."""
    for share in (0.5, 0.4, 0.6, 0.3, 0.7):
        x, y = between(stroke.start, stroke.end, share)
        for far in (8, 16, 28):
            yield Label(x + far, y - LINE / 2, (text,), "start", strong=False)
            yield Label(x - far, y - LINE / 2, (text,), "end", strong=False)
            yield Label(x, y - LINE - far / 2, (text,), "middle", strong=False)
            yield Label(x, y + far / 2, (text,), "middle", strong=False)


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return tops for labels in rising order, each near the one wanted, none on the next, all in bounds.

    >>> spread([0, 5, 90], [16, 16, 16], 0, 100)
    [0, 16, 84]
    """
    tops: list[float] = []
    floor = low
    for want, height in zip(wanted, heights, strict=True):
        tops.append(max(want, floor))
        floor = tops[-1] + height
    ceiling = high
    for number in range(len(tops) - 1, -1, -1):
        tops[number] = min(tops[number], ceiling - heights[number])
        ceiling = tops[number]
    if tops and tops[0] < low:
        raise CrowdedError("the labels of the road")
    return tops


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point at a share of the way from one to the other."""
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])


def _crosses(stroke: Stroke, box: Box) -> bool:
    points = (between(stroke.start, stroke.end, step / 40) for step in range(41))
    return any(box.left < x < box.right and box.top < y < box.bottom for x, y in points)


def overlaps(labels: Sequence[Label], dots: Sequence[Dot] = ()) -> list[tuple[str, str]]:
    """Name each pair of labels and marks that stand on each other."""
    boxes = list(
        chain(((" ".join(each.lines), each.box) for each in labels), ((dot.kind, dot.box) for dot in dots))
    )
    return [
        (one, other)
        for number, (one, box) in enumerate(boxes)
        for other, second in boxes[number + 1 :]
        if box.meets(second)
    ]
