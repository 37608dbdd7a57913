"""The figures of module 03, from mandate to plan, in the order of its page."""

from bluehelm.charts.m03 import choices, funds, provinces

FIGURES = (
    provinces.FIGURE,
    funds.FIGURE,
    choices.FIGURE,
)
