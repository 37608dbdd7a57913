"""N06: the nineteen entries of the two annexes, and what each filter leaves."""

from __future__ import annotations

import pytest

from bluehelm.needs import Filters, Needs
from bluehelm.needs.catalogue import LENGTHS, found, length


def test_n06_a_head_of_police_before_deployment(course: Needs) -> None:
    """UN provider, before deployment, head of police: T06, T07, T09; an official also T08."""
    chosen = Filters(provider="un", when="before_deployment", audience="head_of_police")
    assert found(chosen, course) == ("T06", "T07", "T09")
    official = Filters("un", "before_deployment", "head_of_police", designated_official=True)
    assert found(official, course) == ("T06", "T07", "T08", "T09")


def test_all_nineteen_stand_without_a_filter(course: Needs) -> None:
    """No filter leaves all, in the order of the source: eleven of the UN, eight of others."""
    assert found(Filters(), course) == tuple(f"T{number:02}" for number in range(1, 20))
    assert len(found(Filters(provider="un"), course)) == 11
    assert len(found(Filters(provider="other"), course)) == 8


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(provider="other", specific="yes"), ("T15", "T16", "T19")),
        (Filters(length="part"), ("T13", "T18")),
        (Filters(length="day"), ("T09",)),
        (Filters(length="varies"), ("T10", "T11", "T15")),
        (Filters(when="on_request"), ("T10",)),
        (
            Filters(when="before_deployment", audience="head_of_military", provider="un"),
            ("T05", "T07", "T09"),
        ),
        (Filters(when="on_request", length="day"), ()),
    ],
)
def test_filters_leave_what_the_annexes_say(course: Needs, filters: Filters, left: tuple[str, ...]) -> None:
    """Each filter alone and together gives what the two tables of the source hold."""
    assert found(filters, course) == left


def test_every_entry_has_one_length(course: Needs) -> None:
    """Each training is in one group of lengths; part-time courses are not counted as days of work."""
    assert {length(one) for one in course.trainings.values()} == set(LENGTHS)
    assert all(one.days is None for one in course.trainings.values() if one.span_days)
