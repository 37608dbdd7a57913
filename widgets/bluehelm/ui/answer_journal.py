"""Tells the learner's record which items of an exercise are answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bluehelm.exercise import Answers, PublicExercise, PublicItem, missing
from bluehelm.record import Record, Statement, events, progress
from bluehelm.record.events import response
from bluehelm.record.statement import part
from bluehelm.record.values import moment
from bluehelm.record.vocabulary import EXERCISES
from bluehelm.ui.recording import record_of, settle

LONGEST = (
    100_000  # signs of the answers to one item; of longer ones the record keeps only that they are there
)


@dataclass(frozen=True)
class Told:
    """What the record last said of an item."""

    at: datetime
    response: str
    complete: bool


class AnswerJournal:
    """The journal of one exercise page."""

    def __init__(self, folder: Path, exercise: PublicExercise) -> None:
        """Write nothing yet."""
        self._folder, self._exercise = folder, exercise

    def catch_up(self, answers: Answers) -> None:
        """Write what the file of answers holds and the record does not."""
        record = record_of(self._folder)
        if record is None:
            return
        told = _told(record.statements(), self._exercise.id)
        record.append(*self._missed(answers, told))
        self._finish(record, answers)
        settle(record, self._exercise.module, news=False)

    def saved(self, item: PublicItem, before: Answers, after: Answers) -> None:
        """Write that an item has become complete, or that it lacks an answer again."""
        record, now = record_of(self._folder), complete(item, after)
        if record is None or complete(item, before) == now:
            return
        record.append(self._answered(item, after, now))
        self._finish(record, after)

    def _missed(self, answers: Answers, told: Mapping[str, Told]) -> Iterator[Statement]:
        for item in self._exercise.items:
            saved = moment(answers.items[item.id].saved_at) if item.id in answers.items else None
            if saved is None:
                continue
            now, known = complete(item, answers), told.get(item.id)
            if known is None:
                if now:
                    yield self._answered(item, answers, now, saved)
            elif saved >= known.at.replace(microsecond=0) and self._differs(item, answers, now, known):
                yield self._answered(item, answers, now, max(saved, known.at + timedelta(microseconds=1)))

    def _differs(self, item: PublicItem, answers: Answers, now: bool, known: Told) -> bool:
        return now != known.complete or (now and response(_short(answers.of(item.id))) != known.response)

    def _answered(
        self, item: PublicItem, answers: Answers, now: bool, at: datetime | None = None
    ) -> Statement:
        exercise = self._exercise
        return events.answered(exercise.module, exercise.id, item.id, _short(answers.of(item.id)), now, at)

    def _finish(self, record: Record, answers: Answers) -> None:
        """Write that the whole exercise is answered, once; and what that means for the module."""
        if not all(complete(item, answers) for item in self._exercise.items):
            return
        module = self._exercise.module
        if progress(record.statements()).module(module).answers_done_at is None:
            record.append(events.exercise_completed(module, self._exercise.id))
            settle(record, module)


def complete(item: PublicItem, answers: Answers) -> bool:
    """Say whether every part of an item is answered in full."""
    return all(not missing(part, answers.of(item.id).get(part.id)) for part in item.parts)


def _short(given: Mapping[str, object]) -> Mapping[str, object]:
    return given if len(response(given)) <= LONGEST else {}


def _told(statements: Iterable[Statement], exercise_id: str) -> dict[str, Told]:
    """Return what the record last said of each item of an exercise."""
    start = f"{EXERCISES}{exercise_id}/"
    about = (each for each in statements if each.verb == "answered" and each.target.startswith(start))
    return {
        each.target.removeprefix(start): Told(
            each.at,
            str(part(each.data, "result", "response")),
            part(each.data, "result", "completion") is not False,
        )
        for each in sorted(about, key=lambda one: one.order)
    }
