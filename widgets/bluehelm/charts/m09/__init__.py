"""The figures of module 09, crisis management, in the order of its page."""

from bluehelm.charts.m09 import briefing, limits, minimums, rotation, two_sites

FIGURES = (briefing.FIGURE, minimums.FIGURE, rotation.FIGURE, limits.FIGURE, two_sites.FIGURE)
