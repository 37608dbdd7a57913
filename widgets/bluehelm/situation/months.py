"""The months of the story as a drawing: one row a scenario, from its first to its last mission month."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bluehelm.charts.theme import BLUE, FONT, INK, LINE, NAVY, PAPER, QUIET, RUST
from bluehelm.kelmora import Chapter
from bluehelm.situation.picture import LARGE, SMALL, WIDTH

ROW, TOP, FOOT, SIDE = 40, 30, 12, 14  # px
VOTE = 24  # the month of the vote, on which the story turns


def months_svg(timeline: Sequence[Chapter]) -> str:
    """Return the drawing as SVG, as wide as a map; nothing in it is fetched."""
    first = min(chapter.months[0] for chapter in timeline)
    last = max(chapter.months[1] for chapter in timeline)
    step = (WIDTH - 2 * SIDE) / (last - first)
    height = TOP + ROW * len(timeline) + FOOT
    at = {month: SIDE + (month - first) * step for month in range(first, last + 1)}
    parts = [f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>']
    parts += [_month(month, x, height) for month, x in at.items() if month % 2 == 0]
    parts += [_row(number, chapter, at) for number, chapter in enumerate(timeline)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="Scenarios by mission month" font-family="{escape(FONT)}">{"".join(parts)}</svg>'
    )


def _month(month: int, x: float, height: int) -> str:
    vote = month == VOTE
    look = f'stroke="{RUST}" stroke-dasharray="5 4"' if vote else f'stroke="{LINE}"'
    word = f"{month}: vote" if vote else f"{month}"
    return (
        f'<path d="M{x:.1f} {TOP - 8}V{height - FOOT}" {look}/>'
        f'<text x="{x:.1f}" y="{TOP - 13}" font-size="{SMALL:g}" text-anchor="middle" '
        f'fill="{RUST if vote else QUIET}">{word}</text>'
    )


def _row(number: int, chapter: Chapter, at: dict[int, float]) -> str:
    """Return a title with its bar below; beyond the middle it ends at its bar, so that it stays inside."""
    begin, end = at[chapter.months[0]] - 5, at[chapter.months[1]] + 5
    y = TOP + ROW * number
    right = begin > WIDTH / 2
    x, anchor = (min(end, WIDTH - 4), "end") if right else (begin, "start")
    colour = NAVY if chapter.months[0] != chapter.months[1] else BLUE
    return (
        f'<text x="{x:.1f}" y="{y + 14}" font-size="{LARGE:g}" text-anchor="{anchor}" fill="{INK}" '
        f'stroke="{PAPER}" stroke-width="4" paint-order="stroke">{escape(chapter.title)}</text>'
        f'<rect x="{begin:.1f}" y="{y + 19}" width="{end - begin:.1f}" height="10" rx="5" fill="{colour}"/>'
    )
