"""Playing: a pure step from one state to the next. No state changes, no clock is asked, all luck is keyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType

from bluehelm.scenario import chance, expression, rules
from bluehelm.scenario.errors import PlayError
from bluehelm.scenario.expression import Lookup
from bluehelm.scenario.model import END, Choice, EarlyEnd, Ending, Event, Scenario
from bluehelm.scenario.rules import Change
from bluehelm.scenario.state import Decision, State, begin

__all__ = ["Decision", "State", "begin", "ending", "offers", "probability", "step"]


def offers(scenario: Scenario, state: State) -> tuple[tuple[str, Choice], ...]:
    """Return the (choice id, choice) pairs on offer, shuffled by seed, scene and visit; none at the end."""
    if state.scene is None:
        return ()
    choices = scenario.scenes[state.scene].choices
    value = rules.lookup(state.gauges, state.flags, state.visits)
    order = chance.shuffled(choices, state.seed, state.scene, state.visits[state.scene])
    return tuple(
        (choice_id, choices[choice_id])
        for choice_id in order
        if state.flags.issuperset(choices[choice_id].unlock) and _holds(choices[choice_id].when, value)
    )


def step(scenario: Scenario, state: State, choice_id: str) -> State:
    """Return the state after this choice. Raises PlayError if it is not on offer.

    The order is fixed: the choice and overstretch; flags; events; the grey line; early end; the next scene.
    """
    choice = _offered(scenario, state, choice_id)
    scene = str(state.scene)
    tally = _Tally(scenario, dict(state.gauges))
    tally.add(choice.effects, rules.CHOICE)
    for rule in rules.overstretched(scenario, state.gauges, choice):
        tally.add(rule.effects, rule.id)
    flags = state.flags.union(choice.sets)
    events = _events(scenario, state, scene, flags, tally)
    grey_run, grey_rule = rules.grey(scenario, state.grey_run, choice)
    if grey_rule is not None:
        tally.add(grey_rule.effects, grey_rule.id)
    after = MappingProxyType(tally.gauges)
    decision = Decision(scene, choice_id, state.gauges, after, tuple(tally.changes), events)
    target = _target(scenario, choice, after, flags, state.visits)
    visits = state.visits if target is None else _visited(state.visits, target)
    return State(
        scenario_id=state.scenario_id,
        content_hash=state.content_hash,
        seed=state.seed,
        scene=target,
        gauges=after,
        flags=flags,
        visits=visits,
        grey_run=grey_run,
        decisions=(*state.decisions, decision),
        ending=None if target is not None else _ending(scenario, after, flags, visits).id,
        shares=state.shares,
        start=state.start,
    )


def ending(scenario: Scenario, state: State) -> Ending | EarlyEnd | None:
    """Return the ending that the play has reached, or None while it goes on."""
    every: tuple[Ending | EarlyEnd, ...] = scenario.endings
    if scenario.early_end is not None:
        every = (scenario.early_end, *every)
    return next((one for one in every if one.id == state.ending), None)


class _Tally:
    """The gauges in the middle of a step, and what changed them so far."""

    def __init__(self, scenario: Scenario, gauges: dict[str, int]) -> None:
        self.bounds = scenario.gauges
        self.gauges = gauges
        self.changes: list[Change] = []

    def add(self, effects: Mapping[str, int], cause: str) -> None:
        self.gauges, changes = rules.apply(self.gauges, effects, cause, self.bounds)
        self.changes.extend(changes)


def _offered(scenario: Scenario, state: State, choice_id: str) -> Choice:
    if state.scene is None:
        raise PlayError(
            "The play has ended: there is nothing left to decide. Begin again, or undo a decision."
        )
    offered = dict(offers(scenario, state))
    if choice_id not in offered:
        listed = ", ".join(sorted(offered)) or "none"
        raise PlayError(f"In scene {state.scene} there is no option {choice_id!r}. On offer: {listed}.")
    return offered[choice_id]


def _events(
    scenario: Scenario, state: State, scene: str, flags: frozenset[str], tally: _Tally
) -> tuple[str, ...]:
    """Let the events of this scene happen, in file order, each at most once a play; return their ids."""
    past = {event_id for decision in state.decisions for event_id in decision.events}
    happened = []
    for event_id, event in scenario.events.items():
        if event.after != scene or event_id in past:
            continue
        value = rules.lookup(tally.gauges, flags, state.visits)
        if chance.happens(probability(event, value), state.seed, event_id, state.visits[scene]):
            tally.add(event.effects, event_id)
            happened.append(event_id)
    return tuple(happened)


def probability(event: Event, value: Lookup) -> Fraction:
    """Return the exact probability of an event where names have these values."""
    added = (chance.exact(a.add) for a in event.adjust if _holds(a.condition, value))
    return sum(added, start=chance.exact(event.p))


def _target(
    scenario: Scenario,
    choice: Choice,
    gauges: Mapping[str, int],
    flags: frozenset[str],
    visits: Mapping[str, int],
) -> str | None:
    """Return the next scene, or None if the play ends here."""
    if rules.pushed_aside(scenario, gauges):
        return None
    value = rules.lookup(gauges, flags, visits)
    target = next(branch.to for branch in choice.next if _holds(branch.condition, value))
    return None if target == END else target


def _ending(
    scenario: Scenario, gauges: Mapping[str, int], flags: frozenset[str], visits: Mapping[str, int]
) -> Ending | EarlyEnd:
    if scenario.early_end is not None and rules.pushed_aside(scenario, gauges):
        return scenario.early_end
    value = rules.lookup(gauges, flags, visits)
    return next(_matching(scenario, value), scenario.endings[-1])


def _matching(scenario: Scenario, value: Lookup) -> Iterator[Ending]:
    return (one for one in scenario.endings if _holds(one.condition, value))


def _visited(visits: Mapping[str, int], scene: str) -> Mapping[str, int]:
    return MappingProxyType({**visits, scene: visits.get(scene, 0) + 1})


def _holds(condition: str | None, value: Lookup) -> bool:
    return condition is None or expression.holds(expression.parse(condition), value)
