"""How every chart of the course looks: type, colours, titles that wrap, and the words on who made the numbers.

Colours are told apart by colour-blind readers and in grey print: they differ in lightness, and a shape or a word
always says the same. Charts are as wide as their place; `WIDTH` is the width that expressions may ask for.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

Badge = Literal["REAL", "DERIVED", "INVENTED", "REAL AND INVENTED"]

NAVY, BLUE, RUST, SAND = "#12355b", "#2a6f97", "#b3541e", "#e3c58f"
INK, QUIET, LINE, MIST, PAPER = "#1b1f24", "#4d5966", "#c9d3dd", "#e9eef3", "#ffffff"
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

# In a page the chart asks its container; when drawn to a file there is none, and its own width is all there is.
WIDTH = "(width > -1 && isFinite(containerSize()[0]) ? containerSize()[0] : width)"
_TITLE_PX = 16
_STEPS_PX = (300, 360, 440, 540, 660, 780)

BADGE_WORDS: dict[Badge, str] = {
    "REAL": "REAL numbers, from a source",
    "DERIVED": "DERIVED from numbers of a source",
    "INVENTED": "INVENTED: Kelmora is fictional",
    "REAL AND INVENTED": "REAL and INVENTED: Kelmora is fictional",
}
SUBTITLE_LETTERS = 46  # what a line of a subtitle may hold to fit 340 px; it cannot break by itself

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
CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": PAPER,
    "view": {"stroke": None},
    "axis": _AXIS,
    "legend": {"orient": "top", "labelFontSize": 12, "labelColor": INK, "title": None, "labelLimit": 320},
    "text": {"font": FONT, "fontSize": 12, "color": INK},
    "title": {"anchor": "start", "frame": "bounds", "color": INK, "subtitleColor": QUIET},
}


def dressed(chart: Any, title: str, subtitle: Sequence[str], badge: Badge, height_px: int) -> alt.LayerChart:
    """Give a chart its title, its badge and the look of the course; it becomes as wide as its place."""
    return (
        chart.properties(
            width="container",
            height=height_px,
            title=heading(lines(title), [*subtitle, BADGE_WORDS[badge]]),
            padding={"left": 4, "right": 8, "top": 4, "bottom": 4},
            usermeta={"embedOptions": {"actions": False, "defaultStyle": False, "renderer": "svg"}},
        )
        .configure(**CONFIG)
        .resolve_scale(color="independent")
    )


def heading(text: alt.ExprRef, subtitle: Sequence[str]) -> alt.TitleParams:
    """Make a title from an expression and short lines of unit, base, date and badge."""
    return alt.TitleParams(
        text=text,
        subtitle=list(subtitle),
        fontSize=_TITLE_PX,
        subtitleFontSize=13,
        lineHeight=21,
        subtitleLineHeight=18,
        subtitlePadding=6,
        offset=12,
    )


def lines(text: str) -> alt.ExprRef:
    """Give an expression for a title cut into lines that fit the width of the chart."""
    return alt.ExprRef(expr=line_expression(text))


def line_expression(text: str) -> str:
    """Write the choice between line breaks as a Vega expression, from the narrowest width to the widest."""
    choice = json.dumps(_wrapped(text, _STEPS_PX[-1] + 120), ensure_ascii=False)
    for step in reversed(_STEPS_PX):
        cut = json.dumps(_wrapped(text, step - 40), ensure_ascii=False)
        choice = f"{WIDTH} < {step} ? {cut} : {choice}"
    return choice


def _wrapped(text: str, width_px: int) -> list[str]:
    """Cut by an average bold letter of 0.56 em, which fits the system fonts that are used."""
    return textwrap.wrap(text, max(18, int(width_px / (_TITLE_PX * 0.56))))
