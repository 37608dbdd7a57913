"""Replay, undo, save and load as a machine that makes any moves in any order, on Korvu gate and two cards."""

from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bluehelm import yamlfile
from bluehelm.scenario import (
    Scenario,
    Transcript,
    begin,
    carry,
    closed,
    ending,
    load,
    offers,
    replay,
    save,
    seen,
    share,
    step,
    transcript,
    undo,
)

KORVU = Path(__file__).parents[2] / "modules" / "09_crisis_management" / "scenario.yaml"
CARDS: dict[str, Any] = {
    "LIMIT": {"held_by": ["FC"], "since": "D1", "text": "A limit.", "effects": {"UNI": 2, "SAF": -3}},
    "WATER": {"held_by": ["DMS", "FC"], "since": "D4", "text": "Two water units.", "effects": {"POC": 60}},
}


def _with_cards() -> Scenario:
    data = yamlfile.read(KORVU).data
    assert isinstance(data, dict)
    data["cards"] = CARDS
    data["scenes"]["D5"]["choices"]["C"]["unlock"] = ["LIMIT"]
    return Scenario.model_validate(data)


SCENARIO = _with_cards()


class Plays(RuleBasedStateMachine):
    """`state` is the play under test; `moves` is what was done, as a list that undo shortens."""

    @initialize(
        seed=st.integers(-(2**63), 2**63),
        last=st.dictionaries(st.sampled_from([*SCENARIO.gauges, "RDY"]), st.integers(0, 100)),
        campaign=st.booleans(),
    )
    def start(self, seed: int, last: dict[str, int], campaign: bool) -> None:
        """Begin, in a campaign or not."""
        self.first = begin(SCENARIO, seed, carry(SCENARIO, last) if campaign else {})
        self.state = self.first
        self.moves: list[tuple[str, str]] = []

    @precondition(lambda self: self.state.scene is not None)
    @rule(pick=st.integers(0, 11))
    def choose(self, pick: int) -> None:
        """Take one of the options on offer."""
        options = [key for key, _ in offers(SCENARIO, self.state)]
        choice = options[pick % len(options)]
        self.state = step(SCENARIO, self.state, choice)
        self.moves.append(("choose", choice))

    @precondition(lambda self: bool(closed(SCENARIO, self.state)))
    @rule(pick=st.integers(0, 3))
    def tell(self, pick: int) -> None:
        """Share one of the cards in hand; from then on every role sees it."""
        cards = closed(SCENARIO, self.state)
        card = cards[pick % len(cards)]
        self.state = share(SCENARIO, self.state, card)
        self.moves.append(("share", card))
        assert all(card in dict(seen(SCENARIO, self.state, role)) for role in SCENARIO.roles)

    @rule(data=st.data())
    def go_back(self, data: st.DataObject) -> None:
        """Undo to any decision: what was done before it stays, shared cards too."""
        to = data.draw(st.integers(0, len(self.state.decisions)))
        self.state = undo(SCENARIO, self.state, to)
        kept, chosen = [], 0
        for kind, name in self.moves:
            if kind == "choose" and chosen == to:
                break
            chosen += kind == "choose"
            kept.append((kind, name))
        self.moves = kept

    @rule()
    def close_and_open(self) -> None:
        """Save the state as JSON, and go on from what was loaded."""
        text = save(self.state)
        self.state = load(text)
        assert save(self.state) == text

    @rule()
    def replay_it(self) -> None:
        """Store the transcript as JSON, and go on from what it replays to."""
        recorded = transcript(self.state).model_dump_json()
        self.state = replay(SCENARIO, Transcript.model_validate_json(recorded))
        assert transcript(self.state).model_dump_json() == recorded

    @invariant()
    def is_the_play_of_its_moves(self) -> None:
        """The state is always what its moves give from the start, whatever was undone or stored between."""
        fresh = self.first
        for kind, name in self.moves:
            fresh = step(SCENARIO, fresh, name) if kind == "choose" else share(SCENARIO, fresh, name)
        assert self.state == fresh

    @invariant()
    def stands_or_has_ended(self) -> None:
        """A play stands in a scene with options, or has one ending; gauges stay in their bounds."""
        assert (self.state.scene is None) == (ending(SCENARIO, self.state) is not None)
        assert bool(offers(SCENARIO, self.state)) == (self.state.scene is not None)
        for name, gauge in SCENARIO.gauges.items():
            assert gauge.low <= self.state.gauges[name] <= gauge.high


TestPlays = Plays.TestCase
TestPlays.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, derandomize=True)
