"""The campaign: which play a scenario takes over from, and how Kelmora stood after each. Pure.

The order is that of the story's months (`bluehelm.kelmora`), not that of the modules.
Source: the scenario brief, sections 1.4 and 2.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bluehelm.kelmora import Chapter, story
from bluehelm.record import Play, Progress
from bluehelm.scenario import Scenario
from bluehelm.scenario.carry import carry

PERSONAL = frozenset({"RDY"})  # readiness is the learner's own, and never carried


@dataclass(frozen=True)
class Step:
    """A chapter of the story that was played to an end, with the last play of it."""

    chapter: Chapter
    play: Play

    @property
    def gauges(self) -> Mapping[str, int]:
        """The gauges of the mission at its end."""
        return {key: value for key, value in self.play.gauges.items() if key not in PERSONAL}


def played(progress: Progress) -> tuple[Step, ...]:
    """Return the chapters that were played to an end, in the order of the story."""
    plays = [play for module in progress.modules.values() for play in module.plays]
    last: dict[str, Play] = {}
    for play in sorted(plays, key=lambda one: one.ended_at):
        last[play.transcript.scenario] = play
    return tuple(Step(one, last[one.scenario]) for one in story().timeline if one.scenario in last)


def before(scenario_id: str, progress: Progress) -> Step | None:
    """Return the chapter that a scenario takes over from: the nearest before it that was played to an end.

    None for the first, for a scenario outside the story, and as long as nothing before it was played.
    """
    order = [one.scenario for one in story().timeline]
    if scenario_id not in order:
        return None
    earlier = order[: order.index(scenario_id)]
    steps = [step for step in played(progress) if step.chapter.scenario in earlier]
    return steps[-1] if steps else None


def start(scenario: Scenario, step: Step) -> dict[str, int]:
    """Return where the gauges of a scenario begin after that step; only those that the step had too."""
    carried = carry(scenario, step.gauges)
    return {key: carried[key] for key in scenario.gauges if key in step.gauges}
