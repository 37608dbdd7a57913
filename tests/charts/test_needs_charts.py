"""The charts of the needs assessment: drawn by the version that pages use, and the same in words."""

from __future__ import annotations

import pytest
from rated import result

from bluehelm.charts.needs import change_table, draw_changes, draw_profile, profile_table
from bluehelm.charts.renderer import spec, svg
from bluehelm.needs import needs, profile_of
from bluehelm.needs.words import changes

LOW = {"money": 1, "communication": 2, "partners": 2}


@pytest.mark.parametrize("width_px", [312, 720])
@pytest.mark.parametrize("colleague", [{}, {"money": 5, "team": 1}])
def test_a_profile_is_drawn_with_its_three_areas(width_px: int, colleague: dict[str, int]) -> None:
    """Each area stands in the picture, three are marked by a word, and the numbers are the learner's."""
    drawn = svg(draw_profile(profile_of(result("FC", LOW, colleague=colleague), needs())), width_px)
    assert "NaN" not in drawn
    assert all(area.name in drawn for area in needs().areas.values())
    assert drawn.count(">first · ") == 3
    assert "YOUR OWN answers" in drawn
    assert ("Diamond" in drawn) == bool(colleague)


def test_a_profile_needs_no_colour_and_no_file() -> None:
    """The lowest stands on top, its data is in the chart itself, and no address is asked for."""
    found = profile_of(result("FC", LOW), needs())
    text = str(spec(draw_profile(found)))
    assert "'url'" not in text
    names = [needs().areas[area].name for area in found.priorities]
    assert [row[0] for row in profile_table(found).rows[:3]] == names
    assert names[0] == "UN money and people rules"


@pytest.mark.parametrize("later", [{}, LOW, {"money": 3, "crisis": 1}])
def test_two_results_are_drawn_as_ring_and_dot(later: dict[str, int]) -> None:
    """Rises and falls have an arrow and a number; both days stand in the subtitle."""
    before, now = (profile_of(result("FC", low), needs()) for low in (LOW, later))
    found = changes(before, now)
    drawn = svg(draw_changes(found, "3 May 2026", "29 November 2026"), 312)
    assert "NaN" not in drawn
    assert "Ring: 3 May 2026." in drawn
    up, down = sum(one.amount > 0 for one in found), sum(one.amount < 0 for one in found)
    assert (drawn.count(">▲ +"), drawn.count(">▼ −")) == (up, down)
    assert len(change_table(found).rows) == 12
