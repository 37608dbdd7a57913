"""What a scenario file holds: frozen models, strict and closed, one class for each kind of thing in it.

Shapes only. Whether names fit together is `references`; whether a scene is what it says it is, `lint`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bluehelm.scenario import wording
from bluehelm.scenario.fields import (
    ChoiceId,
    Cites,
    Condition,
    Effects,
    EventId,
    Id,
    Items,
    Language,
    Lean,
    Line,
    Name,
    PolarityId,
    SceneId,
    Text,
)

END = "END"
MANY = 100  # scenes, flags, events …: eight times the largest scenario of the course


class Part(BaseModel):
    """What all parts share: they never change, and a key or a type that is not foreseen is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Role(Part):
    """A seat at the table and what it has at stake."""

    name: Line
    stake: Text


class Gauge(Part):
    """A number that the scenario tracks, `low` to `high`. `warn_at` warns, `end_at` ends the play early.

    `baseline` is its ordinary level in the mission, where a campaign needs another than `start`.
    """

    name: Line
    meaning: Text
    start: int
    low: int = 0
    high: int = 100
    warn_at: int | None = None
    end_at: int | None = None
    baseline: int | None = None
    cites: Cites | None = None


class Polarity(Part):
    """Two poles that both matter; a lean is -2 (left) to +2 (right)."""

    left: Line
    right: Line


class Flag(Part):
    """A fact that a choice sets. `log` marks one that no rule reads, kept for the debrief."""

    meaning: Text
    log: bool = False


class Card(Part):
    """What only some roles know, from the scene `since` on, until one of them shares it with all.

    In a condition its name says whether it was shared. `effects` is what sharing does.
    """

    held_by: Annotated[Items[Name], Field(min_length=1)]
    since: SceneId
    text: Text
    effects: Effects = Field(default={})
    cites: Cites | None = None


class Overstretch(Part):
    """Standing rule: a choice that spends a gauge which was already `at_or_below` costs `effects` as well."""

    id: Id
    kind: Literal["overstretch"]
    gauge: Name
    at_or_below: int
    effects: Effects
    text: Text
    cites: Cites | None = None


class GreyLine(Part):
    """Standing rule: after `decisions` in a row that lean nowhere, `effects` apply and the count restarts."""

    id: Id
    kind: Literal["grey_line"]
    decisions: Annotated[int, Field(ge=1)]
    effects: Effects
    text: Text
    cites: Cites | None = None


Rule = Annotated[Overstretch | GreyLine, Field(discriminator="kind")]
"""A standing rule, of the kind that its `kind` names."""


def _branches(value: object) -> object:
    """Let an author write `next: D2` for a list with one unconditional branch."""
    return [{"to": value}] if isinstance(value, str) else value


class Branch(Part):
    """Where a choice leads; the first branch whose condition holds is taken."""

    condition: Condition | None = Field(default=None, alias="if")
    to: SceneId


Next = Annotated[Items[Branch], BeforeValidator(_branches, json_schema_input_type=SceneId | Items[Branch])]


class Choice(Part):
    """One authored choice. It is offered if `when` holds and every card in `unlock` was shared."""

    label: Line
    outcome: Text
    effects: Effects = Field(default={})
    leans: Mapping[PolarityId, Lean] = Field(default={})
    why: Text
    next: Annotated[Next, Field(min_length=1, max_length=12)]
    sets: Annotated[Items[Name], Field(max_length=12)] = ()
    when: Condition | None = None
    unlock: Annotated[Items[Name], Field(max_length=12)] = ()


class Timer(Part):
    """An optional clock: after `seconds` the choice `timeout` is taken."""

    seconds: Annotated[int, Field(ge=10, le=3600)]
    timeout: ChoiceId


class Scene(Part):
    """One decision. `dominance` {A: B} tells the learner that A is dominated by B; lint proves it."""

    title: Line
    clock: Line
    clock_min: Annotated[int, Field(ge=0)] | None = None
    type: Literal["polarity", "trap", "technical"]
    timer: Timer | None = None
    text: Text
    choices: Annotated[Mapping[ChoiceId, Choice], Field(min_length=2, max_length=12)]
    dominance: Mapping[ChoiceId, ChoiceId] = Field(default={})


class Adjust(Part):
    """What a condition adds to an event's probability."""

    condition: Condition = Field(alias="if")
    add: Annotated[float, Field(ge=-1, le=1)]


class Event(Part):
    """Something that may happen after a scene, at most once a play, with probability `p` plus adjustments."""

    after: SceneId
    p: Annotated[float, Field(ge=0, le=1)]
    adjust: Annotated[Items[Adjust], Field(max_length=12)] = ()
    text: Text
    effects: Effects
    why: Text


class Ending(Part):
    """A way in which the play can end; the first whose condition holds is the one."""

    id: Id
    condition: Condition | None = Field(default=None, alias="if")
    title: Line
    text: Text


class EarlyEnd(Part):
    """The ending when a gauge falls to its `end_at`."""

    id: Id
    title: Line
    text: Text


class Question(Part):
    """One question of the after-action review."""

    id: Id
    text: Text


class Scenario(Part):
    """A whole scenario file. `carry` is the share of a gauge's distance that a campaign takes over."""

    format: Literal[1]
    id: Name
    title: Line
    module: Name
    language: Language
    plays: Line
    duration_min: Annotated[int, Field(ge=5, le=480)]
    content_note: Text | None = None
    situation: Text
    notes: Text
    roles: Annotated[Mapping[Name, Role], Field(max_length=MANY)]
    gauges: Annotated[Mapping[Name, Gauge], Field(min_length=1, max_length=MANY)]
    polarities: Annotated[Mapping[PolarityId, Polarity], Field(max_length=MANY)]
    flags: Annotated[Mapping[Name, Flag], Field(default={}, max_length=MANY)]
    cards: Annotated[Mapping[Name, Card], Field(default={}, max_length=MANY)]
    carry: Annotated[float, Field(ge=0, le=1)] = 0.5
    rules: Annotated[Items[Rule], Field(max_length=MANY)] = ()
    early_end: EarlyEnd | None = None
    start: SceneId
    scenes: Annotated[Mapping[SceneId, Scene], Field(min_length=1, max_length=MANY)]
    events: Annotated[Mapping[EventId, Event], Field(default={}, max_length=MANY)]
    endings: Annotated[Items[Ending], Field(min_length=1, max_length=MANY)]
    aar: Annotated[Items[Question], Field(max_length=MANY)] = ()
    objectives: Annotated[Items[Name], Field(max_length=MANY)] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of all that a play can depend on, as "sha256:…"; see `bluehelm.scenario.wording`."""
        text = json.dumps(wording.structure(self), separators=(",", ":"), ensure_ascii=False)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
