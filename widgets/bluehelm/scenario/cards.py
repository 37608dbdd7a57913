"""What only some roles know, and how it becomes common knowledge: sharing is a move, like a choice."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from bluehelm.scenario import rules
from bluehelm.scenario.errors import PlayError
from bluehelm.scenario.model import Card, Scenario
from bluehelm.scenario.state import Share, State


def seen(scenario: Scenario, state: State, role: str) -> tuple[tuple[str, Card], ...]:
    """Return the (card id, card) pairs that a role knows now: those it holds and those that were shared."""
    return tuple(
        (card_id, card)
        for card_id, card in scenario.cards.items()
        if card_id in state.flags or (role in card.held_by and card.since in state.visits)
    )


def closed(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return the ids of the cards that could be shared now; none after the end."""
    return tuple(
        card_id
        for card_id, card in scenario.cards.items()
        if state.scene is not None and card.since in state.visits and card_id not in state.flags
    )


def share(scenario: Scenario, state: State, card_id: str) -> State:
    """Return the state after a card was shared with all. Raises PlayError if it cannot be shared now.

    Its effects apply at once, cut to the bounds. A gauge that falls to its `end_at` ends the play after the
    next decision.
    """
    if card_id not in closed(scenario, state):
        listed = ", ".join(closed(scenario, state)) or "none"
        raise PlayError(f"The card {card_id!r} cannot be shared here. Cards that can: {listed}.")
    effects = scenario.cards[card_id].effects
    gauges, changes = rules.apply(state.gauges, effects, card_id, scenario.gauges)
    shared = Share(card_id, str(state.scene), len(state.decisions), changes)
    return replace(
        state,
        gauges=MappingProxyType(gauges),
        flags=state.flags | {card_id},
        shares=(*state.shares, shared),
    )
