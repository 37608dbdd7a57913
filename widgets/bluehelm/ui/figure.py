"""A chart with its text alternative: drawn by the page's own renderer, never an empty box."""

import logging
from collections.abc import Callable

import altair as alt
import ipywidgets as w

from bluehelm.charts.figure import Table
from bluehelm.charts.renderer import mimebundle
from bluehelm.ui.chart import table
from bluehelm.ui.markup import escape, fold
from bluehelm.ui.widgets import column, dressed, html, show

log = logging.getLogger(__name__)


class Figure:
    """One place for a chart in a widget page; `show` may be called again with another chart."""

    def __init__(self, css: str = "") -> None:
        """Build the place; `css` adds classes."""
        self.output = dressed(w.Output, "bh-chart")
        self.text = html("bh-chart-text")
        self.widget = column([self.output, self.text], f"bh-figure {css}")

    def show(self, draw: Callable[[], alt.TopLevelMixin], words: str, data: Table | None = None) -> None:
        """Draw the chart and put its text alternative and its data below."""
        bundle = _bundle(draw, words)
        show(self.output, bundle is not None)
        # Output.outputs is plain state: set like this, a chart is still there when the page is loaded again.
        output = {"output_type": "display_data", "data": bundle, "metadata": {}}
        self.output.outputs = (output,) if bundle else ()
        self.text.value = fold("The chart in words", f"<p>{escape(words)}</p>", opened=bundle is None)
        if data is not None:
            self.text.value += fold("The data as a table", table(data))


def _bundle(draw: Callable[[], alt.TopLevelMixin], words: str) -> dict[str, object] | None:
    """Return what the page draws, or None: a chart that fails must not take the debrief with it."""
    try:
        return dict(mimebundle(draw(), words))
    except Exception:
        log.exception("A chart could not be drawn; its words are shown instead.")
        return None
