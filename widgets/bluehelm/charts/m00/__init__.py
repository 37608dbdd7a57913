"""The figures of module 00, preparing to lead, in the order of its page."""

from bluehelm.charts.figure import Figure

FIGURES: tuple[Figure, ...] = ()
