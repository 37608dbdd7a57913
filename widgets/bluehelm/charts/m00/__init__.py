"""The figures of module 00, preparing to lead, in the order of its page."""

from bluehelm.charts.m00 import (
    money,
    per_cent_of_whom,
    ready_when,
    reviews_repeat,
    sml_women,
    where_from,
    who_finished,
)

FIGURES = (
    reviews_repeat.FIGURE,
    per_cent_of_whom.FIGURE,
    who_finished.FIGURE,
    sml_women.FIGURE,
    money.FIGURE,
    where_from.FIGURE,
    ready_when.FIGURE,
)
