"""Whether another plan was better on every objective, and at which decision it parts from the play."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bluehelm.scenario.analysis.compact import compact
from bluehelm.scenario.analysis.distribution import marginal
from bluehelm.scenario.analysis.front import Front, Plan
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.transcript import Transcript, replay


@dataclass(frozen=True)
class Rival:
    """A plan that expects at least as much on every objective and more on one.

    `gains`: how much more. `decision` (from 0) is the first at which the two part, in `scene`, where the
    play took `taken` and the plan takes `instead`; `differs` counts all that differ.
    """

    plan: Plan
    gains: Mapping[str, Fraction]
    decision: int
    scene: str
    taken: str
    instead: str
    differs: int


@dataclass(frozen=True)
class Rivals:
    """`expected`: what the choices of the play expect as a plan, before luck. `plans`: nearest first."""

    expected: Mapping[str, Fraction]
    plans: tuple[Rival, ...]


def rivals(scenario: Scenario, transcript: Transcript, found: Front) -> Rivals:
    """Return the plans of a front that beat the choices of a play on every objective, luck left aside.

    The play is taken as a plan: its choices where it decided, uniform play in scenes that it did not meet.
    No rival means that no plan is at least as good on every objective and better on one. Exact; one walk for
    each objective. Raises PlayError or Departure if the transcript does not replay, LoopError, and
    AnalysisError if with other luck a choice of the play would not have been on offer.
    """
    taken = [(one.scene, one.choice) for one in replay(scenario, transcript).decisions]
    story, policy = compact(scenario), {scene: {choice: 1} for scene, choice in taken}
    expected = {}
    for name in found.objectives:
        chances = marginal(story, story.number(name), policy)
        expected[name] = sum((value * chance for value, chance in chances.items()), Fraction(0))
    better = [rival for plan in found.plans if (rival := _rival(plan, expected, taken)) is not None]
    return Rivals(expected, tuple(sorted(better, key=lambda rival: (rival.differs, -rival.decision))))


def _rival(plan: Plan, expected: Mapping[str, Fraction], taken: list[tuple[str, str]]) -> Rival | None:
    gains = {name: value - expected[name] for name, value in plan.expected.items()}
    parted = [
        (number, scene, choice)
        for number, (scene, choice) in enumerate(taken)
        if plan.choices.get(scene, choice) != choice
    ]
    if min(gains.values()) < 0 or not any(gains.values()) or not parted:
        return None
    number, scene, choice = parted[0]
    return Rival(plan, gains, number, scene, choice, plan.choices[scene], len(parted))
