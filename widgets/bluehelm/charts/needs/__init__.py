"""The charts of the needs assessment: a profile, and two profiles of one person side by side."""

from bluehelm.charts.needs.change import change_table, draw_changes
from bluehelm.charts.needs.profile import draw_profile, profile_table

__all__ = ["change_table", "draw_changes", "draw_profile", "profile_table"]
