"""The figures of module 04, primacy of politics, in the order of its page."""

from bluehelm.charts.m04 import consent, early_sign, one_pole, promises, sixty_plays

FIGURES = (consent.FIGURE, early_sign.FIGURE, promises.FIGURE, one_pole.FIGURE, sixty_plays.FIGURE)
