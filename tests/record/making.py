"""Statements that the tests of the record share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from bluehelm.record import Statement, events
from bluehelm.record import vocabulary as v
from bluehelm.scenario import Transcript

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
EXERCISE = "integrated_missions"
AGENT = {"account": {"homePage": v.HOME, "name": "6f9c1d1e-0b5e-4b39-8f0a-57e5b2c9a111"}}
MINIMAL: dict[str, Any] = {
    "id": "fd41c918-b88b-4b20-a0a5-a4c32391aaa0",
    "timestamp": "2026-11-29T12:00:00Z",
    "actor": AGENT,
    "verb": {"id": v.OPENED, "display": {"en": "opened"}},
    "object": {"id": f"{v.MODULES}M06"},
}


def transcript(*choices: str, scenario: str = "SC06", seed: int = 7) -> Transcript:
    """Return a play of a scenario that need not exist: the record only keeps it."""
    return Transcript(scenario=scenario, content_hash="c0ffee", seed=seed, choices=choices)


def one_of_each(at: datetime = NOON) -> list[Statement]:
    """Return a statement by each maker, a minute apart."""
    play = transcript("D1.A", "D2.B")
    made = [
        events.opened("M06", at),
        events.decided("M06", transcript("D1.A"), at=at + timedelta(minutes=1)),
        events.decided("M06", play, (1,), at + timedelta(minutes=2)),
        events.played("M06", play, "held", {"POC": 55, "SAF": 40}, (1,), at + timedelta(minutes=3)),
        events.progressed("M06", 1, 2, at + timedelta(minutes=3, seconds=1)),
        events.answered("M06", EXERCISE, "M06-E1", {"a": "é", "b": [1]}, at=at + timedelta(minutes=4)),
        events.exercise_completed("M06", EXERCISE, at + timedelta(minutes=5)),
        events.completed("M06", at + timedelta(minutes=5, seconds=1)),
        events.graded("M06", EXERCISE, 31.5, 40, at + timedelta(minutes=6)),
        events.assessed({"ratings": {"poc": 2}, "note": None}, at + timedelta(minutes=7)),
        events.planned({"post": "FC", "hours": 4.5}, at + timedelta(minutes=8)),
        events.opened("M09", at + timedelta(minutes=9)),
    ]
    return [*made, events.voided(made[-1].id, at + timedelta(minutes=10))]


MODULES = st.sampled_from(["M04", "M06", "M09"])
TIMES = st.integers(0, 3000).map(lambda s: NOON + timedelta(seconds=s))
CHOICES = st.lists(st.sampled_from(["D1.A", "D1.B", "D2.A", "D3:P_FC1"]), max_size=4)
PLAYS = st.builds(lambda taken, seed: transcript(*taken, seed=seed), CHOICES, st.integers(0, 9))
ITEMS = st.sampled_from(["E1", "E2", "E3"])


@st.composite
def histories(draw: st.DrawFn) -> list[Statement]:
    """Draw what a learner, or several pages at once, might have written; some of it is voided."""
    made = draw(
        st.lists(
            st.one_of(
                st.builds(events.opened, MODULES, TIMES),
                st.builds(events.decided, MODULES, PLAYS, at=TIMES),
                st.builds(events.played, MODULES, PLAYS, st.just("end"), st.just({"POC": 5}), at=TIMES),
                st.builds(events.answered, MODULES, st.just("x"), ITEMS, st.just({}), st.booleans(), TIMES),
                st.builds(events.completed, MODULES, TIMES),
                st.builds(events.graded, MODULES, st.just("x"), st.integers(0, 9), st.just(9), TIMES),
                st.builds(events.assessed, st.fixed_dictionaries({"n": st.integers()}), TIMES),
                st.builds(events.planned, st.fixed_dictionaries({"n": st.integers()}), TIMES),
            ),
            max_size=25,
        )
    )
    gone = draw(st.lists(st.sampled_from(made), max_size=3)) if made else []
    return [*made, *(events.voided(each.id, draw(TIMES)) for each in gone)]
