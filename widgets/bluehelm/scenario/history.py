"""The moves of a play in order, and the way back to an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from bluehelm.scenario.cards import share
from bluehelm.scenario.errors import PlayError
from bluehelm.scenario.model import Scenario
from bluehelm.scenario.play import step
from bluehelm.scenario.state import Decision, Share, State, begin

Move = Decision | Share


def moves(state: State) -> Iterator[Move]:
    """Yield decisions and shared cards in the order in which they happened."""
    for number in range(len(state.decisions) + 1):
        yield from (one for one in state.shares if one.decisions == number)
        yield from state.decisions[number : number + 1]


def undo(scenario: Scenario, state: State, to: int) -> State:
    """Return the state before decision number `to` (from 0): same seed, same luck, cards shared by then.

    Raises PlayError.
    """
    if not 0 <= to <= len(state.decisions):
        raise PlayError(f"There is no decision {to}: this play has {len(state.decisions)}, counted from 0.")
    earlier = begin(scenario, state.seed, state.start)
    for move in moves(state):
        if isinstance(move, Share):
            earlier = share(scenario, earlier, move.card)
        elif len(earlier.decisions) < to:
            earlier = step(scenario, earlier, move.choice)
        else:
            break
    return earlier
