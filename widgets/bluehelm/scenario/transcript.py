"""A play as a few words: scenario, version, seed and choices. It replays to the same state on any machine.

This is what is stored, graded and analysed. A choice is written with its scene ("D3.A"), so that a transcript
of an older version cannot quietly replay through other scenes; a card that was shared likewise ("D3:P_FC1").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from bluehelm.scenario.cards import share
from bluehelm.scenario.errors import Departure, PlayError
from bluehelm.scenario.history import Move, moves
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.play import step
from bluehelm.scenario.rules import Change
from bluehelm.scenario.state import Share, State, begin


class Transcript(BaseModel):
    """All that is needed to play again: `choices` are "scene.choice" and "scene:CARD", in the order taken.

    `start` is written only for a play in a campaign: the gauges that began elsewhere than the scenario says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    scenario: str
    content_hash: str
    seed: int
    choices: tuple[str, ...]
    start: Mapping[str, int] = {}

    @model_serializer(mode="wrap")
    def _short(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        data: dict[str, object] = handler(self)
        return data if self.start else {key: value for key, value in data.items() if key != "start"}


def transcript(state: State) -> Transcript:
    """Return the transcript of a play, finished or not."""
    return Transcript(
        scenario=state.scenario_id,
        content_hash=state.content_hash,
        seed=state.seed,
        choices=tuple(_written(move) for move in moves(state)),
        start=dict(state.start),
    )


def _written(move: Move) -> str:
    return f"{move.scene}:{move.card}" if isinstance(move, Share) else f"{move.scene}.{move.choice}"


def replay(scenario: Scenario, transcript: Transcript) -> State:
    """Play a transcript again. Raises Departure where it no longer fits, PlayError for another scenario."""
    if transcript.scenario != scenario.id:
        raise PlayError(
            f"This is a play of {transcript.scenario}, not of {scenario.id}. Open it with its scenario."
        )
    state = begin(scenario, transcript.seed, transcript.start)
    for taken in transcript.choices:
        state = _again(scenario, state, taken)
    return state


def _again(scenario: Scenario, state: State, taken: str) -> State:
    scene, sign, name = re.fullmatch(r"(?s)([^.:]*)([.:]?)(.*)", taken).groups()  # type: ignore[union-attr]
    number = len(state.decisions)
    what, past = (f"Card {name}", "shared") if sign == ":" else (f"Decision {number + 1}", "taken")
    if state.scene != scene:
        here = f"comes to {state.scene}" if state.scene else "has ended"
        raise Departure(number, state, f"{what} was {past} in {scene}; this version {here}.")
    try:
        return share(scenario, state, name) if sign == ":" else step(scenario, state, name)
    except PlayError as error:
        raise Departure(number, state, f"{what} does not fit this version. {error}") from error


def snapshot(state: State) -> dict[str, object]:
    """Return the whole state with its log as plain data for JSON, keys in a fixed order."""
    campaign = {"start": dict(state.start)} if state.start else {}
    shares = [[one.scene, one.card, one.decisions, _rows(one.changes)] for one in state.shares]
    return {
        "scenario": state.scenario_id,
        "seed": state.seed,
        **campaign,
        "scene": state.scene,
        "ending": state.ending,
        "gauges": dict(state.gauges),
        "flags": sorted(state.flags),
        "visits": dict(state.visits),
        "grey_run": state.grey_run,
        **({"shares": shares} if shares else {}),
        "decisions": [
            {
                "scene": decision.scene,
                "choice": decision.choice,
                "after": dict(decision.after),
                "changes": _rows(decision.changes),
                "events": list(decision.events),
            }
            for decision in state.decisions
        ],
    }


def _rows(changes: tuple[Change, ...]) -> list[list[str | int]]:
    return [[change.cause, change.gauge, change.amount, change.stated] for change in changes]
