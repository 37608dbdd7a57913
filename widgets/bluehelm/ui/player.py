"""The player: keeps the state of one play, tells the screens what to show, and stores every step."""

from collections.abc import Callable, Mapping

from bluehelm.campaign import Step
from bluehelm.kernels import after_fork, in_each_kernel
from bluehelm.record import READ_ONLY as RECORD_READ_ONLY
from bluehelm.scenario import (
    Departure,
    Scenario,
    State,
    Transcript,
    begin,
    offers,
    replay,
    step,
    transcript,
    undo,
)
from bluehelm.situation import Situation
from bluehelm.ui import gauges
from bluehelm.ui.campaign import NOTHING
from bluehelm.ui.debrief import Debrief
from bluehelm.ui.markup import escape
from bluehelm.ui.play_journal import PlayJournal
from bluehelm.ui.plays import READ_ONLY, Branch, FinishedPlay, Plays, StoredPlays, utc_now
from bluehelm.ui.progress import decisions_left
from bluehelm.ui.screens import Begin, ConsequenceScreen, DecisionScreen, Introduction, new_seed
from bluehelm.ui.timer import MODES, Countdown, clock_text
from bluehelm.ui.widgets import column, html, show, shown

SPOKEN_AT = (60, 30, 10)  # seconds left that are announced to a screen reader


