"""Charts of one play: gauges before and after, the polarities over time, the way through the tree.

And of where it stands (`rank`, `plans`, `costs`, `luck`), which `bluehelm.standing` works out.

Pure functions from a scenario and a state to an Altair chart, each with one that says the same in words.
All can be read on a telephone, and stay within what Vega-Lite 5 knows.
"""

from bluehelm.charts.play.gauges import gauge_message, gauge_table, gauge_words, gauges_before_after
from bluehelm.charts.play.path import path_words, way_through_tree
from bluehelm.charts.play.polarities import leans, polarities_over_time, polarity_table, polarity_words

__all__ = [
    "gauge_message",
    "gauge_table",
    "gauge_words",
    "gauges_before_after",
    "leans",
    "path_words",
    "polarities_over_time",
    "polarity_table",
    "polarity_words",
    "way_through_tree",
]
