"""The story that all scenarios share: who is who in Kelmora, its mission, and when each scenario plays. Pure.

The map is `bluehelm.situation`; the texts here are `kelmora.yaml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from bluehelm import yamlfile
from bluehelm.scenario.fields import Items, Line, Name, Text
from bluehelm.scenario.model import Part
from bluehelm.validation import validate

PATH = Path(__file__).with_name("kelmora.yaml")
Month = Annotated[int, Field(ge=1, le=99)]
Texts = Annotated[Items[Text], Field(min_length=1)]


class Actor(Part):
    """A party or a partner: what it wants, and how it stands to the mission."""

    name: Line
    short: Line | None = None
    people: Line | None = None
    wants: Text
    relation: Text


class Group(Part):
    """Actors of one kind."""

    group: Line
    actors: Annotated[Items[Actor], Field(min_length=1)]


class Post(Part):
    """A member of the leadership team; `word` is the id of the post in the glossary."""

    post: Line
    word: str
    does: Text


class Mission(Part):
    """The mission: what it may have, what it is told to do, who leads it."""

    name: Line
    short: Line
    facts: Texts
    mandate: Texts
    tension: Text
    team: Annotated[Items[Post], Field(min_length=1)]
    advisers: Text
    structures: Text
    names: Text


class Level(Part):
    """A gauge that the scenarios share; `baseline` is its ordinary level, from 0 to 100."""

    key: Name
    name: Line
    meaning: Text
    baseline: Annotated[int, Field(ge=0, le=100)]


class Chapter(Part):
    """A scenario in the story: `module` is its folder, `months` are the first and the last mission month.

    `when` says it in words where the months alone do not. `premise` tells nothing beyond the first decision.
    """

    scenario: Name
    module: str
    months: Annotated[Items[Month], Field(min_length=2, max_length=2)]
    when: Line | None = None
    title: Line
    premise: Text

    @property
    def time(self) -> str:
        """Return when it plays, in words.

        >>> story().chapter("SC04").time, story().chapter("SC06").time
        ('Months 19 to 24', 'Month 18')
        """
        first, last = self.months
        return self.when or (f"Month {first}" if first == last else f"Months {first} to {last}")


class Story(Part):
    """All that `kelmora.yaml` holds. `timeline` is in the order in which a campaign plays."""

    format: Literal[1]
    country: Texts
    parties: Annotated[Items[Group], Field(min_length=1)]
    contributors: Text
    mission: Mission
    gauges: Annotated[Items[Level], Field(min_length=1)]
    timeline: Annotated[Items[Chapter], Field(min_length=1)]

    def chapter(self, scenario: str) -> Chapter | None:
        """Return where a scenario stands in the story, by its id; None if it stands outside it."""
        return next((one for one in self.timeline if one.scenario == scenario), None)


@cache
def story() -> Story:
    """Read the story. Raises ProblemsError."""
    return validate(yamlfile.read(PATH), Story)
