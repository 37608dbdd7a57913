"""The debrief: how it ended, charts of the play, the review, and the ways to play again."""

from collections.abc import Callable, Sequence

from bluehelm.charts import play as charts
from bluehelm.scenario import Scenario, State
from bluehelm.ui import debrief_cards as cards
from bluehelm.ui.aar import Review
from bluehelm.ui.figure import Figure
from bluehelm.ui.plays import Branch, Plays
from bluehelm.ui.screens import PastDecisions, new_seed
from bluehelm.ui.standing import StandingPart
from bluehelm.ui.widgets import button, column, html, lead


class Debrief:
    """One screen, built once, filled for each play that ends."""

    def __init__(
        self, scenario: Scenario, plays: Plays, start: Callable[[int], None], back: Callable[[int], None]
    ) -> None:
        """`start` begins a new play with a seed, `back` opens a decision of this play again."""
        self._scenario, self._plays, self._seed = scenario, plays, 0
        self._outcome = html("bh-outcome")
        self.lead = lead("How it ended")
        self.profile, self.polarities, self.path = (
            Figure(f"bh-{n}") for n in ("profile", "polarities", "path")
        )
        self.log, self.download, self.plays = html("bh-log-part"), html("bh-keep"), html("bh-plays")
        self.standing = StandingPart(scenario)
        self.review = Review(scenario, plays)
        self.same = button("Play again with the same luck", "bh-same-seed", lambda: start(self._seed))
        self.new = button("Play again with new luck", "bh-new-seed", lambda: start(new_seed()))
        self.past = PastDecisions(back, "Change one decision, keep the luck", "bh-primary")
        self.widget = column(self._parts(), "bh-screen bh-debrief")

    def _parts(self) -> list[object]:
        charts_head = html("", "<h3>Your play in three charts</h3>")
        figures = column([f.widget for f in (self.profile, self.polarities, self.path)], "bh-figures")
        again = column([html("", _AGAIN), self.past.widget, self.same, self.new], "bh-again")
        facts = html("bh-facts", cards.facts(self._scenario))
        return [
            self.lead,
            self._outcome,
            charts_head,
            figures,
            self.log,
            self.standing.widget,
            self.review.widget,
            facts,
            again,
            self.download,
            self.plays,
        ]

    def show(self, state: State, drifted: Sequence[int], tried: Sequence[Branch]) -> None:
        """Fill the screen for a play that has ended."""
        scenario = self._scenario
        self._seed = state.seed
        self._outcome.value = cards.outcome(scenario, state, drifted)
        self.log.value = cards.log(scenario, state, tried)
        self.download.value = cards.download(state)
        self.plays.value = cards.plays_so_far(scenario, self._plays.stored.finished)
        self.same.description = f"Play again with the same luck (seed {state.seed})"
        self.past.show(scenario, state)
        self._draw(state, drifted)
        self.standing.show(state)

    def _draw(self, state: State, drifted: Sequence[int]) -> None:
        scenario, notes = self._scenario, dict.fromkeys(drifted, "time ran out")
        self.profile.show(
            lambda: charts.gauges_before_after(scenario, state),
            charts.gauge_words(scenario, state),
            charts.gauge_table(scenario, state),
        )
        self.polarities.show(
            lambda: charts.polarities_over_time(scenario, state),
            charts.polarity_words(scenario, state),
            charts.polarity_table(scenario, state),
        )
        self.path.show(
            lambda: charts.way_through_tree(scenario, state, notes), charts.path_words(scenario, state)
        )


_AGAIN = (
    "<h3>Play again</h3><p>Change one decision and keep the luck: what did that one decision buy? "
    "Or meet new luck.</p>"
)
