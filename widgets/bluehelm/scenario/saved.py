"""A state as one JSON text with a version, for a page that is closed in the middle of a play.

A transcript is enough to store a play. A saved state needs no replay either, and shows what was on the table
even if the scenario has changed since. Loading checks shapes only: play on with the scenario that it names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType

from pydantic import TypeAdapter

from bluehelm.scenario.errors import PlayError
from bluehelm.scenario.state import Decision, State

FORMAT = 1
_STATE = TypeAdapter(State)


def save(state: State) -> str:
    """Return a state as JSON: always the same text for the same state."""
    return json.dumps({"format": FORMAT, "state": _plain(state)}, ensure_ascii=False)


def load(text: str) -> State:
    """Return the state that `save` wrote. Raises PlayError, in words, for any other text."""
    try:
        found = json.loads(text)
        version = found["format"]
        if version == FORMAT:
            return _frozen(_STATE.validate_json(json.dumps(found["state"]), strict=True))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PlayError("This is not a saved play, or a part of it is lost. Begin again.") from error
    raise PlayError(
        f"This play was saved in format {version!r:.20}, not {FORMAT}. Update bluehelm to read it."
    )


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _frozen(state: State) -> State:
    return replace(
        state,
        gauges=MappingProxyType(dict(state.gauges)),
        visits=MappingProxyType(dict(state.visits)),
        start=MappingProxyType(dict(state.start)),
        decisions=tuple(_frozen_decision(decision) for decision in state.decisions),
    )


def _frozen_decision(decision: Decision) -> Decision:
    before, after = MappingProxyType(dict(decision.before)), MappingProxyType(dict(decision.after))
    return replace(decision, before=before, after=after)
