"""Endings: one always fits, and none swallows those below it, whatever the gauges are."""

from __future__ import annotations

from bluehelm.scenario import proofs
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.proofs import UnprovedError
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place


def check(scenario: Scenario) -> Found:
    """Yield endings that are never shown, and gaps in which no ending fits."""
    earlier: list[str] = []
    for number, ending in enumerate(scenario.endings):
        condition, place = ending.condition, ("endings", number)
        if condition is None and number < len(scenario.endings) - 1:
            yield (place, "ENDING-SWALLOWS", f"{ending.id} has no 'if', so no ending below it is ever shown.",
                   "Give it an 'if', or put it last.")  # fmt: skip
            return
        if _never(scenario, condition, earlier):
            yield (place, "ENDING-NEVER", f"{ending.id} is never shown: one above it always fits first.",
                   "Move it up, or change its condition.")  # fmt: skip
        earlier.extend([condition] if condition is not None else [])
    if scenario.endings[-1].condition is not None:
        yield from _gap(scenario, earlier)


def _never(scenario: Scenario, condition: str | None, earlier: list[str]) -> bool:
    """Return whether this is proved never to hold while none of `earlier` does; no condition always holds."""
    try:
        if condition is None:
            return bool(earlier) and proofs.uncovered(scenario, earlier) is None
        return proofs.never(scenario, condition, earlier)
    except UnprovedError:
        return False


def _gap(scenario: Scenario, conditions: list[str]) -> Found:
    place: Place = ("endings", len(conditions) - 1)
    mend = "Take the 'if' of the last ending out, so that it fits whatever is left."
    try:
        gap = proofs.uncovered(scenario, conditions)
    except UnprovedError:
        yield place, "UNPROVED", "It cannot be proved that an ending always fits.", mend
        return
    if gap is not None:
        shown = ", ".join(f"{name} {value}" for name, value in gap.items())
        yield place, "ENDINGS-OPEN", f"No ending fits when {shown}.", mend
