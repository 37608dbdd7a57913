"""N05: what fits before a deployment, the latest start of each item, and what does not fit."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated import Make

from bluehelm.needs import Needs, Settings, TimePlan, learning_path, needs, profile_of, time_plan
from bluehelm.needs.ics import calendar
from bluehelm.needs.workdays import between, following, months_later

MONDAY = date(2026, 11, 30)
IN_TEN = date(2026, 12, 14)  # ten working days from that Monday


def _plan(post: str = "PC", **more: object) -> TimePlan:
    settings = Settings(**{"post": post, "deployment": IN_TEN, "hours_a_day": 4, **more})
    return time_plan(settings, learning_path(needs(), post), needs(), MONDAY)


def test_n05_nothing_that_does_not_fit_is_dropped() -> None:
    """Ten working days and four hours a day: every item of the path and every fixed item is in the plan.

    What does not fit is open until the learner moves it or accepts the gap; the Senior Leadership Programme
    comes after deployment, and ends in month six at the latest.
    """
    plan = _plan()
    assert plan.days == 10
    wanted = {f"M{number:02}" for number in range(14)} | {"T07", "T06", "T02"}
    assert {item.id for item in plan.items} == wanted
    assert {item.id for item in plan.state("open")} == {"T06", "M10", "M11", "M12", "M13"}
    programme = next(item for item in plan.items if item.id == "T02")
    assert programme.state == "after"
    assert IN_TEN < programme.start <= programme.end <= date(2027, 6, 14)


def test_each_fixed_item_has_its_latest_start() -> None:
    """In-briefing takes the last seven working days before deployment, an official's training three more."""
    items = {item.id: item for item in _plan("SRSG", designated_official=True).items}
    assert (items["T07"].latest, items["T07"].end) == (date(2026, 12, 3), date(2026, 12, 11))
    assert (items["T08"].latest, items["T08"].end) == (MONDAY, date(2026, 12, 2))
    assert items["T02"].latest == date(2027, 6, 8)
    assert "5 to 7 working days" in items["T07"].remark


def test_full_days_leave_no_hours_and_every_module_is_told() -> None:
    """A Designated Official with ten days has no day for modules: all fourteen are open, none is gone."""
    plan = _plan("SRSG", designated_official=True)
    assert plan.free_hours == 0
    assert [item.id for item in plan.state("open")] == [f"M{number:02}" for number in range(14)]


def test_moving_and_accepting_stay_in_the_plan() -> None:
    """A moved module gets days after deployment, an accepted gap stays listed; a choice can be taken back."""
    plan = _plan(choices={"M13": "move", "M12": "gap", "T06": "move"})
    by = {item.id: item for item in plan.items}
    assert by["M13"].state == "moved"
    assert by["M13"].start >= IN_TEN
    assert (by["M12"].state, by["M12"].start) == ("gap", None)
    assert "Ask the provider" in by["T06"].remark
    assert {item.id for item in plan.state("open")} == {"M10", "M11"}
    assert len(plan.items) == len(_plan().items)


def test_a_choice_for_an_item_that_fits_again_changes_nothing() -> None:
    """With a later deployment everything fits, and old choices move nothing out of the plan."""
    plan = _plan(deployment=date(2027, 3, 1), choices={"M12": "gap"})
    assert plan.state("open", "gap", "moved") == ()
    assert all(item.latest >= item.start for item in plan.state("planned"))


def test_the_path_decides_what_fits(make: Make, course: Needs) -> None:
    """Skipped reading makes room: with a sure profile more modules fit into the same hours."""
    settings = Settings(post="PC", deployment=IN_TEN, hours_a_day=4)
    sure = learning_path(course, "PC", profile_of(make("PC"), course))
    shorter = time_plan(settings, sure, course, MONDAY)
    assert len(shorter.state("open")) < len(_plan().state("open"))


@given(
    days=st.integers(1, 90),
    hours=st.sampled_from([0.5, 1, 2, 3, 4, 6, 8]),
    official=st.booleans(),
    post=st.sampled_from(sorted(needs().posts)),
)
def test_plans_keep_their_laws(days: int, hours: float, official: bool, post: str) -> None:
    """Whatever is set: no item is lost, none is planned outside its time, no free hour is used twice."""
    settings = Settings(
        post=post, deployment=MONDAY.fromordinal(MONDAY.toordinal() + days), hours_a_day=hours,
        designated_official=official,
    )  # fmt: skip
    path = learning_path(needs(), post)
    plan = time_plan(settings, path, needs(), MONDAY)
    assert {f"M{number:02}" for number in range(14)} <= {item.id for item in plan.items}
    fitting = plan.state("planned")
    assert all(MONDAY <= item.start <= item.end < plan.deployment for item in fitting)
    assert all(item.start <= item.latest <= item.end or item.latest >= item.start for item in fitting)
    minutes = {stop.id: stop.minutes for stop in (path.start, *path.stops)}
    assert sum(minutes.get(item.id, 0) for item in fitting) <= plan.free_hours * 60
    programme = plan.items[-1]
    assert plan.deployment <= programme.start <= programme.end <= months_later(plan.deployment, 6)


def test_a_day_that_is_gone_makes_no_plan() -> None:
    """Without a day of deployment, or with one that is not after today, there is a message and no plan."""
    for deployment in (None, MONDAY, date(2026, 1, 1)):
        with pytest.raises(ValueError, match="Enter a day of deployment that is after today"):
            _plan(deployment=deployment)


def test_working_days_are_monday_to_friday() -> None:
    """Weekends are left out, and months end where they end."""
    assert between(date(2026, 12, 5), date(2026, 12, 7)) == []
    assert following(date(2026, 12, 5), 2) == [date(2026, 12, 7), date(2026, 12, 8)]
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)


def test_the_calendar_file_holds_what_has_a_day() -> None:
    """Each item with a day is one whole-day event; lines are short, and commas are escaped."""
    text = calendar(_plan(), datetime(2026, 11, 29, 12, tzinfo=UTC))
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    dated = [item for item in _plan().items if item.start]
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == len(dated)
    assert "DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261212\r\nSUMMARY:In-briefing\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert "Human rights\\, due diligence" in text.replace("\r\n ", "")
