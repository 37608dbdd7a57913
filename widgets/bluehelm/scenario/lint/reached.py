"""What no play meets, proved over all plays: options, scenes and endings; and plays that run dry."""

from __future__ import annotations

from bluehelm.scenario import links
from bluehelm.scenario.analysis.errors import AnalysisError
from bluehelm.scenario.analysis.reach import Reach, Witness, reach
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.references import Found


def check(scenario: Scenario) -> Found:
    """Yield what exact analysis proves that no play meets. It does not know cards: then nothing is said."""
    if scenario.cards:
        return
    try:
        found = reach(scenario)
    except AnalysisError as error:
        yield (("start",), "UNPROVED", f"What plays can meet is not proved. {error}",
               "Let no scene come back, and read fewer gauges in conditions.")  # fmt: skip
        return
    yield from _scenes(scenario, found)
    yield from _endings(scenario, found)
    for scene, witness in found.dry.items():
        yield (("scenes", scene), "RUNS-DRY",
               f"A play can stand in {scene} with nothing on offer: {_told(witness)}.",
               "Let one of its options have no 'when'.")  # fmt: skip


def _scenes(scenario: Scenario, found: Reach) -> Found:
    linked = links.reachable(scenario)
    for scene, witness in found.scenes.items():
        if witness is None and scene in linked:
            yield (("scenes", scene), "SCENE-UNMET", f"Links lead to {scene}, but no play can take them.",
                   "Check the conditions on the way, or delete the scene.")  # fmt: skip
    for (scene, choice), witness in found.options.items():
        if witness is None and found.scenes[scene] is not None:
            yield (("scenes", scene, "choices", choice), "OPTION-UNMET",
                   f"No play is offered {choice} in {scene}.",
                   "Change its 'when', or delete it.")  # fmt: skip


def _endings(scenario: Scenario, found: Reach) -> Found:
    for number, ending in enumerate(scenario.endings):
        if found.endings[ending.id] is None:
            yield (("endings", number), "ENDING-UNMET", f"No play meets {ending.id}.",
                   "Change its condition, or the effects that lead to it.")  # fmt: skip


def _told(witness: Witness) -> str:
    happened = [event for step in witness.steps for event in step.happens]
    luck = f" (with {', '.join(happened)})" if happened else ""
    return (", ".join(witness.choices) or "at the start") + luck
