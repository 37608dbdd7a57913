"""One step: its order, the standing rules, chance, undo and what is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from bluehelm.scenario import Change, PlayError, Scenario, begin, ending, offers, step, undo

Vary = Callable[[Callable[[dict[str, Any]], None]], Scenario]


def _changes(scenario: Scenario, *choices: str, seed: int = 1) -> list[tuple[str, str, int]]:
    state = begin(scenario, seed)
    for choice in choices:
        state = step(scenario, state, choice)
    return [(c.cause, c.gauge, c.amount) for c in state.decisions[-1].changes]


def test_changes_come_in_the_order_of_a_step(vary: Vary) -> None:
    """Choice, overstretch, event, grey line: one step lists its changes in this order."""

    def edit(data: dict[str, Any]) -> None:
        data["rules"] = [
            {"id": "grey_line", "kind": "grey_line", "decisions": 1, "effects": {"POC": -1}, "text": "Grey."},
            {"id": "tired", "kind": "overstretch", "gauge": "SAF", "at_or_below": 50,
             "effects": {"POC": -2}, "text": "Tired."},
        ]  # fmt: skip
        data["scenes"]["D1"]["choices"]["A"]["leans"] = {"a": 0}
        data["events"]["E1"]["p"] = 1.0

    assert _changes(vary(edit), "A") == [
        ("choice", "POC", 4),
        ("choice", "SAF", -4),
        ("tired", "POC", -2),
        ("E1", "SAF", -1),
        ("grey_line", "POC", -1),
    ]


def test_overstretch_looks_at_the_gauge_before_the_decision(vary: Vary) -> None:
    """A choice that itself brings the gauge to the threshold is not yet overstretched."""

    def edit(data: dict[str, Any]) -> None:
        data["rules"] = [{"id": "tired", "kind": "overstretch", "gauge": "SAF", "at_or_below": 46,
                          "effects": {"POC": -2}, "text": "Tired."}]  # fmt: skip
        data["events"] = {}

    scenario = vary(edit)
    assert _changes(scenario, "A") == [("choice", "POC", 4), ("choice", "SAF", -4)]
    assert ("tired", "POC", -2) in _changes(scenario, "A", "A")
    assert ("tired", "POC", -2) not in _changes(scenario, "A", "B")


def test_korvu_overstretch_costs_safety_and_unity(korvu: Scenario) -> None:
    """At RES 30 or lower a choice that costs RES takes 2 from SAF and 2 from UNI."""
    state = begin(korvu, 4)
    for choice in "ABBBCBBBC":
        state = step(korvu, state, choice)
    assert state.gauges["RES"] <= 30
    causes = [c for c in step(korvu, state, "B").decisions[-1].changes if c.cause == "overstretch"]
    assert causes == [Change("overstretch", "SAF", -2, -2), Change("overstretch", "UNI", -2, -2)]


def test_grey_line_counts_and_restarts(korvu: Scenario) -> None:
    """After four decisions that lean nowhere CRE loses 4 and POL 2, and the count begins again."""
    state, struck = begin(korvu, 4), []
    while state.scene is not None:
        state = step(korvu, state, "C" if state.scene in ("D5", "D8", "D9", "D11") else "B")
        struck.append(any(change.cause == "grey_line" for change in state.decisions[-1].changes))
    greys = [not any(korvu.scenes[d.scene].choices[d.choice].leans.values()) for d in state.decisions]
    assert greys == [True] * 3 + [False] + [True] * 8
    assert [number for number, hit in enumerate(struck) if hit] == [7, 11]


def test_amounts_are_cut_at_the_bounds(vary: Vary) -> None:
    """A change keeps both what was stated and what was left after cutting at 0 and 100."""

    def edit(data: dict[str, Any]) -> None:
        data["gauges"]["POC"]["start"] = 98
        data["gauges"]["SAF"]["start"] = 3
        data["events"] = {}

    scenario = vary(edit)
    state = step(scenario, begin(scenario, 1), "A")
    assert state.decisions[0].changes == (Change("choice", "POC", 2, 4), Change("choice", "SAF", -3, -4))
    assert (state.gauges["POC"], state.gauges["SAF"]) == (100, 0)


def test_event_probability_reads_the_flag_that_the_choice_sets(vary: Vary) -> None:
    """Flags are set before events: an event with p 0 and +1 if OPEN always follows A and never B."""

    def edit(data: dict[str, Any]) -> None:
        data["events"]["E1"].update({"p": 0.0, "adjust": [{"if": "OPEN", "add": 1.0}]})

    scenario = vary(edit)
    for seed in range(50):
        assert step(scenario, begin(scenario, seed), "A").decisions[0].events == ("E1",)
        assert step(scenario, begin(scenario, seed), "B").decisions[0].events == ()


def test_event_happens_once_in_a_play(vary: Vary) -> None:
    """A scene that is visited again does not bring an event back."""

    def edit(data: dict[str, Any]) -> None:
        data["events"]["E1"]["p"] = 1.0
        data["scenes"]["D2"]["choices"]["A"]["next"] = "D1"

    scenario = vary(edit)
    state = begin(scenario, 1)
    for choice in "AAA":
        state = step(scenario, state, choice)
    assert [decision.events for decision in state.decisions] == [("E1",), (), ()]
    assert state.visits == {"D1": 2, "D2": 2}


def test_early_end_comes_before_the_next_scene(vary: Vary) -> None:
    """A gauge at its end_at ends the play with the early ending, whatever the choice leads to."""

    def edit(data: dict[str, Any]) -> None:
        data["gauges"]["POC"]["start"] = 14

    scenario = vary(edit)
    state = step(scenario, begin(scenario, 1), "B")
    assert (state.scene, state.ending) == (None, "END-0")
    reached = ending(scenario, state)
    assert reached is not None
    assert reached.title == "Over"


def test_branches_and_offers_follow_conditions(vary: Vary) -> None:
    """The first branch that fits is taken, and an option whose condition fails is not offered."""

    def edit(data: dict[str, Any]) -> None:
        data["scenes"]["D1"]["choices"]["A"]["next"] = [{"if": "POC >= 60", "to": "END"}, {"to": "D2"}]
        data["scenes"]["D2"]["choices"]["B"]["when"] = "not OPEN"

    scenario = vary(edit)
    opened, shut = (step(scenario, begin(scenario, 1), choice) for choice in "AB")
    assert opened.scene == "D2"
    assert {key for key, _ in offers(scenario, opened)} == {"A"}
    assert {key for key, _ in offers(scenario, shut)} == {"A", "B"}


def test_offers_are_shuffled_by_seed(korvu: Scenario) -> None:
    """The order of options differs between seeds and is the same for the same seed."""
    orders = {tuple(key for key, _ in offers(korvu, begin(korvu, seed))) for seed in range(40)}
    assert len(orders) == 6
    assert offers(korvu, begin(korvu, 3)) == offers(korvu, begin(korvu, 3))


def test_wrong_steps_are_refused_in_words(korvu: Scenario, vary: Vary) -> None:
    """An option that is not on offer, a step after the end and an undo beyond the play raise PlayError."""
    state = begin(korvu, 1)
    with pytest.raises(PlayError, match=r"In scene D1 there is no option 'Z'\. On offer: A, B, C\."):
        step(korvu, state, "Z")
    with pytest.raises(PlayError, match="There is no decision 1: this play has 0"):
        undo(korvu, state, 1)
    small = vary(lambda data: None)
    ended = step(small, step(small, begin(small, 1), "A"), "A")
    assert offers(small, ended) == ()
    with pytest.raises(PlayError, match="The play has ended"):
        step(small, ended, "A")
    assert ending(small, begin(small, 1)) is None


def test_state_cannot_be_changed(korvu: Scenario) -> None:
    """Gauges and visits of a state are read-only, so no page can alter a play by accident."""
    state = begin(korvu, 1)
    with pytest.raises(TypeError):
        state.gauges["POC"] = 100  # type: ignore[index]
