"""The statements that the course writes, one function a verb. The record adds the actor when it stores one.

`at` is when it happened, now if it is left out: a page that catches up tells of what happened before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from bluehelm.record import vocabulary as v
from bluehelm.record.statement import Statement, stamp
from bluehelm.scenario import Transcript

Json = Mapping[str, Any]


def opened(module_id: str, at: datetime | None = None) -> Statement:
    """A module page was opened."""
    return _made(v.OPENED, _module(module_id), None, at=at)


def progressed(module_id: str, done: int, of: int, at: datetime | None = None) -> Statement:
    """So many of the parts of a module (its scenario, its exercises) are done, but not all."""
    extensions = {v.PROGRESS: round(100 * done / of), v.DONE_OF: {"done": done, "of": of}}
    return _made(v.PROGRESSED, _module(module_id), None, {"extensions": extensions}, at=at)


def decided(
    module_id: str,
    played: Transcript,
    drifted: Iterable[int] = (),
    at: datetime | None = None,
) -> Statement:
    """A decision was taken, or taken back: `played` is the play up to now.

    `drifted` are the decisions (from 0) that the timer took.
    """
    last = played.choices[-1] if played.choices else ""
    scene = last.replace(":", ".").split(".")[0]
    name = f"Decision {scene} of scenario {played.scenario}"
    target = _activity(f"{v.SCENARIOS}{played.scenario}/{scene or 'begin'}", v.DECISION_TYPE, name)
    extensions = {v.TRANSCRIPT: _plain(played), v.DRIFTED: list(drifted)}
    return _made(v.DECIDED, target, module_id, {"response": last, "extensions": extensions}, at=at)


def played(
    module_id: str,
    transcript: Transcript,
    ending: str,
    gauges: Mapping[str, int],
    drifted: Iterable[int] = (),
    at: datetime | None = None,
) -> Statement:
    """A scenario was played to an ending; `gauges` are those at the end."""
    target = _activity(
        f"{v.SCENARIOS}{transcript.scenario}", v.SCENARIO_TYPE, f"Scenario {transcript.scenario}"
    )
    extensions = {
        v.TRANSCRIPT: _plain(transcript),
        v.ENDING: ending,
        v.GAUGES: dict(gauges),
        v.DRIFTED: list(drifted),
    }
    return _made(v.COMPLETED, target, module_id, {"completion": True, "extensions": extensions}, at=at)


def answered(
    module_id: str,
    exercise_id: str,
    item_id: str,
    answers: Json,
    complete: bool = True,
    at: datetime | None = None,
) -> Statement:
    """All parts of an item have an answer; with `complete` false, an item that had lacks one again."""
    target = _activity(f"{v.EXERCISES}{exercise_id}/{item_id}", v.ITEM_TYPE, f"Exercise item {item_id}")
    result = {"response": response(answers), "completion": complete}
    return _made(v.ANSWERED, target, module_id, result, at=at)


def response(answers: Json) -> str:
    """Return {part id: answer} as the text that stands in a statement: the same for the same answers."""
    return json.dumps(answers, ensure_ascii=False, sort_keys=True)


def completed(module_id: str, at: datetime | None = None) -> Statement:
    """A module is done: its scenario was played to an end, and all its items are answered."""
    return _made(v.COMPLETED, _module(module_id), None, {"completion": True}, at=at)


def exercise_completed(module_id: str, exercise_id: str, at: datetime | None = None) -> Statement:
    """All items of an exercise are answered."""
    target = _exercise(exercise_id)
    return _made(v.COMPLETED, target, module_id, {"completion": True}, at=at)


def graded(
    module_id: str, exercise_id: str, points: float, of: float, at: datetime | None = None
) -> Statement:
    """An instructor gave points; `at` is when."""
    score = {"scaled": points / of, "raw": points, "min": 0, "max": of} if of > 0 else {"raw": points}
    return _made(v.GRADED, _exercise(exercise_id), module_id, {"score": score}, at=at)


def assessed(result: Json, at: datetime | None = None) -> Statement:
    """The needs assessment was taken; `result` is kept whole, to be shown and compared again."""
    target = _activity(v.NEEDS, v.NEEDS_TYPE, "Needs assessment")
    return _made(
        v.ASSESSED, target, None, {"completion": True, "extensions": {v.ASSESSMENT: dict(result)}}, at=at
    )


def planned(plan: Json, at: datetime | None = None) -> Statement:
    """The settings of the learning path were changed: post, date of deployment, hours."""
    target = _activity(v.PATH, v.PATH_TYPE, "Learning path")
    return _made(v.PLANNED, target, None, {"extensions": {v.PLAN: dict(plan)}}, at=at)


def voided(statement_id: str, at: datetime | None = None) -> Statement:
    """Another statement no longer counts."""
    return _made(v.VOIDED, {"objectType": "StatementRef", "id": statement_id}, None, at=at)


def _made(
    verb: str, target: Json, module_id: str | None, result: Json | None = None, at: datetime | None = None
) -> Statement:
    around: dict[str, Any] = {"parent": [{"id": f"{v.MODULES}{module_id}"}]} if module_id else {}
    around |= {"grouping": [{"id": v.COURSE}], "category": [{"id": v.PROFILE}]}
    return Statement(
        {
            "id": str(uuid4()),
            "timestamp": stamp(at),
            "verb": {"id": verb, "display": {"en": v.VERBS[verb]}},
            "object": dict(target),
            **({"result": dict(result)} if result else {}),
            "context": {"contextActivities": around},
        }
    )


def _module(module_id: str) -> Json:
    return _activity(f"{v.MODULES}{module_id}", v.MODULE_TYPE, f"Module {module_id}")


def _exercise(exercise_id: str) -> Json:
    return _activity(f"{v.EXERCISES}{exercise_id}", v.EXERCISE_TYPE, f"Exercises “{exercise_id}”")


def _activity(iri: str, kind: str, name: str) -> Json:
    return {"objectType": "Activity", "id": iri, "definition": {"type": kind, "name": {"en": name}}}


def _plain(played: Transcript) -> dict[str, Any]:
    return played.model_dump(mode="json")
