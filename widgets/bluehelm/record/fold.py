"""How far a learner is: a pure fold over the statements of the record.

It is the same for any order of the same statements, and a statement that stands twice counts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from pydantic import ValidationError

from bluehelm.record import vocabulary as v
from bluehelm.record.statement import Statement, part
from bluehelm.scenario import Transcript

State = Literal["not begun", "begun", "done", "graded"]


@dataclass(frozen=True)
class Play:
    """A scenario that was played to an ending: `gauges` are those at the end; its transcript replays it."""

    transcript: Transcript
    ending: str
    gauges: Mapping[str, int]
    ended_at: datetime
    drifted: tuple[int, ...] = ()


@dataclass(frozen=True)
class Graded:
    """Points that an instructor gave for the exercises of a module."""

    points: float
    of: float
    at: datetime


@dataclass(frozen=True)
class ModuleProgress:
    """One module. `current` is an unfinished play, `answered` the ids of the items that are complete."""

    id: str
    opened_at: datetime | None = None
    last_at: datetime | None = None
    plays: tuple[Play, ...] = ()
    current: Transcript | None = None
    answered: frozenset[str] = frozenset()
    answers_done_at: datetime | None = None
    completed_at: datetime | None = None
    graded: Graded | None = None

    @property
    def state(self) -> State:
        """How far it is; opened counts as begun."""
        if self.completed_at is None:
            return "begun" if self.last_at else "not begun"
        return "graded" if self.graded else "done"


@dataclass(frozen=True)
class Progress:
    """All modules that were touched, by their ids; assessments, the oldest first; the latest plan."""

    modules: Mapping[str, ModuleProgress] = field(default_factory=dict)
    assessments: tuple[dict[str, Any], ...] = ()
    plan: dict[str, Any] | None = None

    @property
    def last(self) -> str | None:
        """The module to go on with: the one that was touched last of those that are begun and not done."""
        begun = [m for m in self.modules.values() if m.state == "begun" and m.last_at]
        return max(begun, key=lambda m: (m.last_at, m.id)).id if begun else None

    def module(self, module_id: str) -> ModuleProgress:
        """Return how far a module is, one that was never touched as well."""
        return self.modules.get(module_id) or ModuleProgress(module_id)


def progress(statements: Iterable[Statement]) -> Progress:
    """Fold statements into progress. What it does not understand it leaves out; it raises nothing."""
    modules: dict[str, ModuleProgress] = {}
    assessments: list[dict[str, Any]] = []
    plan: dict[str, Any] | None = None
    for each in valid(statements):
        if each.verb == "assessed" and isinstance(result := each.extension(v.ASSESSMENT), dict):
            assessments.append(result)
        elif each.verb == "planned" and isinstance(settings := each.extension(v.PLAN), dict):
            plan = settings
        elif name := module_of(each):
            after = _after(modules.get(name) or ModuleProgress(name), each)
            if after.last_at:
                modules[name] = after
    return Progress(modules, tuple(assessments), plan)


def valid(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements in their order of time, each once, without those that were voided."""
    by_id: dict[str, Statement] = {}
    for each in statements:
        known = by_id.setdefault(each.id, each)
        if known is not each and known.data != each.data:  # a copy that somebody changed
            by_id[each.id] = min(known, each, key=lambda one: (*one.order, one.line()))
    voided = {each.target.lower() for each in by_id.values() if each.verb == "voided"}
    kept = [each for each in by_id.values() if each.verb == "voided" or each.id not in voided]
    return sorted(kept, key=lambda each: each.order)


def module_of(statement: Statement) -> str:
    """Return the id of the module that a statement is about or belongs to; empty if none is named."""
    around = part(statement.data, "context", "contextActivities", "parent")
    parents = around if isinstance(around, list) else [around]
    for iri in (statement.target, *(part(each, "id") for each in parents)):
        if isinstance(iri, str) and iri.startswith(v.MODULES):
            return iri.removeprefix(v.MODULES)
    return ""


def _after(module: ModuleProgress, statement: Statement) -> ModuleProgress:
    change = _CHANGES.get(statement.verb)
    changes = change(module, statement) if change else None
    if changes is None:
        return module
    return replace(module, last_at=statement.at, **changes)


Changes = dict[str, Any] | None


def _opened(module: ModuleProgress, statement: Statement) -> Changes:
    return {"opened_at": module.opened_at or statement.at}


def _decided(module: ModuleProgress, statement: Statement) -> Changes:
    played = _transcript(statement)
    return None if played is None else {"current": played}


def _completed(module: ModuleProgress, statement: Statement) -> Changes:
    if statement.target.startswith(v.SCENARIOS):
        return _played(module, statement)
    if statement.target.startswith(v.EXERCISES):
        return {"answers_done_at": module.answers_done_at or statement.at}
    if statement.target.startswith(v.MODULES):
        return {"completed_at": module.completed_at or statement.at}
    return None


def _played(module: ModuleProgress, statement: Statement) -> Changes:
    transcript, gauges = _transcript(statement), statement.extension(v.GAUGES)
    if transcript is None or not isinstance(gauges, dict):
        return None
    whole = {str(name): level for name, level in gauges.items() if type(level) is int}
    ending = str(statement.extension(v.ENDING) or "")
    play = Play(transcript, ending, whole, statement.at, _numbers(statement.extension(v.DRIFTED)))
    goes_on = module.current is not None and module.current.scenario != transcript.scenario
    return {"plays": (*module.plays, play), "current": module.current if goes_on else None}


def _answered(module: ModuleProgress, statement: Statement) -> Changes:
    item = statement.target.removeprefix(v.EXERCISES).rpartition("/")[2]
    if part(statement.data, "result", "completion") is False:
        opens = {"answers_done_at": None, "completed_at": None} if item in module.answered else {}
        return {"answered": module.answered - {item}, **opens}
    return {"answered": module.answered | {item}}


def _graded(module: ModuleProgress, statement: Statement) -> Changes:
    score = part(statement.data, "result", "score")
    points, of = part(score, "raw"), part(score, "max")
    if not all(isinstance(each, int | float) for each in (points, of)):
        return None
    return {"graded": Graded(float(points), float(of), statement.at)}


def _progressed(module: ModuleProgress, statement: Statement) -> Changes:
    return {}


_CHANGES: dict[str, Callable[[ModuleProgress, Statement], Changes]] = {
    "opened": _opened,
    "progressed": _progressed,
    "decided": _decided,
    "answered": _answered,
    "completed": _completed,
    "graded": _graded,
}


def _transcript(statement: Statement) -> Transcript | None:
    try:
        return Transcript.model_validate(statement.extension(v.TRANSCRIPT))
    except ValidationError:
        return None


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(each for each in value if type(each) is int) if isinstance(value, list) else ()
