"""What only some roles know: who sees a card, what sharing does, and that it is part of the play."""

from collections.abc import Callable
from typing import Any

import pytest

from bluehelm.scenario import (
    Departure,
    PlayError,
    Scenario,
    Transcript,
    begin,
    closed,
    offers,
    replay,
    seen,
    share,
    snapshot,
    step,
    transcript,
    undo,
)

Vary = Callable[[Callable[[dict[str, Any]], None]], Scenario]


def _with_cards(data: dict[str, Any]) -> None:
    """Give the head of office and a colleague one card each, and let the first unlock an option."""
    data["roles"]["COS"] = {"name": "Chief of Staff", "stake": "Order."}
    data["cards"] = {
        "CLERK": {"held_by": ["HOO"], "since": "D1", "text": "A clerk talks.", "effects": {"SAF": -2}},
        "FUEL": {"held_by": ["COS", "HOO"], "since": "D2", "text": "Fuel for a day."},
    }
    data["scenes"]["D1"]["choices"]["B"]["unlock"] = ["CLERK"]
    data["scenes"]["D2"]["choices"]["B"]["when"] = "not FUEL"
    data["events"]["E1"].update(p=0.0, adjust=[{"if": "CLERK", "add": 1.0}])


@pytest.fixture
def scenario(vary: Vary) -> Scenario:
    """The small scenario with two cards."""
    return vary(_with_cards)


def test_a_card_is_seen_by_its_holders_from_its_scene_on(scenario: Scenario) -> None:
    """Before its scene nobody sees a card, then its holders do, and all do once it is shared."""
    state = begin(scenario, 1)
    assert [[key for key, _ in seen(scenario, state, role)] for role in ("HOO", "COS")] == [["CLERK"], []]
    later = step(scenario, share(scenario, state, "CLERK"), "A")
    assert [key for key, _ in seen(scenario, later, "COS")] == ["CLERK", "FUEL"]
    assert closed(scenario, state) == ("CLERK",)
    assert closed(scenario, later) == ("FUEL",)


def test_sharing_unlocks_an_option_and_has_its_price(scenario: Scenario) -> None:
    """An option with `unlock` is offered only after the card was shared, and sharing moves gauges at once."""
    state = begin(scenario, 1)
    assert {key for key, _ in offers(scenario, state)} == {"A"}
    shared = share(scenario, state, "CLERK")
    assert {key for key, _ in offers(scenario, shared)} == {"A", "B"}
    assert (shared.gauges["SAF"], state.gauges["SAF"]) == (48, 50)
    assert [(one.card, one.scene, one.decisions) for one in shared.shares] == [("CLERK", "D1", 0)]


def test_a_condition_reads_whether_a_card_was_shared(scenario: Scenario) -> None:
    """A card's name in a condition holds once it was shared: for options and for chance alike."""
    kept = step(scenario, begin(scenario, 1), "A")
    told = step(scenario, share(scenario, begin(scenario, 1), "CLERK"), "A")
    assert (kept.decisions[0].events, told.decisions[0].events) == ((), ("E1",))
    assert {key for key, _ in offers(scenario, kept)} == {"A", "B"}
    assert {key for key, _ in offers(scenario, share(scenario, kept, "FUEL"))} == {"A"}


def test_sharing_is_in_the_transcript_in_its_order(scenario: Scenario) -> None:
    """A play with shared cards replays to the same state, and writes where each card was shared."""
    state = step(scenario, share(scenario, begin(scenario, 4), "CLERK"), "B")
    state = share(scenario, state, "FUEL")
    recorded = transcript(state)
    assert recorded.choices == ("D1:CLERK", "D1.B", "D2:FUEL")
    again = replay(scenario, Transcript.model_validate_json(recorded.model_dump_json()))
    assert again == state
    assert snapshot(again)["shares"] == [
        ["D1", "CLERK", 0, [["CLERK", "SAF", -2, -2]]],
        ["D2", "FUEL", 1, []],
    ]


def test_undo_keeps_the_cards_that_were_shared_before(scenario: Scenario) -> None:
    """Going back to a decision keeps what was said before it, and forgets what was said after it."""
    first = share(scenario, begin(scenario, 4), "CLERK")
    state = share(scenario, step(scenario, first, "A"), "FUEL")
    assert undo(scenario, state, 0) == first
    assert undo(scenario, state, 1) == state


def test_a_card_is_shared_once_and_in_time(scenario: Scenario) -> None:
    """A card that is not in hand, was shared, or does not exist is refused with what can be shared."""
    state = begin(scenario, 1)
    with pytest.raises(PlayError, match=r"The card 'FUEL' cannot be shared here\. Cards that can: CLERK\."):
        share(scenario, state, "FUEL")
    with pytest.raises(PlayError, match=r"Cards that can: none\."):
        share(scenario, share(scenario, state, "CLERK"), "CLERK")
    ended = step(scenario, step(scenario, state, "A"), "A")
    assert closed(scenario, ended) == ()


def test_a_card_that_is_gone_departs(scenario: Scenario, vary: Vary) -> None:
    """A transcript with a card that a later version lacks, or moved, says where it no longer fits."""
    recorded = transcript(share(scenario, begin(scenario, 4), "CLERK"))
    with pytest.raises(Departure, match=r"^Card CLERK does not fit this version\. The card"):
        replay(vary(lambda data: None), recorded)
    elsewhere = recorded.model_copy(update={"choices": ("D2:FUEL",)})
    with pytest.raises(Departure, match=r"^Card FUEL was shared in D2; this version comes to D1\."):
        replay(scenario, elsewhere)
