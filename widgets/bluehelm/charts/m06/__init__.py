"""The figures of module 06, integrated missions, in the order of its page."""

from bluehelm.charts.m06 import layouts, scale, side_endings, table_convoys, three_tables, who_knew

FIGURES = (
    scale.FIGURE,
    three_tables.FIGURE,
    layouts.FIGURE,
    who_knew.FIGURE,
    table_convoys.FIGURE,
    side_endings.FIGURE,
)
