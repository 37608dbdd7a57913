"""Scene types: each scene is proved to be what it says it is, by the effects of its own options."""

from __future__ import annotations

from bluehelm.scenario import proofs
from bluehelm.scenario.model import Scenario, Scene
from bluehelm.scenario.references import Found
from bluehelm.yamlfile import Place


def check(scenario: Scenario) -> Found:
    """Yield scenes of the wrong type, and notes on dominance that are wrong or missing."""
    for scene_id, scene in scenario.scenes.items():
        place = ("scenes", scene_id)
        yield from _type_proof((*place, "type"), scene_id, scene)
        yield from _dominance_notes((*place, "dominance"), scene)


def _type_proof(place: Place, scene_id: str, scene: Scene) -> Found:
    losers = proofs.dominated(scene)
    pairs = ", ".join(f"{worse} by {better[0]}" for worse, better in losers.items())
    if scene.type == "polarity" and losers:
        yield (place, "POLARITY-DOMINATED", f"{scene_id} is a polarity, but has dominated options: {pairs}.",
               "Let the dominated option buy something of its own, or call the scene a trap.")  # fmt: skip
    if scene.type == "trap" and not losers:
        yield (place, "TRAP-WITHOUT-TRAP", f"{scene_id} is a trap, but no option is dominated.",
               "Let one option be no better than another on any gauge, or call it a polarity.")  # fmt: skip
    if scene.type == "technical" and len(proofs.settled_by(scene)) != 1:
        yield (place, "TECHNICAL-OPEN", f"{scene_id} is technical, but no option dominates all others.",
               "Let the option that the rule demands be best on each gauge, or change the type.")  # fmt: skip


def _dominance_notes(place: Place, scene: Scene) -> Found:
    losers = proofs.dominated(scene)
    for worse, better in scene.dominance.items():
        if better not in losers.get(worse, ()):
            yield ((*place, worse), "DOMINANCE-FALSE", f"{worse} is not dominated by {better}.",
                   "Change an effect, or take the line out.")  # fmt: skip
    for worse, (better, *_) in losers.items():
        if worse not in scene.dominance and scene.type != "polarity":
            yield (place, "DOMINANCE-UNSAID", f"{worse} is dominated by {better}; learners are not told.",
                   f"Add 'dominance: {{{worse}: {better}}}'.")  # fmt: skip
