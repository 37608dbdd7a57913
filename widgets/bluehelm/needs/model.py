"""What authors write about needs: areas, modules as steps of a path, posts, situations, trainings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bluehelm.exercise.kinds.base import Frozen, Id, Text

Judged = Literal["well", "partly", "not"]
Step = Literal["1", "2", "3", "4", "5"]
Weight = Annotated[int, Field(ge=0, le=2)]
Minutes = Annotated[int, Field(ge=1, le=600)]
ModuleId = Annotated[str, Field(pattern=r"^M\d\d$")]
PostId = Annotated[str, Field(pattern=r"^[A-Z][A-Z/-]{1,15}$")]
TrainingId = Annotated[str, Field(pattern=r"^T\d\d$")]


class Area(Frozen):
    """One of the areas that a leader rates; `ask` is a question for a talk with a mentor."""

    name: Text
    about: Text
    ask: Text
    source: Text


class Areas(Frozen):
    """The file of the areas, in the order of the page."""

    needs: Literal["areas"]
    scale: Annotated[dict[Step, Text], Field(min_length=5)]
    areas: Annotated[dict[Id, Area], Field(min_length=3)]


class Module(Frozen):
    """One module as a step: minutes, the areas that it is the place for (`main`) or helps with (`also`)."""

    title: Text
    read_min: Minutes
    play_min: Minutes
    exercise_min: Minutes
    main: tuple[Id, ...]
    also: tuple[Id, ...]
    core: Text


class Modules(Frozen):
    """The file of the modules, in the order of the course."""

    needs: Literal["modules"]
    modules: Annotated[dict[ModuleId, Module], Field(min_length=1)]


class Option(Frozen):
    """One answer to a situation, how it is judged, and why; `why` is shown after all are answered."""

    text: Text
    judged: Judged
    why: Text


class Situation(Frozen):
    """A short situation that checks the ratings of its areas."""

    id: Id
    title: Text
    areas: Annotated[tuple[Id, ...], Field(min_length=1, max_length=2)]
    source: Text
    text: Text
    options: Annotated[dict[Id, Option], Field(min_length=3)]


class Situations(Frozen):
    """The file of the situations."""

    needs: Literal["situations"]
    situations: Annotated[tuple[Situation, ...], Field(min_length=1)]


class Neighbour(Frozen):
    """Another post with which this one has to agree, and on what."""

    post: PostId
    about: Text


class Note(Frozen):
    """What a module is to one post. `weight`: 2 first of all for it, 1 also for it, 0 not named."""

    weight: Weight
    read: Text
    seat: Text
    example: Text


class Post(Frozen):
    """One post: its duties, its neighbours, its lasting tensions, and a note for each module."""

    needs: Literal["post"]
    id: PostId
    order: Annotated[int, Field(ge=1, le=99)]
    name: Text
    audience: Id
    designated_official: bool = False
    duties: Annotated[tuple[Text, ...], Field(min_length=1)]
    neighbours: Annotated[tuple[Neighbour, ...], Field(min_length=1)]
    polarities: Annotated[tuple[Text, ...], Field(min_length=1)]
    modules: Annotated[dict[ModuleId, Note], Field(min_length=1)]


class Training(Frozen):
    """One entry of the catalogue. `days` are working days; None where the source has no number.

    `designated_official` marks what is meant for those who will hold that duty, whatever their post.
    """

    name: Text
    provider: Text
    un: bool
    when: tuple[Id, ...]
    timing: Text
    length: Text
    days: Annotated[float, Field(gt=0)] | None = None
    span_days: Annotated[int, Field(ge=1)] | None = None
    audience: tuple[Id, ...]
    designated_official: bool = False
    who: Text
    method: str
    focus: str
    specific: bool
    source: Text


class Trainings(Frozen):
    """The file of the catalogue; `printed` is the year of the source."""

    needs: Literal["trainings"]
    printed: int
    audiences: Annotated[dict[Id, Text], Field(min_length=1)]
    times: Annotated[dict[Id, Text], Field(min_length=1)]
    trainings: Annotated[dict[TrainingId, Training], Field(min_length=1)]
