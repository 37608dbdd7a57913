"""What a chart of the report is, and the look that it shares with the course."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from bluehelm.charts import renderer
from bluehelm.charts.theme import CONFIG, heading

WIDTH_PX = 336  # a phone of 360 px
Row = dict[str, Any]


@dataclass(frozen=True)
class Plot:
    """A chart, and the same in words."""

    chart: Any
    words: str

    def svg(self) -> str:
        """Draw it, ready to stand in a page."""
        return renderer.svg(self.chart, WIDTH_PX)


def data(rows: Sequence[Row]) -> alt.Data:
    """Return rows as inline data, so that a chart never asks for a file."""
    return alt.Data(values=list(rows))


def dressed(chart: Any, title: str, subtitle: Sequence[str], height_px: int) -> Any:
    """Give the chart its title and the look of the course."""
    return chart.properties(
        width="container",
        height=height_px,
        title=heading(title, subtitle),
        padding={"left": 4, "right": 8, "top": 4, "bottom": 4},
    ).configure(**CONFIG)


def room(values: Sequence[float], below: float, above: float) -> alt.Scale:
    """Return a scale with room for words: `below` and `above` are shares of the span of the values."""
    low, high = min(values), max(values)
    span = high - low or 1.0
    return alt.Scale(domain=[low - below * span, high + above * span], nice=False, zero=False)
