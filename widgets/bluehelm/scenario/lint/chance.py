"""Chance: every probability stays between 0 and 1, and every event can happen."""

from __future__ import annotations

from bluehelm.scenario import proofs
from bluehelm.scenario.lint.possible import Flags, truths, walk
from bluehelm.scenario.model import Event, Scenario
from bluehelm.scenario.proofs import UnprovedError
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place

_SIMPLER = "Compare gauges and visits with fixed numbers only, and use fewer names."


def check(scenario: Scenario) -> Found:
    """Yield events whose probability leaves 0 to 1 under some flags, or is never above 0 in any play."""
    stood = walk(scenario, truths(scenario))
    for event_id, event in scenario.events.items():
        standing = None if stood is None else stood.after_scene(event.after)
        yield from _event(scenario, event_id, event, standing)


def _event(scenario: Scenario, event_id: str, event: Event, standing: set[Flags] | None) -> Found:
    place: Place = ("events", event_id)
    added = [(one.condition, one.add) for one in event.adjust]
    try:
        low, high = proofs.extremes(scenario, event.p, added)
        met = high if not standing else max(
            proofs.extremes(scenario, event.p, added, {flag: flag in flags for flag in scenario.flags})[1]
            for flags in standing
        )  # fmt: skip
    except UnprovedError:
        yield place, "UNPROVED", f"The bounds of the probability of {event_id} are not proved.", _SIMPLER
        return
    if low < 0 or high > 1:
        yield (place, "PROBABILITY", f"The probability of {event_id} goes from {low:g} to {high:g}.",
               "Keep it between 0 and 1 under every condition.")  # fmt: skip
    if met <= 0:
        yield place, "EVENT-NEVER", f"{event_id} can never happen.", "Raise 'p', or delete the event."
