"""The pieces of a drawing: boxes of three shapes, arrow tips, lines of text, the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from bluehelm.charts.theme import BLUE, INK, NAVY, PAPER, QUIET, RUST

BOX_W, LINE_PX = 236, 18
CUT = 12  # px that a trap's corners are cut by


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in px."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height


def outline(kind: str, box: Box, colour: str) -> str:
    """Return the shape of a scene: a polarity is round, a trap has cut corners, a technical one a bar."""
    look = f'fill="{PAPER}" stroke="{colour}" stroke-width="2"'
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    if kind == "trap":
        cut = min(CUT, box.height // 3)
        points = (
            f"{x + cut},{y} {right - cut},{y} {right},{y + cut} {right},{bottom - cut} "
            f"{right - cut},{bottom} {x + cut},{bottom} {x},{bottom - cut} {x},{y + cut}"
        )
        return f'<polygon points="{points}" {look}/>'
    radius = min(22, box.height // 2) if kind == "polarity" else 0
    shape = f'<rect x="{x}" y="{y}" width="{box.width}" height="{box.height}" rx="{radius}" {look}/>'
    bar = f'<rect x="{x}" y="{y}" width="7" height="{box.height}" fill="{colour}"/>'
    return shape + bar if kind == "technical" else shape


def arrow(x: float, y: float, down: bool) -> str:
    """Return a tip at (x, y) that points down, or to the left."""
    points = (
        f"{x},{y} {x - 5},{y - 9} {x + 5},{y - 9}" if down else f"{x},{y} {x + 9},{y - 5} {x + 9},{y + 5}"
    )
    return f'<polygon points="{points}" fill="{NAVY}"/>'


def text(
    x: float,
    y: float,
    lines: Sequence[str],
    size: float,
    colour: str,
    weight: int = 400,
    anchor: str = "middle",
    halo: bool = False,
    step: int = LINE_PX,
) -> str:
    """Return lines of text, the first with its foot at `y`; a halo keeps it readable on a line."""
    ring = f' stroke="{PAPER}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    rows = "".join(
        f'<tspan x="{x}" y="{y + number * step}">{escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    look = f'font-size="{size}" font-weight="{weight}" fill="{colour}" text-anchor="{anchor}"{ring}'
    return f"<text {look}>{rows}</text>"


def legend(x: int, y: int) -> str:
    """Return what the three shapes and the two lines mean."""
    parts, kinds = [], (("polarity", BLUE), ("trap", RUST), ("technical", QUIET))
    for number, (kind, colour) in enumerate(kinds):
        left = x + number * 96
        parts.append(outline(kind, Box(left, y, 22, 16), colour))
        parts.append(text(left + 28, y + 13, [kind], 12, INK, anchor="start"))
    for number, (name, dash) in enumerate((("always", ""), ("on a condition", ' stroke-dasharray="6 4"'))):
        left = x + number * 96
        parts.append(f'<path d="M{left} {y + 31} h26" stroke="{NAVY}" stroke-width="1.6"{dash}/>')
        parts.append(text(left + 32, y + 36, [name], 12, INK, anchor="start"))
    return "".join(parts)
