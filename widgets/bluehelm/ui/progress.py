"""How far a play has come: an honest estimate, since branches make plays longer or shorter."""

from bluehelm.scenario import Scenario
from bluehelm.scenario.model import END


def decisions_left(scenario: Scenario, scene: str) -> int:
    """Return the least number of decisions from this scene to an ending, this one included."""
    frontier, seen, count = {scene}, {scene}, 1
    while not any(END in _targets(scenario, each) for each in frontier):
        frontier = {to for each in frontier for to in _targets(scenario, each)} - seen
        seen |= frontier
        count += 1
        if not frontier:
            break
    return count


def _targets(scenario: Scenario, scene: str) -> set[str]:
    choices = scenario.scenes[scene].choices.values()
    return {branch.to for choice in choices for branch in choice.next}
