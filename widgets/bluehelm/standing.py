"""Where one finished play stands among all plays and plans: what the debrief says beyond the play itself.

Nobody is compared with other people here: "all plays" are the ways through a scenario, not its players.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from bluehelm.scenario import Scenario, State, begin, offers, step, transcript
from bluehelm.scenario.analysis import AnalysisError, Front, Judgement, Plan, front, judge
from bluehelm.scenario.carry import begun

Expected = Mapping[str, Fraction]


@dataclass(frozen=True)
class Better:
    """A plan that does better than the play's own on average over luck, and differs in few decisions.

    `changed` numbers those decisions of the play, from 0; at the first the two part. `everywhere`: it is
    better on every gauge, not only as good on some. `same_luck`: the gauges at the end of this plan if it
    meets the play's own luck.
    """

    plan: Plan
    changed: tuple[int, ...]
    everywhere: bool
    same_luck: Mapping[str, int]


@dataclass(frozen=True)
class Standing:
    """One play, seen through the gauges that count. `yours` is the play's own plan; `better` may be None."""

    gauges: tuple[str, ...]
    judgement: Judgement
    yours: Plan
    front: Front
    better: Better | None


def compare(scenario: Scenario, state: State, gauges: Sequence[str], known: Front | None = None) -> Standing:
    """Return where a finished play stands; `gauges` count the same, and more of each is better.

    The play's own plan is its choices; at scenes that it did not meet but other luck leads to, the options
    that are best then. `known` is the front if it has been worked out before (it does not depend on the
    play). Exact. Costs what `judge` and `front` cost. Raises AnalysisError, LoopError, TooLargeError.
    """
    if state.scene is not None:
        raise AnalysisError(f"This play of {scenario.id} has not ended. Play it to its end first.")
    moved = begun(scenario, state.start)
    judgement = judge(scenario, transcript(state), dict.fromkeys(gauges, 1))
    every = known or front(moved, gauges)
    yours = _planned(moved, _taken(state), gauges)
    return Standing(tuple(gauges), judgement, yours, every, _better(moved, state, yours, every))


def _taken(state: State) -> dict[str, str]:
    return {decision.scene: decision.choice for decision in state.decisions}


def _planned(scenario: Scenario, choices: Mapping[str, str], names: Sequence[str]) -> Plan:
    """Return the plan that makes these choices, and does best at the scenes that they leave open."""
    scenes = {
        key: scene.model_copy(update={"choices": {choices[key]: scene.choices[choices[key]]}})
        if key in choices
        else scene
        for key, scene in scenario.scenes.items()
    }
    plans = front(scenario.model_copy(update={"scenes": scenes}), names).plans
    if not plans:
        raise AnalysisError(f"The choices of this play of {scenario.id} cannot be written down as a plan.")
    return max(plans, key=lambda plan: sum(plan.expected.values(), Fraction(0)))


def _better(scenario: Scenario, state: State, yours: Plan, every: Front) -> Better | None:
    """Take the plan of the front that is nearest to the play, and undo each change that it does not need."""
    for beats in (_higher_on_all, _higher_on_one):
        rivals = [plan for plan in every.plans if beats(plan.expected, yours.expected)]
        if rivals:
            nearest = min(rivals, key=lambda plan: len(_changed(state, plan.choices)))
            plan = _nearer(scenario, state, nearest, partial(beats, other=yours.expected))
            luck = _played(scenario, state, plan)
            return Better(plan, _changed(state, plan.choices), beats is _higher_on_all, luck.gauges)
    return None


def _higher_on_all(one: Expected, other: Expected) -> bool:
    return all(one[key] > value for key, value in other.items())


def _higher_on_one(one: Expected, other: Expected) -> bool:
    return all(one[key] >= value for key, value in other.items()) and one != other


def _changed(state: State, choices: Mapping[str, str]) -> tuple[int, ...]:
    """Number the decisions that a plan takes otherwise; a scene that it does not come to is no change."""
    pairs = enumerate(state.decisions)
    return tuple(number for number, one in pairs if choices.get(one.scene, one.choice) != one.choice)


def _nearer(scenario: Scenario, state: State, plan: Plan, good: Callable[[Expected], bool]) -> Plan:
    """Go back to the play's own choice, decision by decision from the first, wherever the plan stays good."""
    choices, names = {**_taken(state), **plan.choices}, tuple(plan.expected)
    for number in _changed(state, plan.choices):
        one = state.decisions[number]
        trial = {**choices, one.scene: one.choice}
        if good(_planned(scenario, trial, names).expected):
            choices = trial
    return _planned(scenario, choices, names)


def _played(scenario: Scenario, state: State, plan: Plan) -> State:
    """Play a plan with the luck of a play."""
    other = begin(scenario, state.seed)
    while other.scene is not None:
        on_offer = [key for key, _ in offers(scenario, other)]
        if not on_offer:
            return other
        planned = plan.choices.get(other.scene, on_offer[0])
        other = step(scenario, other, planned if planned in on_offer else on_offer[0])
    return other
