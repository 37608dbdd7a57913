"""The figures of module 08, strategic communication and information integrity, in the order of its page."""

from bluehelm.charts.m08 import answers, faces, survey

FIGURES = (
    survey.FIGURE,
    answers.FIGURE,
    faces.FIGURE,
)
