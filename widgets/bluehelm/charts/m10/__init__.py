"""The figures of module 10, security management, in the order of its page."""

from bluehelm.charts.m10 import measures, reports, risk_register, waiting

FIGURES = (risk_register.FIGURE, measures.FIGURE, waiting.FIGURE, reports.FIGURE)
