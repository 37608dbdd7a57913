"""What is drawn, before it is SVG: marks, lines and labels with their places, in px of a drawing 320 wide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bluehelm.situation.model import Kind

WIDTH = 320  # what a card of the player leaves on a phone of 360 px
LARGE, SMALL = 13.0, 12.0  # px of the first line of a label and of the others
LINE = 16  # px from one line of text to the next
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether two rectangles share any area."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def within(self, width: float, height: float) -> bool:
        """Return whether the whole rectangle lies in a drawing."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True)
class Label:
    """Lines of text, the first one strong: at `x`, from `top` downwards. A leader runs to what it names."""

    x: float
    top: float
    lines: tuple[str, ...]
    anchor: Anchor = "start"
    strong: bool = True
    leader: tuple[Point, ...] = ()

    @property
    def box(self) -> Box:
        """The room that the label takes in a wide system font."""
        wide = width_of(self.lines, self.strong)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.top, left + wide, self.top + LINE * len(self.lines))


@dataclass(frozen=True)
class Dot:
    """A mark of one kind, with its middle."""

    kind: Kind
    x: float
    y: float

    @property
    def box(self) -> Box:
        """The room that the mark takes."""
        return Box(self.x - 8, self.y - 8, self.x + 8, self.y + 8)


@dataclass(frozen=True)
class Stroke:
    """A line from one point to another: a road, nearness, or people who move."""

    start: Point
    end: Point
    look: Literal["road", "near", "move"] = "road"


@dataclass(frozen=True)
class Ring:
    """A circle around a place."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Picture:
    """A whole drawing. `bar` is a scale: its length in px and what it stands for."""

    height: float
    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    labels: tuple[Label, ...]
    rings: tuple[Ring, ...] = ()
    bar: tuple[float, float, float] | None = None  # left, top, length in px


def width_of(lines: tuple[str, ...], strong: bool) -> float:
    """Return the px that the longest line may take: 0.58 of the size, more than common fonts need."""
    sizes = (LARGE * 1.05 if strong and number == 0 else SMALL for number in range(len(lines)))
    return max(len(line) * size * 0.58 for line, size in zip(lines, sizes, strict=True))
