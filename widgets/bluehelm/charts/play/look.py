"""The look of the charts of a play: that of the course, in the narrower place of the player."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import altair as alt

from bluehelm.charts.theme import dressed

Row = dict[str, object]
TITLE_LETTERS = 33  # fits 300 px: a line that does not fit would make the plot itself narrower


def for_play(chart: Any, title: str, subtitle: Sequence[str], height_px: int) -> Any:
    """Give the chart its title, its badge and the look of the course."""
    made = dressed(chart, title, subtitle, "INVENTED", height_px)
    made.title.text = wrap(title, TITLE_LETTERS)
    return made


def as_data(rows: Sequence[Row]) -> alt.Data:
    """Return rows as inline data, so that a chart never asks for a file."""
    return alt.Data(values=list(rows))
