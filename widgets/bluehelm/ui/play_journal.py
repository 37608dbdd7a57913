"""Tells the learner's record what is played on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bluehelm.record import ModuleProgress, Play, Record, Statement, events, progress
from bluehelm.record.values import moment
from bluehelm.scenario import Departure, PlayError, Scenario, State, Transcript, replay, transcript
from bluehelm.ui.plays import FinishedPlay, StoredPlays
from bluehelm.ui.recording import record_of, settle

CLOSE = timedelta(seconds=5)


class PlayJournal:
    """The journal of one page's player. It finds its record anew each time: a page may be forked."""

    def __init__(self, scenario: Scenario, folder: Path | None = None) -> None:
        """Write nothing yet: the page may be made once for all visitors, in a process of its own.

        `folder` is the module's; None is the one in which this process is when it writes.
        """
        self._scenario, self._folder = scenario, folder

    @property
    def _record(self) -> Record | None:
        return record_of(self._folder or Path.cwd())

    @property
    def in_memory(self) -> bool:
        """Say whether there is a record that will not last."""
        record = self._record
        return record is not None and record.in_memory

    def decided(self, state: State, drifted: tuple[int, ...]) -> None:
        """Write how the play stands after a decision, or after one was taken back."""
        if record := self._record:
            record.append(events.decided(self._scenario.module, transcript(state), drifted))

    def ended(self, state: State, play: FinishedPlay) -> None:
        """Write that a play has come to its ending, and what that means for the module."""
        if record := self._record:
            record.append(self._played(play, state, None))
            settle(record, self._scenario.module)

    def catch_up(self, stored: StoredPlays) -> None:
        """Write what the file of plays holds and the record does not."""
        record = self._record
        if record is None:
            return
        missed = list(self._missed(stored, progress(record.statements()).module(self._scenario.module)))
        record.append(*missed)
        settle(record, self._scenario.module, news=any(each.verb == "completed" for each in missed))

    def _missed(self, stored: StoredPlays, module: ModuleProgress) -> Iterator[Statement]:
        for play in stored.finished:
            ended = moment(play.ended_at)
            ours = play.transcript.scenario == self._scenario.id
            if ours and ended and not any(_same(kept, play, ended) for kept in module.plays):
                yield self._played(play, self._replayed(play.transcript), _after(ended, module.last_at))
        current = stored.current
        ours = current is not None and current.scenario == self._scenario.id
        if ours and current and current != module.current and (current.choices or module.current):
            yield events.decided(self._scenario.module, current, stored.drifted)

    def _played(self, play: FinishedPlay, state: State | None, at: datetime | None) -> Statement:
        levels = dict(state.gauges) if state else {}
        module = self._scenario.module
        return events.played(module, play.transcript, play.ending, levels, play.drifted, at=at)

    def _replayed(self, recorded: Transcript) -> State | None:
        """Return the end of a play; None, as its gauges are unknown, if it was played on another version."""
        try:
            return replay(self._scenario, recorded)
        except (Departure, PlayError):
            return None


def _same(kept: Play, play: FinishedPlay, ended: datetime) -> bool:
    """The file knows the second; the record was written a moment later."""
    return kept.transcript == play.transcript and abs(kept.ended_at - ended) < CLOSE


def _after(ended: datetime, last_at: datetime | None) -> datetime:
    """Return a time after the last decision, if that fell into the second in which the play ended."""
    if last_at and ended <= last_at < ended + CLOSE:
        return last_at + timedelta(microseconds=1)
    return ended