class Player:
    """One page's player of one scenario. `widget` is what a notebook displays."""

    def __init__(
        self,
        scenario: Scenario,
        plays: Plays,
        seed: Callable[[], int] = new_seed,
        situation: Situation | None = None,
        journal: PlayJournal | None = None,
        earlier: Callable[[], Step | None] = lambda: None,
    ) -> None:
        """Build all screens once and show the first.

        `situation` is the map, if the scenario has one; `journal` tells the learner's record of the play;
        `earlier` returns the play that a campaign takes over from.
        """
        self._journal, self._earlier = journal, earlier
        self.scenario, self.plays, self._seed = scenario, plays, seed
        self.state: State = begin(scenario, seed())
        self.drifted: tuple[int, ...] = ()
        self.tried: tuple[Branch, ...] = ()
        self._left: tuple[State, tuple[int, ...], tuple[Branch, ...]] | None = None
        self.status = html("bh-status")
        self.notice = html("bh-notice")
        self.gauges = html("bh-gauges")
        self.countdown = Countdown(self._tick, self._time_is_up)
        self.introduction = Introduction(scenario, Begin(self.begin, self.resume, self.review))
        self.decision = DecisionScreen(scenario, self.choose, self.back, self.regain, situation)
        self.consequence = ConsequenceScreen(scenario, self.advance)
        self.debrief = Debrief(scenario, plays, self.again, self.back)
        self.widget = column(self._layout(), "bh-player")
        self._warn_if_in_memory()
        self.show_introduction()
        after_fork(self.renew)
        in_each_kernel(self.catch_up)

    def renew(self) -> None:
        """Begin as a player of its own: with its own luck, and with what its folder holds now."""
        self.plays.renew()
        self._warn_if_in_memory()
        self.show_introduction()

    def catch_up(self) -> None:
        """Tell the record what the folder holds and it does not; then look what can be carried over."""
        if self._journal:
            self._journal.catch_up(self.plays.stored)
        self.introduction.campaign.show(self._earlier())

    def _layout(self) -> list[object]:
        main = column([self.introduction.widget, self.decision.widget, self.consequence.widget], "bh-main")
        self._table = column([main, self.gauges], "bh-table")
        return [self.status, self.notice, self._table, self.debrief.widget]

    # -- what the learner can do

    def begin(self, seed: int) -> None:
        """Begin a new play, with what earlier decisions left if the learner has chosen so."""
        self.start(seed, self.introduction.campaign.start)

    def again(self, seed: int) -> None:
        """Begin a new play where the last one began."""
        self.start(seed, self.state.start)

    def start(self, seed: int, start: Mapping[str, int] = NOTHING) -> None:
        """Begin a new play with this seed; one that was not finished can be taken up until a decision."""
        unfinished = self.state.scene is not None and bool(self.state.decisions)
        self._left = (self.state, self.drifted, self.tried) if unfinished else None
        self._adopt(begin(self.scenario, seed, start))
        self._keep()
        self.show_decision()

    def regain(self) -> None:
        """Take up the play again that was left for a new one."""
        if self._left is not None:
            self._adopt(*self._left)
            self._left = None
            self._keep()
            self.show_decision()

    def resume(self) -> None:
        """Go on with the play that was interrupted."""
        self.show_decision()

    def review(self) -> None:
        """Show the debrief of the last finished play again."""
        last = self._past()[-1]
        self._adopt(self._replayed(last.transcript), last.drifted, last.tried)
        self.show_debrief()

    def choose(self, choice_id: str, drifted: bool = False) -> None:
        """Take an option; a second click on it does nothing."""
        if not self._deciding():
            return
        self.countdown.stop()
        self._left = None
        if drifted:
            self.drifted += (len(self.state.decisions),)
        self.state = step(self.scenario, self.state, choice_id)
        self._keep()
        self.show_consequence()

    def advance(self) -> None:
        """Go on from the consequence to the next decision or to the debrief."""
        if self.state.scene is None:
            self.show_debrief()
        else:
            self.show_decision()

    def back(self, to: int) -> None:
        """Open decision `to` (from 0) again, with the same luck; the way left stays in the debrief."""
        left = Branch(choices=transcript(self.state).choices, left_at=to)
        self.drifted = tuple(number for number in self.drifted if number < to)
        self.tried += (left,)
        self.state = undo(self.scenario, self.state, to)
        self._keep()
        self.show_decision()

    # -- what is shown

    def show_introduction(self) -> None:
        """Show the first screen, and offer what the store holds."""
        stored = self.plays.stored
        stopped = self._stopped(stored)
        seed = self.state.seed if stopped else self._seed()
        start = self.state.start if stopped else {}
        self.introduction.show(seed, stopped, bool(stopped), bool(self._past()), start)
        self._only(self.introduction.widget, with_gauges=False)

    def _stopped(self, stored: StoredPlays) -> str:
        """Take up the interrupted play, if there is one, and say in words where it stopped."""
        if stored.current is None or stored.current.scenario != self.scenario.id:
            return ""
        message = ""
        try:
            state = replay(self.scenario, stored.current)
        except Departure as departure:
            state = departure.state
            message = "The scenario has been changed since then, so the play goes on from where both agree. "
        self._adopt(state, stored.drifted, stored.tried)
        return f"<p>{message}You stopped at decision {len(state.decisions) + 1}.</p>"

    def show_decision(self) -> None:
        """Show the decision that the play waits for."""
        if self.state.scene is None:
            self.show_debrief()
            return
        number = len(self.state.decisions)
        self.decision.show(self.state, number + decisions_left(self.scenario, self.state.scene))
        show(self.decision.regain, self._left is not None)
        self._only(self.decision.widget)
        self._say(f"Decision {number + 1}: {self.scenario.scenes[self.state.scene].title}")
        self.decision.lead.focus()
        self._begin_countdown()

    def show_consequence(self) -> None:
        """Show what the last decision did."""
        last = len(self.state.decisions) - 1
        ended = self.state.scene is None
        self.consequence.show(self.state.decisions[last], last in self.drifted, ended)
        self._only(self.consequence.widget)
        low = gauges.low_gauges(self.scenario, self.state.gauges)
        self._say("The consequence is shown." + (f" Low: {', '.join(low)}." if low else ""))
        self.consequence.lead.focus()

    def show_debrief(self) -> None:
        """Show how it ended and what can be learned from it."""
        self._only(
            self.debrief.widget, with_gauges=False
        )  # first: a chart takes the width of its visible place
        self.debrief.show(self.state, self.drifted, self.tried)
        self._say("The play has ended. The debrief is shown.")
        self.debrief.lead.focus()

    def _only(self, screen: object, with_gauges: bool = True) -> None:
        self.countdown.stop()
        for each in (self.introduction, self.decision, self.consequence, self.debrief):
            show(each.widget, each.widget is screen)
        show(self._table, screen is not self.debrief.widget)
        show(self.gauges, with_gauges)
        if with_gauges:
            self.gauges.value = gauges.panel(self.scenario, self.state)

    def _say(self, text: str) -> None:
        self.status.value = f'<div role="status" class="bh-spoken">{escape(text)}</div>'

    # -- the timer

    def _begin_countdown(self) -> None:
        timer = self.scenario.scenes[self.state.scene or ""].timer
        factor = MODES[self.introduction.timer.value]
        if timer is not None and factor:
            self.countdown.start(timer.seconds * factor)

    def _tick(self, left: int) -> None:
        self.decision.countdown.value = (
            f'<p class="bh-timer">Time left: <strong>{clock_text(left)}</strong></p>'
        )
        show(self.decision.countdown)
        if left in SPOKEN_AT:
            self._say(f"{left} seconds left.")

    def _time_is_up(self) -> None:
        timer = self.scenario.scenes[self.state.scene or ""].timer
        offered = [key for key, _ in offers(self.scenario, self.state)]
        if timer is not None:
            self.choose(timer.timeout if timer.timeout in offered else offered[-1], drifted=True)

    # -- the store

    def _past(self) -> list[FinishedPlay]:
        """The finished plays of this scenario; a folder may hold those of one that stood here before."""
        return [p for p in self.plays.stored.finished if p.transcript.scenario == self.scenario.id]

    def _deciding(self) -> bool:
        return shown(self.decision.widget) and self.state.scene is not None

    def _adopt(self, state: State, drifted: tuple[int, ...] = (), tried: tuple[Branch, ...] = ()) -> None:
        self.state, self.drifted, self.tried = state, drifted, tried

    def _replayed(self, recorded: Transcript) -> State:
        try:
            return replay(self.scenario, recorded)
        except Departure as departure:
            return departure.state

    def _keep(self) -> None:
        ended = self.state.scene is None
        stored = self.plays.update(self._finished if ended else self._current)
        if self._journal and ended:
            self._journal.ended(self.state, stored.finished[-1])
        elif self._journal and (self.state.decisions or self.tried):
            self._journal.decided(self.state, self.drifted)
        self._warn_if_in_memory()

    def _warn_if_in_memory(self) -> None:
        forgetful = self._journal is not None and self._journal.in_memory
        words = READ_ONLY if self.plays.in_memory else RECORD_READ_ONLY if forgetful else ""
        self.notice.value = f"<p>{words}</p>" if words else ""

    def _current(self, stored: StoredPlays) -> StoredPlays:
        now = {"current": transcript(self.state), "drifted": self.drifted, "tried": self.tried}
        return stored.model_copy(update=now)

    def _finished(self, stored: StoredPlays) -> StoredPlays:
        play = FinishedPlay(
            transcript=transcript(self.state),
            ended_at=utc_now(),
            ending=self.state.ending or "",
            drifted=self.drifted,
            tried=self.tried,
        )
        cleared = {"current": None, "drifted": (), "tried": (), "finished": (*stored.finished, play)}
        return stored.model_copy(update=cleared)
