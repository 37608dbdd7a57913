"""The figures of module 02, mission leadership team, in the order of its page."""

from bluehelm.charts.m02 import flying_hours, patrol_hours, team_pulse

FIGURES = (flying_hours.FIGURE, patrol_hours.FIGURE, team_pulse.FIGURE)
