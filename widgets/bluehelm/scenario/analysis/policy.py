"""How likely each offered option is to be taken: uniformly, or by weights that somebody states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from bluehelm.scenario.analysis.compact import whole
from bluehelm.scenario.analysis.condition import Column, Mask
from bluehelm.scenario.analysis.errors import AnalysisError
from bluehelm.scenario.analysis.view import Numbers, View

Weight = int | Fraction
Policy = Mapping[str, Mapping[str, Weight]]  # scene id -> choice id -> weight among what is offered


@dataclass(frozen=True)
class Shares:
    """The share of each choice as numerators over `common`, and where nothing is offered."""

    numerators: tuple[Column, ...]
    common: int
    none: Mask

    def of(self, choice: int, rows: Numbers) -> Column:
        """Return the shares of a choice for these rows."""
        column = self.numerators[choice]
        return column if isinstance(column, int) else column[rows]


def shares(view: View, scene: int, masks: Sequence[Mask], count: int, policy: Policy | None) -> Shares:
    """Return how `count` states share themselves among offered options; `masks`: where each is offered.

    A scene that the policy does not name is played uniformly. Raises AnalysisError if the policy gives no
    weight to anything that is offered.
    """
    weights = _weights(view, scene, policy)
    if all(mask is True for mask in masks):
        return _checked(view, scene, weights, sum(weights), False)
    offers = [np.broadcast_to(np.asarray(mask, np.int64), count) for mask in masks]
    total = sum(weight * offer for weight, offer in zip(weights, offers, strict=True))
    none = ~np.any(np.stack(offers), axis=0)
    if np.any((total == 0) & ~none):
        raise _no_weight(view, scene)
    common = lcm(*(int(value) for value in np.unique(total) if value), 1)
    factor = common // np.maximum(total, 1)
    numerators = tuple(weight * offer * factor for weight, offer in zip(weights, offers, strict=True))
    return Shares(numerators, common, none)


def _checked(view: View, scene: int, weights: Sequence[int], total: int, none: Mask) -> Shares:
    if total == 0:
        raise _no_weight(view, scene)
    return Shares(tuple(weights), total, none)


def _weights(view: View, scene: int, policy: Policy | None) -> list[int]:
    here = view.story.scenes[scene]
    if policy is None or here.id not in policy:
        return [1] * len(here.choices)
    stated = {choice: Fraction(weight) for choice, weight in policy[here.id].items()}
    wrong = [choice for choice, weight in stated.items() if weight < 0]
    wrong += [choice for choice in stated if choice not in {one.id for one in here.choices}]
    if wrong:
        raise AnalysisError(
            f"The policy for scene {here.id} names {', '.join(sorted(wrong))}. "
            f"Give weights of 0 or more to {', '.join(one.id for one in here.choices)}."
        )
    factor = whole(stated.values())
    return [int(stated.get(one.id, Fraction(0)) * factor) for one in here.choices]


def _no_weight(view: View, scene: int) -> AnalysisError:
    return AnalysisError(
        f"In scene {view.story.scenes[scene].id} the policy gives no weight to any option on offer. "
        "Give a weight above 0 to an option that is always offered."
    )
