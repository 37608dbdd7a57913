"""Laws that hold for every play: replay, save and load, undo, bounds, sums, and luck that does not shift."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bluehelm.scenario import (
    Event,
    Scenario,
    State,
    Transcript,
    begin,
    load_scenario,
    offers,
    replay,
    step,
    transcript,
    undo,
)

KORVU = load_scenario(Path(__file__).parents[2] / "modules" / "09_crisis_management" / "scenario.yaml")
SEEDS = st.integers(-(2**63), 2**63)
PICKS = st.lists(st.integers(0, 3), max_size=14)


def _play(scenario: Scenario, seed: int, picks: list[int]) -> State:
    state = begin(scenario, seed)
    for pick in picks:
        options = sorted(key for key, _ in offers(scenario, state))
        if not options:
            break
        state = step(scenario, state, options[pick % len(options)])
    return state


@given(SEEDS, PICKS)
def test_replay(seed: int, picks: list[int]) -> None:
    """A transcript replays to the same state."""
    state = _play(KORVU, seed, picks)
    assert replay(KORVU, transcript(state)) == state


@given(SEEDS, PICKS, PICKS)
def test_save_and_load(seed: int, picks: list[int], more: list[int]) -> None:
    """A play saved as JSON, loaded and played on ends as one that was never interrupted."""
    saved = transcript(_play(KORVU, seed, picks)).model_dump_json()
    state = replay(KORVU, Transcript.model_validate_json(saved))
    for pick in more:
        options = sorted(key for key, _ in offers(KORVU, state))
        if options:
            state = step(KORVU, state, options[pick % len(options)])
    assert state == _play(KORVU, seed, picks + more)


@given(SEEDS, PICKS, st.data())
def test_undo(seed: int, picks: list[int], data: st.DataObject) -> None:
    """Undo gives the state that stood before that decision, and the same choices lead back again."""
    state = _play(KORVU, seed, picks)
    to = data.draw(st.integers(0, len(state.decisions)))
    earlier = undo(KORVU, state, to)
    assert earlier == _play(KORVU, seed, picks[:to])
    for decision in state.decisions[to:]:
        earlier = step(KORVU, earlier, decision.choice)
    assert earlier == state


@given(SEEDS, PICKS)
def test_gauges_stay_in_bounds_and_add_up(seed: int, picks: list[int]) -> None:
    """Every gauge stays within its bounds, and the changes of a decision are the whole difference."""
    for decision in _play(KORVU, seed, picks).decisions:
        for key, gauge in KORVU.gauges.items():
            moved = sum(change.amount for change in decision.changes if change.gauge == key)
            assert decision.after[key] == decision.before[key] + moved
            assert gauge.low <= decision.after[key] <= gauge.high


@given(SEEDS, PICKS)
def test_an_unrelated_event_shifts_no_luck(seed: int, picks: list[int]) -> None:
    """An event added to the file changes neither which other events happen nor the order of options."""
    quiet = Event(after="D3", p=1.0, text="Rain.", effects={}, why="It rains.")
    with_rain = KORVU.model_copy(update={"events": {"E99": quiet, **KORVU.events}})
    state, rainy = _play(KORVU, seed, picks), _play(with_rain, seed, picks)
    assert [d.events for d in state.decisions] == [
        tuple(e for e in d.events if e != "E99") for d in rainy.decisions
    ]
    assert [key for key, _ in offers(KORVU, state)] == [key for key, _ in offers(with_rain, rainy)]
    assert with_rain.content_hash != KORVU.content_hash


@given(SEEDS, PICKS)
def test_a_play_ends_with_exactly_one_ending(seed: int, picks: list[int]) -> None:
    """A play either stands in a scene or has an ending, never both and never neither."""
    state = _play(KORVU, seed, picks)
    assert (state.scene is None) == (state.ending is not None)
    assert len(state.decisions) <= 13
