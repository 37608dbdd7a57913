"""Conditions: each can hold where it is asked, and none makes the branches after it useless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bluehelm.scenario import references
from bluehelm.scenario.lint.possible import Flags, Possible, Truth, truths, walk
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place


def check(scenario: Scenario) -> Found:
    """Yield conditions that can never hold: for no value at all, or with no flags that play brings there."""
    known = truths(scenario)
    stood = walk(scenario, known)
    for place, condition in references.conditions(scenario):
        truth = known[condition] if place[0] != "endings" else None  # `endings` looks at those
        if truth is None:
            continue
        if not truth.holds:
            yield (place, "CONDITION-NEVER", f"'{condition}' can never hold.",
                   "Check the signs, and the numbers against the bounds of the gauge.")  # fmt: skip
        elif stood is not None:
            yield from _here(place, condition, truth, _standing(scenario, stood, place))
    if stood is not None:
        yield from _dead_branches(scenario, known, stood)


def _standing(scenario: Scenario, stood: Possible, place: Place) -> set[Flags]:
    """Return the flags that may stand when the condition at this place is asked."""
    if place[0] == "events":
        return stood.after_scene(scenario.events[str(place[1])].after)
    scene, choice = str(place[1]), str(place[3])
    return stood.at.get(scene, set()) if place[-1] == "when" else stood.after.get((scene, choice), set())


def _here(place: Place, condition: str, truth: Truth, standing: set[Flags]) -> Found:
    if standing and not any(truth.can_hold(flags) for flags in standing):
        yield (place, "CONDITION-NEVER", f"'{condition}' never holds here: no play brings such flags along.",
               "Set the flag in a scene before this one, or take the condition out.")  # fmt: skip


def _dead_branches(scenario: Scenario, known: Mapping[str, Truth | None], stood: Possible) -> Found:
    for place, condition in _branches(scenario):
        truth, standing = known[condition], _standing(scenario, stood, place)
        if truth is not None and standing and not any(truth.can_fail(flags) for flags in standing):
            yield (place, "CONDITION-ALWAYS", f"'{condition}' always holds here: later branches are dead.",
                   "Check the condition, or take the branches after it out.")  # fmt: skip


def _branches(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    for place, condition in references.conditions(scenario):
        if "next" in place:
            yield place, condition
