"""The figures of module 03, from mandate to plan, in the order of its page."""

from bluehelm.charts.figure import Figure

FIGURES: tuple[Figure, ...] = ()
