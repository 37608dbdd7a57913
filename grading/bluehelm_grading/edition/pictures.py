"""Charts as SVG for paper and phones: small, and with no name twice in one page."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from bluehelm.charts.figure import Drawn
from bluehelm.charts.renderer import svg

WIDTH_PX = 344  # the width that titles and labels of the course are cut for; it is made larger on paper
# What only a mouse or a screen reader would use: the picture is one image with one text alternative.
_UNUSED = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events|xmlns:xlink|font-family)="[^"]*"')
_NAME = re.compile(r'id="(clip\d+|gradient_\d+)"')
_EMPTY = re.compile(r'<path d="M0,0h0v0h0Z"/>|<g></g>|<path (?:display="none" )?d="" ?[^>]*/>')
_ASKS = re.compile(r"(Press|Choose|Move) ")  # what a reader of paper cannot do
_DECIMALS = re.compile(r"(\d+\.\d\d)\d+")


def picture(drawn: Drawn) -> Markup:
    """Return the chart as one SVG element; its text alternative stands beside it in the page."""
    text = _UNUSED.sub("", svg(_still(drawn.chart), WIDTH_PX))
    for number, name in enumerate(_NAME.findall(text)):  # numbered anew: the converter counts on and on
        text = re.sub(rf'(id="|url\(#){name}(?=["\)])', rf"\g<1>{drawn.name}-{number}", text)
    text = _DECIMALS.sub(r"\1", _EMPTY.sub("", text))
    return Markup(text.replace("<svg ", f'<svg role="img" aria-label="{escape(drawn.title)}" ', 1))


def _still(chart: Any) -> Any:
    """Take out the lines below the title that ask to press or to choose."""
    title = chart.title.copy()
    title.subtitle = [text for text in title.subtitle if not _ASKS.match(text)]
    return chart.properties(title=title)
