"""Links: every scene can be reached by some chain of links."""

from __future__ import annotations

from bluehelm.scenario import links
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found


def check(scenario: Scenario) -> Found:
    """Yield scenes that no link leads to. (Whether play can take the links is `reached`.)"""
    met = links.reachable(scenario)
    for scene_id in scenario.scenes:
        if scene_id not in met:
            yield (("scenes", scene_id), "UNREACHABLE-SCENE", f"No link leads from the start to {scene_id}.",
                   "Let a choice lead to it with 'next', or delete it.")  # fmt: skip
