"""The figures of module 02, mission leadership team, in the order of its page."""

from bluehelm.charts.figure import Figure

FIGURES: tuple[Figure, ...] = ()
