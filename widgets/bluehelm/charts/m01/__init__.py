"""The figures of module 01, essence of mission leadership, in the order of its page."""

from bluehelm.charts.figure import Figure

FIGURES: tuple[Figure, ...] = ()
