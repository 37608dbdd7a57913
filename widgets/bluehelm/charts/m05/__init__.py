"""The figures of module 05, human rights, due diligence, WPS, in the order of its page."""

from bluehelm.charts.figure import Figure

FIGURES: tuple[Figure, ...] = ()
