"""Timers: the option that time takes is always there to be taken."""

from __future__ import annotations

from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found


def check(scenario: Scenario) -> Found:
    """Yield timers whose option is not offered to everybody."""
    for scene_id, scene in scenario.scenes.items():
        if scene.timer is None:
            continue
        choice = scene.choices[scene.timer.timeout]
        if choice.when is not None or choice.unlock:
            yield (("scenes", scene_id, "timer", "timeout"), "TIMEOUT-WITHHELD",
                   f"{scene.timer.timeout} is taken when time is up in {scene_id}, but not always offered.",
                   "Name an option without 'when' and 'unlock'.")  # fmt: skip
