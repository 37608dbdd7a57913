"""The figures of module 12, stewardship, in the order of its page."""

from bluehelm.charts.figure import Figure

FIGURES: tuple[Figure, ...] = ()
