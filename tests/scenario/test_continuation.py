"""Options that lose by what follows: what is proved, and where nothing is said."""

from collections.abc import Callable
from typing import Any

import pytest

from bluehelm.scenario import Scenario
from bluehelm.scenario.lint import continuation

Vary = Callable[[Callable[[dict[str, Any]], None]], Scenario]
Edit = Callable[[dict[str, Any]], None]


def _flagged(data: dict[str, Any]) -> None:
    """Let A buy 4 at once and lose 5 on average by the flag that it sets."""
    first = data["scenes"]["D1"]["choices"]
    first["A"]["effects"], first["B"]["effects"] = {"POC": 4, "SAF": -1}, {"SAF": 0}
    data["events"]["E1"].update(after="D2", p=0.5, adjust=[{"if": "OPEN", "add": 0.5}], effects={"POC": -10})


def _found(scenario: Scenario) -> list[tuple[object, ...]]:
    return [place for place, _, _, _ in continuation.check(scenario)]


def test_later_luck_is_counted(vary: Vary) -> None:
    """An option whose flag makes a later event likelier is dominated once that event is counted."""
    assert _found(vary(_flagged)) == [("scenes", "D1", "choices", "A")]


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["events"]["E1"].update(effects={"POC": -7}),
        lambda data: data["events"]["E1"].update(effects={"POC": -10, "SAF": 3}),
        lambda data: data["scenes"]["D1"]["choices"]["A"].update(next="END"),
        lambda data: data["scenes"]["D2"]["choices"]["B"].update(when="OPEN"),
        lambda data: data["events"]["E1"]["adjust"][0].update({"if": "OPEN and POC > 52"}),
        lambda data: data["scenes"]["D1"]["choices"]["A"].update(when="POC > 1"),
    ],
    ids=["it pays", "it pays elsewhere", "they part", "it opens an option", "a gauge decides", "not for all"],
)
def test_what_is_not_proved_is_not_said(vary: Vary, edit: Edit) -> None:
    """Where the option keeps something, or the two plays can come apart, there is no finding."""

    def both(data: dict[str, Any]) -> None:
        _flagged(data)
        edit(data)

    assert _found(vary(both)) == []


def test_the_grey_line_is_counted(vary: Vary) -> None:
    """An option that leans nowhere, and so brings the grey line for sure, pays for it at once."""

    def edit(data: dict[str, Any]) -> None:
        first = data["scenes"]["D1"]["choices"]
        first["A"].update(effects={"POC": 2, "SAF": -1}, leans={"a": 0}, sets=[])
        first["B"].update(effects={"SAF": 0}, leans={"a": 1})
        data["events"] = {}
        data["rules"][0]["effects"] = {"POC": -3}

    assert _found(vary(edit)) == [("scenes", "D1", "choices", "A")]


def test_a_gauge_that_a_rule_watches_must_not_be_lower(vary: Vary) -> None:
    """If the other option leaves a watched gauge lower, the standing rule may strike it: nothing is said."""

    def edit(data: dict[str, Any]) -> None:
        _flagged(data)
        data["scenes"]["D1"]["choices"]["B"]["effects"] = {"SAF": -2}
        data["scenes"]["D1"]["choices"]["A"]["effects"] = {"POC": 4, "SAF": -1}
        data["events"]["E1"]["effects"] = {"POC": -10, "SAF": -9}

    def watched(data: dict[str, Any]) -> None:
        edit(data)
        data["rules"].append({"id": "tired", "kind": "overstretch", "gauge": "SAF", "at_or_below": 30,
                              "effects": {"POC": -9}, "text": "Tired."})  # fmt: skip

    assert _found(vary(edit)) == [("scenes", "D1", "choices", "A")]
    assert _found(vary(watched)) == []
