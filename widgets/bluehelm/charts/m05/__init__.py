"""The figures of module 05, human rights, due diligence, WPS, in the order of its page."""

from bluehelm.charts.m05 import record, salt

FIGURES = (record.FIGURE, salt.FIGURE)
