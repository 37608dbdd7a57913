"""One statement of the record: what it says, and the one line of JSON that it is stored as."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from bluehelm.record import vocabulary as v
from bluehelm.record.values import moment

Data = Mapping[str, Any]
_NEVER = datetime.min.replace(tzinfo=UTC)
_last_given = [_NEVER]


@dataclass(frozen=True)
class Statement:
    """`data` is the statement as JSON says it. Do not change it: a statement is never changed."""

    data: Data

    @property
    def id(self) -> str:
        """Its UUID, in small letters."""
        return str(self.data.get("id", "")).lower()

    @property
    def verb(self) -> str:
        """The verb in one word, such as "completed"; its IRI if it is not one of ours."""
        iri = part(self.data, "verb", "id")
        return v.VERBS.get(iri, iri) if isinstance(iri, str) else ""

    @property
    def target(self) -> str:
        """The id of what it is about: of an activity, or of another statement."""
        found = part(self.data, "object", "id")
        return found if isinstance(found, str) else ""

    @cached_property
    def at(self) -> datetime:
        """When it happened; the beginning of time if it does not say so."""
        return moment(self.data.get("timestamp")) or _NEVER

    @property
    def actor(self) -> Data | None:
        """Who did it; None as long as it is not in a record."""
        found = self.data.get("actor")
        return found if isinstance(found, dict) else None

    @property
    def order(self) -> tuple[datetime, str]:
        """What statements are sorted by: the time, then the id, so that every machine sorts them alike."""
        return self.at, self.id

    def extension(self, name: str) -> Any:
        """Return an extension of the result, None if there is none of this name."""
        found = part(self.data, "result", "extensions")
        return found.get(name) if isinstance(found, dict) else None

    def by(self, actor: Data) -> Statement:
        """Return the same statement with its actor, as it goes into a record."""
        return replace(self, data={"id": self.data["id"], "actor": dict(actor), **self.data})

    def line(self) -> str:
        """Return it as one line, without the end of the line."""
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def part(data: object, *names: str) -> Any:
    """Return what stands at the end of a way of names; None if the way breaks off.

    >>> part({"verb": {"id": "x"}}, "verb", "id"), part({"verb": 7}, "verb", "id")
    ('x', None)
    """
    for name in names:
        data = data.get(name) if isinstance(data, Mapping) else None
    return data


def stamp(now: datetime | None = None) -> str:
    """Return a time as it is written: UTC, to the microsecond. Without `now`, each is later than the last."""
    if now is None:
        now = max(datetime.now(UTC), _last_given[0] + timedelta(microseconds=1))
        _last_given[0] = now
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
