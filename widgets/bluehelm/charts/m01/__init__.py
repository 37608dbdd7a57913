"""The figures of module 01, essence of mission leadership, in the order of its page."""

from bluehelm.charts.m01 import guidance, rotations, ways

FIGURES = (rotations.FIGURE, guidance.FIGURE, ways.FIGURE)
