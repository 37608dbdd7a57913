"""The plain way: the tree of all plays, one node for each history, walked with the engine's own `step`.

Nothing is merged and nothing is clever, so that the exact analysis can be held against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from unittest.mock import patch

from bluehelm.scenario import Scenario, State, begin, chance, offers, step

Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Node:
    """A history. `ways[choice]` are (probability, what happens next), one for each luck."""

    state: State
    ways: Mapping[str, Sequence[tuple[Fraction, Node]]]


def tree(scenario: Scenario) -> Node:
    """Return all plays."""
    return _node(scenario, begin(scenario, 0))


def _node(scenario: Scenario, state: State) -> Node:
    choices = sorted(choice for choice, _ in offers(scenario, state))
    return Node(
        state,
        {
            choice: [(p, _node(scenario, after)) for p, after in lucks(scenario, state, choice)]
            for choice in choices
        },
    )


def lucks(scenario: Scenario, state: State, choice: str) -> Iterator[tuple[Fraction, State]]:
    """Yield every luck of a step with its probability, by telling `step` what the draws are."""
    scripts: list[tuple[bool, ...]] = [()]
    while scripts:
        script, asked = scripts.pop(), list[Fraction]()
        answers: list[bool] = []

        def happens(
            p: Fraction, seed: int, event: str, visit: int,
            script: tuple[bool, ...] = script, asked: list[Fraction] = asked, answers: list[bool] = answers,
        ) -> bool:  # fmt: skip
            number = len(asked)
            asked.append(min(max(p, Fraction(0)), Fraction(1)))
            answers.append(script[number] if number < len(script) else p > 0)
            return answers[-1]

        with patch.object(chance, "happens", happens):
            after = step(scenario, state, choice)
        probability = Fraction(1)
        for number, (p, answer) in enumerate(zip(asked, answers, strict=True)):
            probability *= p if answer else 1 - p
            if number >= len(script) and 0 < p < 1:
                scripts.append((*answers[:number], False))
        yield probability, after


def leaves(
    node: Node, share: Callable[[Node], Mapping[str, Fraction]], p: Fraction = Fraction(1)
) -> Iterator[tuple[Fraction, Node]]:
    """Yield every play with its probability; `share` gives the chance of each choice in a node."""
    if not node.ways:
        yield p, node
    for choice, chance_of in share(node).items():
        for luck, child in node.ways[choice]:
            if chance_of:
                yield from leaves(child, share, p * chance_of * luck)


def uniform(node: Node) -> dict[str, Fraction]:
    """Share equally among what is offered."""
    return {choice: Fraction(1, len(node.ways)) for choice in node.ways}


def weighted(policy: Mapping[str, Mapping[str, int]]) -> Callable[[Node], dict[str, Fraction]]:
    """Share by stated weights among what is offered."""

    def share(node: Node) -> dict[str, Fraction]:
        if node.state.scene not in policy:
            return uniform(node)
        stated = {choice: policy[node.state.scene].get(choice, 0) for choice in node.ways}
        return {choice: Fraction(weight, sum(stated.values())) for choice, weight in stated.items()}

    return share


def endings(plays: Iterator[tuple[Fraction, Node]]) -> dict[str | None, Fraction]:
    """Return the probability of each ending that is met; None: the play ran dry."""
    found: Counter[str | None] = Counter()
    for p, leaf in plays:
        found[leaf.state.ending] += p
    return dict(found)


def gauge(plays: Iterator[tuple[Fraction, Node]], key: str) -> dict[int, Fraction]:
    """Return the probability of each value of a gauge at the end."""
    found: Counter[int] = Counter()
    for p, leaf in plays:
        found[leaf.state.gauges[key]] += p
    return dict(sorted(found.items()))


def paid(node: Node, weights: Mapping[str, Fraction]) -> Fraction:
    """Return what a finished play is worth."""
    values = {**node.state.gauges, str(node.state.ending): 1}
    return sum((weight * values.get(name, 0) for name, weight in weights.items()), Fraction(0))


def options(node: Node, weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Return the value of each option under best play afterwards."""
    return {
        choice: sum((p * best(child, weights) for p, child in ways), Fraction(0))
        for choice, ways in node.ways.items()
    }


def best(node: Node, weights: Mapping[str, Fraction]) -> Fraction:
    """Return the value of a history under best play."""
    return max(options(node, weights).values()) if node.ways else paid(node, weights)


def nodes(node: Node) -> Iterator[Node]:
    """Yield every history."""
    yield node
    for ways in node.ways.values():
        for _, child in ways:
            yield from nodes(child)


def plans(
    scenario: Scenario, root: Node, objectives: Sequence[str]
) -> Iterator[tuple[dict[str, str], Vector]]:
    """Yield each assignment of one choice to each scene that can be kept, and what it expects."""
    for picks in product(*(sorted(scene.choices) for scene in scenario.scenes.values())):
        plan = dict(zip(scenario.scenes, picks, strict=True))
        expected = planned(root, plan, objectives)
        if expected is not None:
            yield plan, expected


def planned(node: Node, plan: Mapping[str, str], objectives: Sequence[str]) -> Vector | None:
    """Return the expected objectives of a plan, or None if it cannot be kept whatever luck brings."""
    if not node.ways:
        return tuple(Fraction(node.state.gauges[name]) for name in objectives)
    ways = node.ways.get(plan.get(str(node.state.scene), ""))
    if ways is None:
        return None
    total = [Fraction(0)] * len(objectives)
    for p, child in ways:
        vector = planned(child, plan, objectives)
        if vector is None:
            return None
        total = [one + p * more for one, more in zip(total, vector, strict=True)]
    return tuple(total)


def unbeaten(vectors: set[Vector]) -> set[Vector]:
    """Return the vectors that no other is at least as high as everywhere."""
    return {
        one
        for one in vectors
        if not any(other != one and all(a >= b for a, b in zip(other, one, strict=True)) for other in vectors)
    }
