"""A play at one moment, as plain data that nothing can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bluehelm.scenario.errors import PlayError
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.rules import Change

_NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Decision:
    """One decision that was taken: the gauges before and after, each change, and the events that happened."""

    scene: str
    choice: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    changes: tuple[Change, ...]
    events: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """One card that was shared in a scene, after `decisions` decisions, and what that changed."""

    card: str
    scene: str
    decisions: int
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class State:
    """A play at one moment. `scene` is None when the play has ended; `ending` is then the ending's id.

    `flags` holds the flags that were set and the cards that were shared. `start` holds the gauges that a
    campaign let begin elsewhere than the scenario says; it is empty in an ordinary play.
    """

    scenario_id: str
    content_hash: str
    seed: int
    scene: str | None
    gauges: Mapping[str, int]
    flags: frozenset[str]
    visits: Mapping[str, int]
    grey_run: int
    decisions: tuple[Decision, ...]
    ending: str | None
    shares: tuple[Share, ...] = ()
    start: Mapping[str, int] = field(default_factory=lambda: _NOTHING)


def begin(scenario: Scenario, seed: int, start: Mapping[str, int] = _NOTHING) -> State:
    """Return the state before the first decision; gauges in `start` (see `carry`) begin there.

    Raises PlayError for a start value that the scenario does not allow.
    """
    for gauge, value in start.items():
        bounds = scenario.gauges.get(gauge)
        if bounds is None or not bounds.low <= value <= bounds.high:
            raise PlayError(
                f"{scenario.id} cannot begin with {gauge} at {value}. Begin it without a campaign."
            )
    ordinary = {gauge: bounds.start for gauge, bounds in scenario.gauges.items()}
    elsewhere = {gauge: value for gauge, value in start.items() if value != ordinary[gauge]}
    return State(
        scenario_id=scenario.id,
        content_hash=scenario.content_hash,
        seed=seed,
        scene=scenario.start,
        gauges=MappingProxyType(ordinary | elsewhere),
        flags=frozenset(),
        visits=MappingProxyType({scenario.start: 1}),
        grey_run=0,
        decisions=(),
        ending=None,
        start=MappingProxyType(elsewhere),
    )
