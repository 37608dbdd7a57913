"""An assessment: the draft while a learner answers, and the finished result that is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bluehelm.needs.load import Needs

FORMAT = 1
Experience = Literal["first", "one", "several"]
EXPERIENCE: dict[str, str] = {
    "first": "This will be my first UN mission",
    "one": "I have served in one UN mission",
    "several": "I have served in several UN missions",
}


class Draft(BaseModel):
    """What is answered so far. Ratings run from 1 to 5; `answers` maps a situation to an option.

    `colleague` are the ratings of somebody who knows the learner's work; they may be missing.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")
    format: Literal[1] = 1
    post: str = ""
    experience: Experience | Literal[""] = ""
    own: dict[str, int] = {}
    colleague: dict[str, int] = {}
    answers: dict[str, str] = {}
    step: int = 0

    @property
    def begun(self) -> bool:
        """Say whether anything is answered."""
        return bool(self.post or self.experience or self.own or self.answers)


class Result(Draft):
    """A finished assessment; `at` is the time in UTC to the microsecond, which tells two results apart."""

    at: str = ""


def missing(draft: Draft, needs: Needs) -> list[str]:
    """Say in words what is still to be answered; empty if the result can be made.

    >>> from bluehelm.needs.load import needs
    >>> missing(Draft(post="FC", experience="one"), needs())
    ['12 ratings', '8 situations']
    """
    ratings = len([area for area in needs.areas if area not in draft.own])
    situations = len([one for one in needs.situations if one.id not in draft.answers])
    found = [] if draft.post else ["your post"]
    found += [] if draft.experience else ["your experience"]
    found += [_count(ratings, "rating")] if ratings else []
    return found + ([_count(situations, "situation")] if situations else [])


def finish(draft: Draft, needs: Needs, now: datetime) -> Result:
    """Return the result of a complete draft. Raises ValueError if something is missing."""
    if open_parts := missing(draft, needs):
        raise ValueError(f"The assessment is not complete: {', '.join(open_parts)}.")
    at = now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return Result(**{**draft.model_dump(exclude={"step"}), "at": at})


def read_result(stored: Mapping[str, Any], needs: Needs) -> Result | None:
    """Return a stored result, without what the course no longer has; None if nothing can be made of it."""
    try:
        found = Result.model_validate(dict(stored))
    except ValidationError:
        return None
    cleaned = known(found, needs)
    return cleaned if isinstance(cleaned, Result) and not missing(cleaned, needs) else None


def known(draft: Draft, needs: Needs) -> Draft:
    """Return the draft without posts, areas, situations and steps that the course does not have."""
    options = {one.id: one.options for one in needs.situations}
    return draft.model_copy(
        update={
            "post": draft.post if draft.post in needs.posts else "",
            "own": _ratings(draft.own, needs),
            "colleague": _ratings(draft.colleague, needs),
            "answers": {one: a for one, a in draft.answers.items() if a in options.get(one, ())},
        }
    )


def _ratings(given: Mapping[str, int], needs: Needs) -> dict[str, int]:
    return {area: given[area] for area in needs.areas if str(given.get(area)) in needs.scale}


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
