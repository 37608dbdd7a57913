"""The points that a feedback page carries in its head, for the course home to read. Pure.

nbgrader hands a learner the page and nothing beside it, so the points travel inside.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from bluehelm.scenario.fields import Id

NAME = "bluehelm-feedback"
LARGEST = 5_000_000  # bytes of a page; those of the course have about 50,000
Points = Annotated[float, Field(ge=0, le=10_000)]


class Given(BaseModel):
    """What a marker has given: `points` of the `of` that are marked; `waiting` items wait for a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    module: Id
    exercise: Id
    points: Points
    of: Annotated[float, Field(gt=0, le=10_000)]
    waiting: Annotated[int, Field(ge=0, le=1000)] = 0

    @model_validator(mode="after")
    def _within(self) -> Given:
        if self.points > self.of:
            raise ValueError("more points than there are")
        return self


class NotFeedback(ValueError):  # noqa: N818  (it says what was given)
    """A file that is no feedback page of this course, or one without points; the text is for the learner."""


def read(page: bytes) -> Given:
    """Return the points of a feedback page. Raises NotFeedback."""
    if len(page) > LARGEST:
        raise NotFeedback("This file is too large for a feedback page. Choose the page from your instructor.")
    head = _Head()
    head.feed(page.decode("utf-8", "replace"))
    if head.found is None:
        raise NotFeedback(
            "This is no feedback page with points of this course. Choose the page (.html) from your "
            "instructor. If it says that no points are counted yet, wait for the next one."
        )
    try:
        return Given.model_validate_json(head.found)
    except ValidationError as error:
        raise NotFeedback(
            "The points in this page cannot be read. Ask your instructor for it again."
        ) from error


class _Head(HTMLParser):
    """Finds the one line of the head that holds the points."""

    def __init__(self) -> None:
        super().__init__()
        self.found: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the content of our own meta line; the first one counts."""
        named = dict(attrs)
        if tag == "meta" and named.get("name") == NAME and self.found is None:
            self.found = named.get("content") or ""
