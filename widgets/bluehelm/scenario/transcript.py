"""A play as a few words: scenario, version, seed and choices. It replays to the same state on any machine.

This is what is stored, graded and analysed. A choice is written with its scene ("D3.A"), so that a transcript
of an older version cannot quietly replay through other scenes.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from bluehelm.scenario.errors import Departure, PlayError
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.play import State, begin, step


class Transcript(BaseModel):
    """All that is needed to play again: `choices` are "scene.choice", in the order taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    scenario: str
    content_hash: str
    seed: int
    choices: tuple[str, ...]


def transcript(state: State) -> Transcript:
    """Return the transcript of a play, finished or not."""
    return Transcript(
        scenario=state.scenario_id,
        content_hash=state.content_hash,
        seed=state.seed,
        choices=tuple(f"{decision.scene}.{decision.choice}" for decision in state.decisions),
    )


def replay(scenario: Scenario, transcript: Transcript) -> State:
    """Play a transcript again. Raises Departure where it no longer fits, PlayError for another scenario."""
    if transcript.scenario != scenario.id:
        raise PlayError(
            f"This is a play of {transcript.scenario}, not of {scenario.id}. Open it with its scenario."
        )
    state = begin(scenario, transcript.seed)
    for number, taken in enumerate(transcript.choices):
        state = _again(scenario, state, number, taken)
    return state


def _again(scenario: Scenario, state: State, number: int, taken: str) -> State:
    scene, _, choice = taken.rpartition(".")
    if state.scene != scene:
        here = f"comes to {state.scene}" if state.scene else "has ended"
        raise Departure(number, state, f"Decision {number + 1} was taken in {scene}; this version {here}.")
    try:
        return step(scenario, state, choice)
    except PlayError as error:
        raise Departure(number, state, f"Decision {number + 1} does not fit this version. {error}") from error


def snapshot(state: State) -> dict[str, object]:
    """Return the whole state with its log as plain data for JSON, keys in a fixed order."""
    return {
        "scenario": state.scenario_id,
        "seed": state.seed,
        "scene": state.scene,
        "ending": state.ending,
        "gauges": dict(state.gauges),
        "flags": sorted(state.flags),
        "visits": dict(state.visits),
        "grey_run": state.grey_run,
        "decisions": [
            {
                "scene": decision.scene,
                "choice": decision.choice,
                "after": dict(decision.after),
                "changes": [[c.cause, c.gauge, c.amount, c.stated] for c in decision.changes],
                "events": list(decision.events),
            }
            for decision in state.decisions
        ],
    }
