"""Everything that the exact analysis finds about one scenario, gathered step by step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

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
from bluehelm.scenario.analysis.policy import Policy, Weight
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


# What can be asked for alone, and what is told before it is worked out. `size` is worked out in any case.
STEPS = {
    "reach": "what play can meet",
    "distribution": "how plays end",
    "dominated": "dominated options",
    "best": "best play",
    "sensitivity": "how firm the advice is",
    "front": "plans that no other beats",
}
PARTS = (*STEPS, "size")


@dataclass(frozen=True)
class Facts:
    """The findings, each worked out when it is first asked for.

    `best` and `sensitivity` need weights, `front` needs objectives; else they are None. `distribution` is
    that of `policy`, or of uniform play. Each raises what its analysis raises.
    """

    scenario: Scenario
    weights: Mapping[str, Weight]
    objectives: tuple[str, ...]
    policy: Policy | None = None

    @cached_property
    def size(self) -> Size:
        """Bounds on states and plays."""
        return size(self.scenario)

    @cached_property
    def reach(self) -> Reach:
        """What play can meet, and where it runs dry."""
        return reach(self.scenario)

    @cached_property
    def distribution(self) -> Distribution:
        """How plays end."""
        return distribution(self.scenario, self.policy)

    @cached_property
    def dominated(self) -> tuple[Dominated, ...]:
        """Options that lose to another one."""
        return tuple(dominated(self.scenario))

    @cached_property
    def best(self) -> BestPlay | None:
        """Best play and regrets for the weights."""
        return best_play(self.scenario, self.weights) if self.weights else None

    @cached_property
    def sensitivity(self) -> Sensitivity | None:
        """How firm the advice is."""
        return sensitivity(self.scenario, self.weights) if self.weights else None

    @cached_property
    def front(self) -> Front | None:
        """Plans that no other plan beats."""
        return front(self.scenario, self.objectives) if self.objectives else None


def examine(
    scenario: Scenario,
    weights: Mapping[str, Weight] | None = None,
    tell: Tell = lambda step: None,
    only: Collection[str] = PARTS,
    policy: Policy | None = None,
    objectives: Sequence[str] | None = None,
) -> Facts:
    """Analyse a scenario in full, or `only` some of PARTS; `tell` is told of each step before it begins.

    `weights` default to 1 for each of the scenario's objectives, `objectives` to those. Raises LoopError,
    TooLargeError (both before any long work), and AnalysisError for a name that is not in the scenario.
    """
    stated = weights if weights is not None else dict.fromkeys(scenario.objectives, 1)
    aims = tuple(objectives if objectives is not None else scenario.objectives)
    check_weights(scenario, stated)
    check_gauges(scenario, aims)
    facts = Facts(scenario, stated, aims, policy)
    tell("size")
    if not facts.size.feasible:
        raise TooLargeError(facts.size.states, facts.size.limit)
    for part, step in STEPS.items():
        if part in only:
            tell(step)
            getattr(facts, part)
    return facts


def check_gauges(scenario: Scenario, names: Iterable[str]) -> None:
    """Raise AnalysisError for a name that is no gauge."""
    for name in names:
        if name not in scenario.gauges:
            raise AnalysisError(f"{scenario.id} has no gauge {name}. {did_you_mean(name, scenario.gauges)}")


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
    """Return what the weighting expects of play at random, or by the policy; each ending by its share."""
    gauges, ends = facts.distribution.gauges, facts.distribution.endings
    return sum(
        (
            weight * (facts.distribution.mean(name) if name in gauges else ends[name])
            for name, weight in facts.weights.items()
        ),
        Fraction(0),
    )
