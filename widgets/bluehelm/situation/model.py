"""What `world.yaml` and the `map.yaml` of a scenario hold.

A map has one to three views: the country with its roads, one road from end to end, or a plan of places
whose positions the story does not give. `since` names scenes, flags or events: what it stands on is drawn
from then on, so that no map says what is still to come.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from bluehelm.scenario.fields import Items, Line, Name, SceneId, Text
from bluehelm.scenario.model import Part

Kind = Literal["capital", "town", "un", "danger", "people", "place"]
Percent = Annotated[int, Field(ge=0, le=100)]
Km = Annotated[int, Field(ge=0, le=2000)]
Short = Annotated[Line, Field(max_length=40)]
Since = Items[SceneId]


class Province(Part):
    """A province and the sector of the mission that covers it."""

    name: Short
    sector: int
    about: Text


class Site(Part):
    """A town or a base of the mission."""

    name: Short
    province: Name
    kind: Kind


class Road(Part):
    """A road with its length. `bearing` is how it is drawn, in degrees from the top."""

    start: Name = Field(alias="from")
    to: Name
    km: Annotated[int, Field(ge=1, le=2000)]
    bearing: Annotated[int, Field(ge=0, lt=360)]


class World(Part):
    """The country that all scenarios share."""

    format: Literal[1]
    name: Short
    provinces: Mapping[Name, Province]
    sites: Mapping[Name, Site]
    roads: Annotated[Items[Road], Field(min_length=1)]

    def road(self, one: str, other: str) -> Road | None:
        """Return the road between two sites, whichever way it is named."""
        return next((road for road in self.roads if {road.start, road.to} == {one, other}), None)


class Mark(Part):
    """Something on a road: at `km` from its first place, or somewhere on it. `label` is drawn."""

    label: Annotated[Line, Field(max_length=60)]
    about: Text
    kind: Kind
    road: Annotated[Items[Name], Field(min_length=2, max_length=2)]
    km: Km | None = None
    since: Since = ()


class Spot(Part):
    """A place on a plan, `x` to the right and `y` down, in per cent of the drawing."""

    label: Short
    note: Short | None = None
    about: Text
    kind: Kind
    x: Percent
    y: Percent
    ring: Short | None = None
    since: Since = ()
    ring_since: Since = ()


class Way(Part):
    """What joins two spots of a plan; `label` is what the story says of it, a distance for example."""

    start: Name = Field(alias="from")
    to: Name
    label: Short | None = None
    look: Literal["road", "near", "move"] = "road"
    since: Since = ()


class CountryView(Part):
    """All sites and roads of the world; roads have their true lengths, and no direction is known."""

    kind: Literal["country"]
    title: Line
    marks: Annotated[Items[Mark], Field(max_length=20)] = ()


class StripView(Part):
    """One road from end to end, drawn downwards, true to its length."""

    kind: Literal["strip"]
    title: Line
    road: Annotated[Items[Name], Field(min_length=2, max_length=2)]
    marks: Annotated[Items[Mark], Field(max_length=20)] = ()


class PlanView(Part):
    """Places whose positions are not known, as a schema that is not to scale."""

    kind: Literal["plan"]
    title: Line
    places: Annotated[Mapping[Name, Spot], Field(min_length=1, max_length=20)]
    ways: Annotated[Items[Way], Field(max_length=40)] = ()


View = Annotated[CountryView | StripView | PlanView, Field(discriminator="kind")]


class Map(Part):
    """A whole map file, for the scenario beside it."""

    format: Literal[1]
    scenario: Name
    views: Annotated[Items[View], Field(min_length=1, max_length=3)]


class Situation(Part):
    """A map together with the world that it lies in."""

    world: World
    map: Map
