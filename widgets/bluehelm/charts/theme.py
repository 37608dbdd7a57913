"""How every chart of the course looks: type, colours, titles that wrap, and who made the numbers.

Colours are told apart by colour-blind readers and in grey print: they differ in lightness, and a shape or a
word always says the same. Charts are as wide as their place.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

Badge = Literal["REAL", "DERIVED", "INVENTED", "REAL AND INVENTED", "YOURS"]

NAVY, BLUE, RUST, SAND = "#12355b", "#2a6f97", "#b3541e", "#e3c58f"
INK, QUIET, LINE, MIST, PAPER = "#1b1f24", "#4d5966", "#c9d3dd", "#e9eef3", "#ffffff"
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

_TITLE_PX = 15
# What a line may hold to fit a page of 360 px in a wide system font. Titles are cut once and for all: one
# that followed the width of the page would make title and layout chase each other for ever (tried).
TITLE_LETTERS, SUBTITLE_LETTERS = 32, 43

# Without this the notebook's own style squeezes a chart as wide as its place to 38 px (seen).
EMBED = {"embedOptions": {"actions": False, "defaultStyle": False, "renderer": "svg"}}

BADGE_WORDS: dict[Badge, str] = {
    "REAL": "REAL numbers, from a source",
    "DERIVED": "DERIVED from numbers of a source",
    "INVENTED": "INVENTED: Kelmora is fictional",
    "REAL AND INVENTED": "REAL and INVENTED: Kelmora is fictional",
    "YOURS": "YOUR OWN answers, no measurement",
}

_AXIS = {
    "labelFont": FONT,
    "titleFont": FONT,
    "labelFontSize": 12,
    "titleFontSize": 12,
    "titleFontWeight": "normal",
    "labelColor": INK,
    "titleColor": QUIET,
    "domainColor": LINE,
    "tickColor": LINE,
    "gridColor": MIST,
    "labelLimit": 240,
}
LEGEND: dict[str, Any] = {
    "orient": "top",
    "title": None,
    "labelFontSize": 12,
    "labelColor": INK,
    "labelLimit": 320,
    "columns": 2,
    "symbolSize": 110,
}
CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": PAPER,
    "view": {"stroke": None},
    "axis": _AXIS,
    "text": {"font": FONT, "fontSize": 12, "color": INK},
    "title": {"anchor": "start", "frame": "bounds", "color": INK, "subtitleColor": QUIET},
}


def dressed(chart: Any, title: str, subtitle: Sequence[str], badge: Badge, height_px: int) -> Any:
    """Give a chart its title, its badge and the look of the course; it becomes as wide as its place.

    Args:
        chart: a single or layered chart; only these can take the width of their place.
        title: the finding, in one sentence.
        subtitle: short lines of unit, base and date, none longer than `SUBTITLE_LETTERS`.
        badge: who made the numbers.
        height_px: height of the plot without titles.

    """
    return chart.properties(
        width="container",
        height=height_px,
        title=heading(title, [*subtitle, BADGE_WORDS[badge]]),
        padding={"left": 4, "right": 8, "top": 4, "bottom": 4},
        usermeta=EMBED,
    ).configure(**CONFIG)


def heading(title: str, subtitle: Sequence[str]) -> alt.TitleParams:
    """Cut the title into lines that fit the narrowest page, and set the subtitle below."""
    return alt.TitleParams(
        text=textwrap.wrap(title, TITLE_LETTERS),
        subtitle=list(subtitle),
        fontSize=_TITLE_PX,
        subtitleFontSize=13,
        lineHeight=20,
        subtitleLineHeight=18,
        subtitlePadding=6,
        offset=12,
    )
