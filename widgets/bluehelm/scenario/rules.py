"""What one decision does to gauges and flags: the arithmetic of a step, without chance and without links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bluehelm.scenario.expression import Lookup
from bluehelm.scenario.model import Choice, Gauge, GreyLine, Overstretch, Scenario

CHOICE = "choice"


@dataclass(frozen=True)
class Change:
    """What one cause did to one gauge.

    `cause` is "choice", the id of an event ("E1") or the id of a standing rule ("overstretch", "grey_line").
    `stated` is the amount as written, `amount` what was left of it after cutting at the gauge's bounds.
    """

    cause: str
    gauge: str
    amount: int
    stated: int


def apply(
    gauges: Mapping[str, int], effects: Mapping[str, int], cause: str, bounds: Mapping[str, Gauge]
) -> tuple[dict[str, int], tuple[Change, ...]]:
    """Return the gauges after `effects`, each cut to its bounds, and what changed."""
    after = dict(gauges)
    changes = []
    for gauge, stated in effects.items():
        limit = bounds[gauge]
        after[gauge] = min(max(after[gauge] + stated, limit.low), limit.high)
        changes.append(Change(cause, gauge, after[gauge] - gauges[gauge], stated))
    return after, tuple(changes)


def overstretched(scenario: Scenario, before: Mapping[str, int], choice: Choice) -> Iterable[Overstretch]:
    """Yield the overstretch rules that this choice meets: the gauge was low, and the choice spends it."""
    for rule in scenario.rules:
        if not isinstance(rule, Overstretch) or before[rule.gauge] > rule.at_or_below:
            continue
        if choice.effects.get(rule.gauge, 0) < 0:
            yield rule


def grey(scenario: Scenario, run: int, choice: Choice) -> tuple[int, GreyLine | None]:
    """Return the new count of decisions that lean nowhere, and the rule if the count is full."""
    if any(choice.leans.values()):
        return 0, None
    for rule in scenario.rules:
        if isinstance(rule, GreyLine):
            return (0, rule) if run + 1 >= rule.decisions else (run + 1, None)
    return run + 1, None


def pushed_aside(scenario: Scenario, gauges: Mapping[str, int]) -> bool:
    """Return whether a gauge stands at or below the value that ends the play early."""
    return any(g.end_at is not None and gauges[key] <= g.end_at for key, g in scenario.gauges.items())


def lookup(gauges: Mapping[str, int], flags: frozenset[str], visits: Mapping[str, int]) -> Lookup:
    """Return how a condition reads names: a gauge's value, a scene's visits, a flag as 0 or 1."""

    def value(name: str) -> int:
        if name in gauges:
            return gauges[name]
        return int(name in flags) or visits.get(name, 0)

    return value
