"""What a scenario file holds: frozen models, strict and closed, one class for each kind of thing in it.

Shapes only. Whether names fit together is `references`; whether a scene is what it says it is, `lint`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bluehelm.scenario.fields import (
    ChoiceId,
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


class Part(BaseModel):
    """What all parts share: they never change, and a key or a type that is not foreseen is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Role(Part):
    """A seat at the table and what it has at stake."""

    name: Line
    stake: Text


class Gauge(Part):
    """A number that the scenario tracks, `low` to `high`. `warn_at` warns, `end_at` ends the play early."""

    name: Line
    meaning: Text
    start: int
    low: int = 0
    high: int = 100
    warn_at: int | None = None
    end_at: int | None = None
    cites: Line | None = None


class Polarity(Part):
    """Two poles that both matter; a lean is -2 (left) to +2 (right)."""

    left: Line
    right: Line


class Flag(Part):
    """A fact that a choice sets. `log` marks one that no rule reads, kept for the debrief."""

    meaning: Text
    log: bool = False


class Overstretch(Part):
    """Standing rule: a choice that spends a gauge which was already `at_or_below` costs `effects` as well."""

    id: Id
    kind: Literal["overstretch"]
    gauge: Name
    at_or_below: int
    effects: Effects
    text: Text
    cites: Line | None = None


class GreyLine(Part):
    """Standing rule: after `decisions` in a row that lean nowhere, `effects` apply and the count restarts."""

    id: Id
    kind: Literal["grey_line"]
    decisions: Annotated[int, Field(ge=1)]
    effects: Effects
    text: Text
    cites: Line | None = None


Rule = Annotated[Overstretch | GreyLine, Field(discriminator="kind")]


def _branches(value: object) -> object:
    """Let an author write `next: D2` for a list with one unconditional branch."""
    return [{"to": value}] if isinstance(value, str) else value


class Branch(Part):
    """Where a choice leads; the first branch whose condition holds is taken."""

    condition: Condition | None = Field(default=None, alias="if")
    to: SceneId


Next = Annotated[Items[Branch], BeforeValidator(_branches, json_schema_input_type=SceneId | Items[Branch])]


class Choice(Part):
    """One authored choice. `when` is the condition on which it is offered."""

    label: Line
    outcome: Text
    effects: Effects = Field(default={})
    leans: Mapping[PolarityId, Lean] = Field(default={})
    why: Text
    next: Annotated[Next, Field(min_length=1)]
    sets: Items[Name] = ()
    when: Condition | None = None


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
    choices: Annotated[Mapping[ChoiceId, Choice], Field(min_length=2)]
    dominance: Mapping[ChoiceId, ChoiceId] = Field(default={})


class Adjust(Part):
    """What a condition adds to an event's probability."""

    condition: Condition = Field(alias="if")
    add: Annotated[float, Field(ge=-1, le=1)]


class Event(Part):
    """Something that may happen after a scene, at most once a play, with probability `p` plus adjustments."""

    after: SceneId
    p: Annotated[float, Field(ge=0, le=1)]
    adjust: Items[Adjust] = ()
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
    """A whole scenario file."""

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
    roles: Mapping[Name, Role]
    gauges: Annotated[Mapping[Name, Gauge], Field(min_length=1)]
    polarities: Mapping[PolarityId, Polarity]
    flags: Mapping[Name, Flag] = Field(default={})
    rules: Items[Rule] = ()
    early_end: EarlyEnd | None = None
    start: SceneId
    scenes: Annotated[Mapping[SceneId, Scene], Field(min_length=1)]
    events: Mapping[EventId, Event] = Field(default={})
    endings: Annotated[Items[Ending], Field(min_length=1)]
    aar: Items[Question] = ()
    objectives: Items[Name] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of everything in the file except layout and comments, as "sha256:…".

        The order of gauges, events and endings counts, since play depends on it, so keys are not sorted.
        Defaults are left out: a later version of the format may add optional keys without changing the hash.
        """
        text = self.model_dump_json(by_alias=True, exclude_defaults=True)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
