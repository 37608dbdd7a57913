"""Invented plays of a scenario: a leader who picks one of the offered options at each decision."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from bluehelm.scenario import Choice, Scenario, State, begin, offers, step
from bluehelm_grading.synthetic.tables import SEED

Offered = Mapping[str, Choice]


def play(scenario: Scenario, seed: int, pick: Callable[[Offered], str]) -> State:
    """Play to the end; `pick` names one of the options that are offered."""
    state = begin(scenario, seed)
    while state.scene is not None:
        state = step(scenario, state, pick(dict(offers(scenario, state))))
    return state


def farthest(offered: Offered, polarity: str, side: int) -> list[str]:
    """Return the options that go farthest to one side (-1, 1) of a polarity, as offered; all for side 0."""
    reach = {name: side * choice.leans.get(polarity, 0) for name, choice in offered.items()}
    return [name for name in reach if reach[name] == max(reach.values())]


def settled(scenario: Scenario, seed: int, scene: str, option: str) -> State:
    """Play at random, save that one option is taken in one scene."""
    draw = random.Random(SEED + seed)
    wanted = scenario.scenes[scene].choices[option]

    def pick(offered: Offered) -> str:
        any_other = draw.choice(sorted(offered))
        return option if offered.get(option) is wanted else any_other

    return play(scenario, seed, pick)


def always(scenario: Scenario, seed: int, polarity: str, side: int) -> State:
    """Play always as far to one side as the options go, at random among those that go as far."""
    draw = random.Random(SEED + seed)
    return play(scenario, seed, lambda offered: draw.choice(sorted(farthest(offered, polarity, side))))
