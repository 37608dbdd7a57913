"""The figures of module 12, stewardship, in the order of its page."""

from bluehelm.charts.m12 import chairs, lots, pledges

FIGURES = (pledges.FIGURE, chairs.FIGURE, lots.FIGURE)
