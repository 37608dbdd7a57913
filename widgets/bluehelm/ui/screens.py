"""The three screens of a play. Each is built once; `show` fills it for a state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from secrets import randbelow

import ipywidgets as w

from bluehelm.scenario import Choice, Decision, Scenario, State, offers
from bluehelm.scenario.carry import begun
from bluehelm.situation import Situation
from bluehelm.ui import cards
from bluehelm.ui.campaign import CampaignChoice
from bluehelm.ui.markup import escape
from bluehelm.ui.situation import MapPanel
from bluehelm.ui.timer import MODES
from bluehelm.ui.widgets import button, column, dressed, html, lead, show, shown

MAX_SEED = 999_999


def new_seed() -> int:
    """Return a seed that is short enough to read to a colleague over a telephone."""
    return randbelow(9000) + 1000


@dataclass(frozen=True)
class Begin:
    """What the first screen can do; each is called without arguments but `start`, which gets the seed."""

    start: Callable[[int], None]
    resume: Callable[[], None]
    review: Callable[[], None]


class Introduction:
    """Situation, roles, content note and the ways to begin. One that would drop a play asks first."""

    def __init__(self, scenario: Scenario, begin: Begin) -> None:
        """Build the screen."""
        self.stopped = html("bh-stopped")
        self.resume = button("Continue", "bh-primary bh-resume", begin.resume)
        self._scenario, self._begin = scenario, begin
        self.campaign = CampaignChoice(scenario, lambda: self._introduce(self.campaign.start))
        self.start = button("Start", "bh-primary bh-start", self._start)
        self.sure = Sure(lambda: begin.start(self.seed.value), begin.resume)
        self.review = button("Look at the last debrief again", "bh-review", begin.review)
        self.seed = dressed(w.BoundedIntText, "", max=MAX_SEED, description="Seed (the luck of this play)")
        self.timer = dressed(
            w.Dropdown, "", options=list(MODES), value="Off", description="Timer for decisions"
        )
        self._settings = column([html("bh-hint", _SETTINGS), self.seed, self.timer], "bh-settings-box")
        self.advanced = button("", "bh-quiet bh-settings", self._toggle)
        self.text = html("bh-introduction")
        again = column([self.stopped, self.resume, self.review], "bh-actions")  # first: no scrolling to go on
        title = html("", f"<h3 class='bh-title'>{escape(scenario.title)}</h3>")
        below = [self.campaign.widget, self.start, self.sure.widget, self.advanced, self._settings]
        body = [title, again, self.text, *below]
        self.widget = column(body, "bh-screen bh-intro")
        for field in (self.seed, self.timer):
            field.observe(lambda _: self._name_settings(), names="value")
        self._name_settings()
        show(self._settings, False)

    def _name_settings(self) -> None:
        """Keep what is set in sight while the settings are closed."""
        self.advanced.description = f"Settings: seed {self.seed.value}, timer {self.timer.value.lower()}"

    def _toggle(self) -> None:
        show(self._settings, not shown(self._settings))

    def _start(self) -> None:
        if shown(self.resume):
            self.sure.ask()
        else:
            self._begin.start(self.seed.value)

    def show(
        self, seed: int, stopped: str, can_resume: bool, can_review: bool, start: Mapping[str, int]
    ) -> None:
        """Offer what fits: a new play, an interrupted one, the debrief of a finished one.

        `start` holds the gauges that a campaign lets begin elsewhere than the scenario says.
        """
        self._introduce(start)
        show(self.sure.widget, False)
        self.seed.value = seed
        self.stopped.value = stopped
        show(self.stopped, bool(stopped))
        show(self.resume, can_resume)
        show(self.review, can_review)
        (self.start.remove_class if can_resume else self.start.add_class)("bh-primary")
        self.start.description = "Start again" if can_resume else "Play again" if can_review else "Start"

    def _introduce(self, start: Mapping[str, int]) -> None:
        self.text.value = cards.introduction(begun(self._scenario, start))


_SETTINGS = (
    "<p>The seed decides the chance events and the order of the options. "
    "Two plays with the same seed and the same decisions go the same way. "
    "The timer is off unless you switch it on. Then some decisions have a limit of 60 to 240 seconds, "
    "or twice that with double time.</p>"
)


class Sure:
    """The question before a play is dropped, in the place where the button was pressed."""

    def __init__(self, drop: Callable[[], None], keep: Callable[[], None]) -> None:
        """`drop` begins anew, `keep` goes on with the play that was interrupted."""
        self.keep = button("Keep it and continue", "bh-primary bh-keep", keep)
        self.drop = button("Leave it and start again", "bh-drop", drop)
        text = html("", "<p>You have a play that is not finished. A new one takes its place.</p>")
        self.widget = column([text, self.keep, self.drop], "bh-settings-box bh-sure")
        show(self.widget, False)

    def ask(self) -> None:
        """Show the question, with the focus on the answer that loses nothing."""
        show(self.widget)
        self.keep.focus()


class DecisionScreen:
    """One decision: clock, progress, situation, the options, the map, the way back."""

    def __init__(
        self,
        scenario: Scenario,
        choose: Callable[[str], None],
        back: Callable[[int], None],
        regain: Callable[[], None],
        situation: Situation | None = None,
    ) -> None:
        """`choose` gets the id of the option, `back` the number of a past decision, from 0.

        `regain` is offered when a play was just left for a new one.
        """
        self._scenario = scenario
        self._ids: tuple[str, ...] = ()
        most = max(len(scene.choices) for scene in scenario.scenes.values())
        self._head = html("bh-situation-head")
        self.lead = lead()
        self.text = html("bh-situation")
        self.countdown = html("bh-countdown")
        self.options = [button("", "bh-choice", self._chooser(i, choose)) for i in range(most)]
        self.map = MapPanel(situation)
        self.past = PastDecisions(back)
        self.regain = button("Go back to the play that you left", "bh-quiet bh-regain", regain)
        above = [self.lead, self._head, self.regain, self.countdown, self.text]
        below = [self.map.widget, self.past.widget]  # an open map must not push the options out of sight
        self.widget = column([*above, *self.options, *below], "bh-screen bh-decision")

    def _chooser(self, position: int, choose: Callable[[str], None]) -> Callable[[], None]:
        return lambda: choose(self._ids[position])

    def show(self, state: State, about: int) -> None:
        """Fill the screen for a state that waits for a decision."""
        scene = self._scenario.scenes[state.scene or ""]
        number = len(state.decisions) + 1
        self.lead.value = f"Decision {number} of about {max(about, number)}"
        self._head.value = cards.situation_head(scene)
        self.text.value = cards.situation(scene)
        self.map.show(state)
        self._offer(offers(self._scenario, state))
        self.past.show(self._scenario, state)
        show(self.countdown, False)

    def _offer(self, offered: Sequence[tuple[str, Choice]]) -> None:
        self._ids = tuple(key for key, _ in offered)
        for position, option in enumerate(self.options):
            show(option, position < len(offered))
            option.description = offered[position][1].label if position < len(offered) else ""


class PastDecisions:
    """A list of the decisions taken, and a button that opens one of them again."""

    def __init__(
        self,
        back: Callable[[int], None],
        label: str = "Go back to an earlier decision",
        css: str = "bh-quiet",
    ) -> None:
        """`back` gets the number of the decision, from 0; `css` is the look of the opening button."""
        self.choice = dressed(w.Dropdown, "bh-past-list", options=[], description="Which decision?")
        self.button = button("Go back to it, with the same luck", "bh-back", lambda: self._go(back))
        self.opener = button(label, f"{css} bh-past-open", self._toggle)
        self._list = column([self.choice, self.button], "bh-past-box")
        self.widget = column([self.opener, self._list], "bh-past")

    def _toggle(self) -> None:
        show(self._list, not shown(self._list))

    def _go(self, back: Callable[[int], None]) -> None:
        if self.choice.value is not None:
            back(self.choice.value)

    def show(self, scenario: Scenario, state: State) -> None:
        """List the decisions of a state, the last one first; the list itself is closed."""
        numbers = range(len(state.decisions) - 1, -1, -1)
        self.choice.options = [(cards.go_back_label(scenario, state, n), n) for n in numbers]
        self.choice.index = 0 if state.decisions else None
        show(self.widget, bool(state.decisions))
        show(self._list, False)


class ConsequenceScreen:
    """What a decision did and why."""

    def __init__(self, scenario: Scenario, advance: Callable[[], None]) -> None:
        """`advance` is called when the learner has read enough."""
        self._scenario = scenario
        self._head = html("bh-consequence-head")
        self.lead = lead()
        self.text = html("bh-consequence")
        self.advance = button("Continue", "bh-primary bh-continue", advance)
        self.widget = column([self.lead, self._head, self.text, self.advance], "bh-screen bh-after")

    def show(self, decision: Decision, drifted: bool, ended: bool) -> None:
        """Fill the screen for the decision just taken."""
        choice = self._scenario.scenes[decision.scene].choices[decision.choice]
        self.lead.value = "Time ran out. What happened by itself:" if drifted else "You decided:"
        self._head.value = cards.consequence_head(choice)
        self.text.value = cards.consequence(self._scenario, decision)
        self.advance.description = "See how it ended" if ended else "Continue"
