"""Save and load: a state as one JSON text with a version."""

import json

import pytest

from bluehelm.scenario import PlayError, Scenario, begin, load, save, step


def test_a_saved_state_says_its_format(korvu: Scenario) -> None:
    """The text is JSON with `format` first, and the same state gives the same text."""
    state = step(korvu, begin(korvu, 7), "A")
    assert list(json.loads(save(state))) == ["format", "state"]
    assert save(state) == save(load(save(state)))
    assert load(save(state)) == state


def test_a_loaded_state_cannot_be_changed(korvu: Scenario) -> None:
    """Loading gives a state that is as read-only as the one that was saved."""
    state = load(save(step(korvu, begin(korvu, 7), "A")))
    for mapping in (
        state.gauges,
        state.visits,
        state.start,
        state.decisions[0].before,
        state.decisions[0].after,
    ):
        with pytest.raises(TypeError):
            mapping["POC"] = 100  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"format": 1}',
        '{"format": 1, "state": {}}',
        '{"format": 1, "state": 3}',
        "[" * 100_000,
    ],
)
def test_what_is_no_state_is_refused(text: str) -> None:
    """Damaged or foreign text gives one sentence and no traceback."""
    with pytest.raises(PlayError, match=r"^This is not a saved play, or a part of it is lost\. Begin"):
        load(text)


def test_a_value_of_another_kind_is_refused(korvu: Scenario) -> None:
    """A gauge that is not a whole number is not quietly made one."""
    text = save(begin(korvu, 7)).replace('"POC": 45', '"POC": "45"')
    with pytest.raises(PlayError):
        load(text)


def test_another_format_is_named(korvu: Scenario) -> None:
    """A state that a later version saved says which format it has and what to do."""
    text = save(begin(korvu, 7)).replace('"format": 1', '"format": 2', 1)
    with pytest.raises(PlayError, match=r"saved in format 2, not 1\. Update bluehelm to read it\."):
        load(text)
