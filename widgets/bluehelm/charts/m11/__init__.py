"""The figures of module 11, headquarters and partners, in the order of its page."""

from bluehelm.charts.m11 import home_and_away, returns_and_target, six_voices

FIGURES = (six_voices.FIGURE, returns_and_target.FIGURE, home_and_away.FIGURE)
