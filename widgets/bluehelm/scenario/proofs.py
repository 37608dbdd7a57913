"""Proofs about one scene or one list of conditions: who dominates whom, and what a condition can never be.

A condition compares gauges, flags and visits with fixed numbers. So it is enough to try the values next to
those numbers: between them nothing changes. Values are taken as free of each other; that makes "never" and
"always" safe to say, and leaves to the exact analysis what play alone rules out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from types import MappingProxyType

from bluehelm.scenario import expression
from bluehelm.scenario.expression import Compare, Joined, Name, Node, Not, Number
from bluehelm.scenario.model import Scenario, Scene

MAX_WORLDS = 200_000
World = Mapping[str, int]


class UnprovedError(Exception):
    """These conditions compare two names with each other, or tell too many cases apart to try them all."""


def dominates(better: Mapping[str, int], worse: Mapping[str, int]) -> bool:
    """Return whether `better` is at least as good on every gauge and better on one; an effect not named is 0.

    >>> dominates({"SAF": 2, "UNI": 2}, {"SAF": 2, "POC": -5})
    True
    """
    gaps = [better.get(gauge, 0) - worse.get(gauge, 0) for gauge in {*better, *worse}]
    return any(gaps) and min(gaps) >= 0


def dominated(scene: Scene) -> dict[str, tuple[str, ...]]:
    """Return, for each dominated choice, the choices that dominate it; conditions on offering are ignored."""
    found = {}
    for worse, choice in scene.choices.items():
        better = [key for key, other in scene.choices.items() if dominates(other.effects, choice.effects)]
        if better:
            found[worse] = tuple(better)
    return found


def settled_by(scene: Scene) -> tuple[str, ...]:
    """Return the choices that dominate all others: in a technical scene there is exactly one."""
    losers = dominated(scene)
    return tuple(
        key
        for key in scene.choices
        if all(key in losers.get(other, ()) for other in scene.choices if other != key)
    )


def worlds(scenario: Scenario, conditions: Sequence[str]) -> Iterator[World]:
    """Return every combination of values that these conditions tell apart. Raises UnprovedError."""
    nodes = [expression.parse(condition) for condition in conditions]
    constants: dict[str, set[int]] = {name: set() for node in nodes for name in expression.names(node)}
    if not all(_collect(node, constants) for node in nodes):
        raise UnprovedError
    axes = [_axis(scenario, name, numbers) for name, numbers in constants.items()]
    if prod(len(axis) for axis in axes) > MAX_WORLDS:
        raise UnprovedError
    return (dict(zip(constants, values, strict=True)) for values in product(*axes))


def _axis(scenario: Scenario, name: str, numbers: set[int]) -> list[int]:
    if name in scenario.flags or name in scenario.cards:
        return [0, 1]
    near = {value for number in numbers for value in (number - 1, number, number + 1)}
    gauge = scenario.gauges.get(name)
    if gauge is None:
        return sorted(value for value in near | {0, 1} if value >= 0)
    return sorted(value for value in near | {gauge.low, gauge.high} if gauge.low <= value <= gauge.high)


def _collect(node: Node, constants: dict[str, set[int]]) -> bool:
    """Note each number that a name is compared with; False if two names are compared with each other."""
    match node:
        case Joined(parts=parts):
            return all(_collect(part, constants) for part in parts)
        case Not(part=part):
            return _collect(part, constants)
        case Compare(terms=terms):
            numbers = [term.value for term in terms if isinstance(term, Number)]
            named = [term.id for term in terms if isinstance(term, Name)]
            for name in named:
                constants[name].update(numbers)
            return len(set(named)) < 2
    return True


def _holds(condition: str | None, world: World) -> bool:
    return condition is None or expression.holds(expression.parse(condition), world.__getitem__)


def uncovered(scenario: Scenario, conditions: Sequence[str]) -> World | None:
    """Return values for which none of the conditions holds, or None. Raises UnprovedError."""
    tried = worlds(scenario, conditions)
    return next((world for world in tried if not any(_holds(one, world) for one in conditions)), None)


def never(scenario: Scenario, condition: str, earlier: Sequence[str] = ()) -> bool:
    """Return whether `condition` can never hold while none of `earlier` does. Raises UnprovedError."""
    tried = worlds(scenario, [condition, *earlier])
    return not any(
        _holds(condition, world) and not any(_holds(one, world) for one in earlier) for world in tried
    )


def extremes(
    scenario: Scenario, base: float, added: Sequence[tuple[str, float]], given: World = MappingProxyType({})
) -> tuple[float, float]:
    """Return the least and the greatest probability that `base` and its adjustments add up to.

    Names in `given` have that value. Raises UnprovedError.
    """
    tried = (
        world
        for world in worlds(scenario, [condition for condition, _ in added])
        if all(world[name] == value for name, value in given.items() if name in world)
    )
    sums = [round(base + sum(add for one, add in added if _holds(one, world)), 9) for world in tried]
    return min(sums), max(sums)
