"""What a play knows so far: the scenes that it reached, the flags that were set, the events that happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from bluehelm.scenario import State

Known = frozenset[str]


class _Dated(Protocol):
    @property
    def since(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=_Dated)


def known(state: State) -> Known:
    """Return what a map may show in this state."""
    events = (event for decision in state.decisions for event in decision.events)
    scenes = (decision.scene for decision in state.decisions)
    return frozenset((*scenes, *events, *state.flags, *([state.scene] if state.scene else [])))


def is_known(since: tuple[str, ...], so_far: Known) -> bool:
    """Return whether something may be shown: from the start, or since one of the things named.

    >>> is_known((), frozenset()), is_known(("D9", "D9a"), frozenset({"D1", "D9a"}))
    (True, True)
    """
    return not since or not so_far.isdisjoint(since)


def shown(things: Iterable[T], so_far: Known) -> list[T]:
    """Return the things that may be shown, in the order of the file."""
    return [thing for thing in things if is_known(thing.since, so_far)]
