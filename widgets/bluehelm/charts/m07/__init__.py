"""The figures of module 07, integrated planning, in the order of its page."""

from bluehelm.charts.m07 import outputs_and_impact, reporting_gaps, salt_price

FIGURES = (salt_price.FIGURE, reporting_gaps.FIGURE, outputs_and_impact.FIGURE)
