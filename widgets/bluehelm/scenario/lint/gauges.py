"""Gauges: each is moved by something, and a warning comes before the end."""

from __future__ import annotations

from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found


def check(scenario: Scenario) -> Found:
    """Yield gauges that nothing moves, and warnings that come too late."""
    effects = [choice.effects for scene in scenario.scenes.values() for choice in scene.choices.values()]
    effects += [event.effects for event in scenario.events.values()]
    effects += [rule.effects for rule in scenario.rules]
    moved = {gauge for one in effects for gauge, amount in one.items() if amount}
    for gauge, bounds in scenario.gauges.items():
        if gauge not in moved:
            yield (("gauges", gauge), "GAUGE-NEVER-MOVED", f"Nothing moves the gauge {gauge}.",
                   "Give it to an effect, or leave it out.")  # fmt: skip
        if bounds.end_at is not None and bounds.warn_at is not None and bounds.warn_at <= bounds.end_at:
            yield (("gauges", gauge, "warn_at"), "WARNING-NEVER",
                   f"{gauge} warns at {bounds.warn_at} and ends the play at {bounds.end_at}: no warning.",
                   "Let 'warn_at' be above 'end_at'.")  # fmt: skip
