"""The part "How your decisions stand" of the debrief: worked out in the background, never in its way."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from bluehelm.charts.play import costs, luck, plans, rank
from bluehelm.scenario import Scenario, State
from bluehelm.ui import standing_words as words
from bluehelm.ui.background import Background
from bluehelm.ui.figure import Figure
from bluehelm.ui.standing_pick import Picker
from bluehelm.ui.widgets import button, column, html, show

if TYPE_CHECKING:
    from bluehelm.scenario.analysis import Front
    from bluehelm.standing import Standing

log = logging.getLogger(__name__)

# Measured on the four first scenarios: 0.3 to 1.5 s, and 7 s for module 10. A file beside the scenario could
# keep the front alone, and for the stated gauges alone: the thread is needed for all others in any case.
BUSY = "Comparing your play with all others… about 1 to 10 seconds. You can read on."
CHOOSE = "This scenario does not say which gauges it is about. Choose the gauges that matter most to you."
TOO_LARGE = "This scenario has too many possible plays to compare yours with all of them."
FAILED = "The comparison with all other plays could not be made this time. All else on this page holds."
CLOSE, OPEN = "Close the comparison", "Compare my play with all possible plays"

PARTS = (
    (rank.rank_chart, rank.rank_words, rank.rank_table),
    (plans.plans_chart, plans.plans_words, plans.plans_table),
    (costs.costs_chart, costs.costs_words, costs.costs_table),
    (luck.luck_chart, luck.luck_words, luck.luck_table),
)
"""Each figure of the part: its chart, the same in words, and its data, all from a scenario and a standing."""


class StandingPart:
    """One part of the screen, built once, filled for each play that ends."""

    def __init__(self, scenario: Scenario) -> None:
        """Build the part with nothing in it."""
        self._scenario, self._closed = scenario, False
        self._state: State | None = None
        self._fronts: dict[tuple[str, ...], Front] = {}
        self.background = Background()
        self.status = html("bh-standing-status")
        self.texts = [html("bh-standing-words") for _ in range(4)]
        self.figures = [Figure(f"bh-{name}") for name in ("rank", "plans", "costs", "luck")]
        pairs = zip(self.texts, self.figures, strict=True)
        self.results = column([column([t, f.widget], "bh-standing-one") for t, f in pairs], "bh-standing-all")
        self.picker = Picker(scenario, self._compare)
        self.toggle = button(CLOSE, "bh-quiet bh-standing-close", self._toggle)
        body = [html("", words.ABOUT), self.status, self.results, self.picker.widget, self.toggle]
        self.widget = column(body, "bh-standing")
        show(self.results, False)

    def show(self, state: State) -> None:
        """Compare a play that has ended; one that has not (recorded on another version) cannot be."""
        self._state = state
        show(self.widget, state.scene is None)
        if state.scene is None and not self._closed:
            self._compare()

    def _toggle(self) -> None:
        self._closed = not self._closed
        self.background.stop()
        for part in (self.status, self.results, self.picker.widget):
            show(part, not self._closed)
        self.toggle.description = OPEN if self._closed else CLOSE
        if not self._closed:
            self._compare()

    def _compare(self) -> None:
        show(self.results, False)
        if not self.picker.usable:
            self._say(CHOOSE)
            return
        state, gauges = self._state, self.picker.gauges
        assert state is not None
        self._say(BUSY)
        self.picker.button.disabled = True
        known = self._fronts.get(gauges)
        self.background.start(lambda: worked_out(self._scenario, state, gauges, known), self._fill)

    def _fill(self, found: Standing | str) -> None:
        """Show what was found, or the sentence that says why there is nothing."""
        self.picker.button.disabled = not self.picker.usable
        if isinstance(found, str):
            self._say(found)
            return
        self._fronts[found.gauges] = found.front
        self._say("")
        show(self.results)  # first: a chart takes the width of its visible place
        self._write(found)
        self._draw(found)

    def _write(self, found: Standing) -> None:
        scenario, state = self._scenario, self._state
        assert state is not None
        values = (
            words.PLAYS,
            words.plans(scenario, state, found),
            words.costs(scenario, found),
            words.luck(scenario, state, found),
        )
        for text, value in zip(self.texts, values, strict=True):
            text.value = value

    def _draw(self, found: Standing) -> None:
        for figure, (chart, in_words, table) in zip(self.figures, PARTS, strict=True):
            draw = partial(chart, self._scenario, found)
            figure.show(draw, in_words(self._scenario, found), table(self._scenario, found))

    def _say(self, text: str) -> None:
        self.status.value = f'<p role="status">{text}</p>' if text else ""


def worked_out(
    scenario: Scenario, state: State, gauges: Sequence[str], known: Front | None
) -> Standing | str:
    """Return where a play stands, or a sentence for the learner: the debrief never fails with this part."""
    try:
        # Here and not above: numpy costs 0.3 s and 30 MB, which no page pays before a play has ended.
        from bluehelm.scenario.analysis import TooLargeError
        from bluehelm.standing import compare
    except ImportError:
        log.exception("The analysis cannot be imported.")
        return FAILED
    try:
        return compare(scenario, state, gauges, known)
    except TooLargeError:
        return TOO_LARGE
    except Exception:
        log.exception("The play could not be compared.")
        return FAILED
