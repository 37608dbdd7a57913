"""One play told apart: what its decisions were worth, what luck gave, and where it stands among all plays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bluehelm.scenario.analysis.best import values
from bluehelm.scenario.analysis.compact import compact, with_tally
from bluehelm.scenario.analysis.distribution import Chances, marginal
from bluehelm.scenario.analysis.errors import AnalysisError
from bluehelm.scenario.analysis.net import net
from bluehelm.scenario.analysis.policy import Weight
from bluehelm.scenario.analysis.solve import Solved, solve
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.play import State, begin, step
from bluehelm.scenario.transcript import Transcript, replay


@dataclass(frozen=True)
class Verdict:
    """One decision. `values`: what each option on offer led to, with best play afterwards, at the end.

    `regret` is the value of the best option less that of the chosen one, 0 or more. `luck` is what chance
    then added: the value after the events less the value before them. On average luck is 0.
    """

    scene: str
    choice: str
    best: tuple[str, ...]
    values: Mapping[str, Fraction]
    regret: Fraction
    luck: Fraction


@dataclass(frozen=True)
class Rank:
    """Where a play stands: the exact shares of all uniform plays that end lower, equal and higher."""

    value: Fraction
    lower: Fraction
    equal: Fraction

    @property
    def higher(self) -> Fraction:
        """The share of plays that end higher."""
        return 1 - self.lower - self.equal


@dataclass(frozen=True)
class Judgement:
    """A play under a weighting: `value` = `expected` - all regrets + all luck, exactly.

    `expected` is what best play expects from the start. `ranks` has each weighted gauge, by the value at the
    end, and "" for the weighting as a whole; it is empty as long as the play goes on, and the whole is left
    out where the weighting names endings.
    """

    weights: Mapping[str, Weight]
    expected: Fraction
    value: Fraction
    verdicts: tuple[Verdict, ...]
    ranks: Mapping[str, Rank]


def judge(
    scenario: Scenario, transcript: Transcript, weights: Mapping[str, Weight] | None = None
) -> Judgement:
    """Return what decisions and luck made of one play, finished or not.

    `weights` default to 1 for each of the scenario's objectives. The measure of "all plays" is uniform play:
    each offered option equally likely, luck as stated. Exact. Costs one backward pass, and one walk for each
    rank. Raises PlayError or Departure if the transcript does not replay, LoopError, TooLargeError, and
    AnalysisError without weights and objectives.
    """
    stated = dict(weights) if weights is not None else dict.fromkeys(scenario.objectives, 1)
    if not stated:
        raise AnalysisError(f"{scenario.id} states no objectives. Give weights, such as {{'POC': 1}}.")
    last = replay(scenario, transcript)
    if last.shares:
        raise AnalysisError("In this play cards were shared; exact analysis covers play without cards.")
    story = compact(scenario, last.start)
    solved = solve(net(story, tuple(stated)), [Fraction(weight) for weight in stated.values()])
    verdicts = _verdicts(scenario, solved, last)
    expected = solved.start()
    value = expected + sum((one.luck - one.regret for one in verdicts), Fraction(0))
    ranks = _ranks(solved, last, value) if last.scene is None else {}
    return Judgement(stated, expected, value, verdicts, ranks)


def _verdicts(scenario: Scenario, solved: Solved, last: State) -> tuple[Verdict, ...]:
    state, found = begin(scenario, last.seed, last.start), []
    offers = values(solved, state)
    for decision in last.decisions:
        state = step(scenario, state, decision.choice)
        after = values(solved, state)
        reached = max(after.values()) if after else _stopped(solved, state)
        best = max(offers.values())
        chosen = offers[decision.choice]
        ids = tuple(choice for choice, value in offers.items() if value == best)
        found.append(Verdict(decision.scene, decision.choice, ids, offers, best - chosen, reached - chosen))
        offers = after
    return tuple(found)


def _stopped(solved: Solved, state: State) -> Fraction:
    """Return what a play that has stopped is worth."""
    paid = [
        weight * state.gauges.get(payoff.name, int(state.ending == payoff.name))
        for weight, payoff in zip(solved.weights, solved.net.payoffs, strict=True)
    ]
    return Fraction(sum(paid), solved.scale)


def _ranks(solved: Solved, last: State, value: Fraction) -> dict[str, Rank]:
    story, ranks = solved.net.story, {}
    for payoff in solved.net.payoffs:
        if payoff.target is None:
            found = marginal(story, story.number(payoff.name))
            ranks[payoff.name] = _rank(found, last.gauges[payoff.name], 1)
    if len(ranks) == len(solved.net.payoffs):
        ranks[""] = _rank(_totals(solved), int(value * solved.scale), solved.scale)
    return ranks


def _rank(chances: Chances, value: int, scale: int) -> Rank:
    lower = sum((chance for one, chance in chances.items() if one < value), Fraction(0))
    return Rank(Fraction(value, scale), lower, Fraction(chances.get(value, 0)))


def _totals(solved: Solved) -> Chances:
    """Return the distribution of the weighted sum at the end, in whole units of the weighting."""
    story = solved.net.story
    summed: dict[int, int] = {}
    kept: dict[int, int] = {}
    for weight, payoff in zip(solved.weights, solved.net.payoffs, strict=True):
        (kept if payoff.tally is None else summed)[story.number(payoff.name)] = weight
    start = sum(weight * story.gauges[gauge].start for gauge, weight in summed.items())
    return marginal(with_tally(story, summed, start), len(story.gauges), also=kept)
