"""Everything that the exact analysis finds about one scenario, gathered step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bluehelm.problems import did_you_mean
from bluehelm.scenario import proofs
from bluehelm.scenario.analysis import (
    AnalysisError,
    BestPlay,
    Distribution,
    Front,
    Reach,
    Sensitivity,
    Size,
    TooLargeError,
    best_play,
    distribution,
    front,
    reach,
    sensitivity,
    size,
)
from bluehelm.scenario.analysis.policy import Weight
from bluehelm.scenario.lint import continuation
from bluehelm.scenario.model import Scenario

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Dominated:
    """An option of a scene that loses to another. `later`: only once what follows is counted."""

    scene: str
    choice: str
    by: tuple[str, ...]
    later: bool


@dataclass(frozen=True)
class Facts:
    """The findings. `best` and `sensitivity` need weights, `front` needs objectives; else they are None."""

    scenario: Scenario
    weights: Mapping[str, Weight]
    size: Size
    reach: Reach
    distribution: Distribution
    dominated: tuple[Dominated, ...]
    best: BestPlay | None
    front: Front | None
    sensitivity: Sensitivity | None


def examine(
    scenario: Scenario, weights: Mapping[str, Weight] | None = None, tell: Tell = lambda step: None
) -> Facts:
    """Analyse a scenario in full; `tell` is told of each step before it begins.

    `weights` default to 1 for each of the scenario's objectives. Raises LoopError, TooLargeError (both before
    any long work), and AnalysisError for a weight on something that is neither gauge nor ending.
    """
    stated = weights if weights is not None else dict.fromkeys(scenario.objectives, 1)
    check_weights(scenario, stated)
    tell("size")
    bound = size(scenario)
    if not bound.feasible:
        raise TooLargeError(bound.states, bound.limit)
    tell("what play can meet")
    met = reach(scenario)
    tell("how plays end")
    ends = distribution(scenario)
    tell("dominated options")
    losers = tuple(dominated(scenario))
    tell("best play")
    best = best_play(scenario, stated) if stated else None
    tell("how firm the advice is")
    firm = sensitivity(scenario, stated) if stated else None
    tell("plans that no other beats")
    plans = front(scenario) if scenario.objectives else None
    return Facts(scenario, stated, bound, met, ends, losers, best, plans, firm)


def check_weights(scenario: Scenario, weights: Iterable[str]) -> None:
    """Raise AnalysisError for a name that is neither a gauge nor an ending."""
    allowed = [*scenario.gauges, *endings(scenario)]
    for name in weights:
        if name not in allowed:
            raise AnalysisError(f"{scenario.id} has no gauge or ending {name}. {did_you_mean(name, allowed)}")


def endings(scenario: Scenario) -> dict[str, str]:
    """Return the title of each ending by id, the early one first."""
    early = scenario.early_end
    found = {early.id: early.title} if early is not None else {}
    return found | {ending.id: ending.title for ending in scenario.endings}


def dominated(scenario: Scenario) -> Iterable[Dominated]:
    """Yield options that lose to another at once, then those that lose by what follows, scene by scene."""
    later: dict[tuple[str, str], list[str]] = {}
    for place, _, message, _ in continuation.check(scenario):
        # "A is dominated by B once …"
        later.setdefault((str(place[1]), str(place[3])), []).append(message.split()[4])
    for scene_id, scene in scenario.scenes.items():
        for choice, better in proofs.dominated(scene).items():
            yield Dominated(scene_id, choice, better, False)
        for (where, choice), winners in later.items():
            if where == scene_id:
                yield Dominated(where, choice, tuple(winners), True)


def random_value(facts: Facts) -> Fraction | None:
    """Return what the weighting expects of uniform play; each ending counts with its share."""
    gauges, ends = facts.distribution.gauges, facts.distribution.endings
    return sum(
        (
            weight * (facts.distribution.mean(name) if name in gauges else ends[name])
            for name, weight in facts.weights.items()
        ),
        Fraction(0),
    )
