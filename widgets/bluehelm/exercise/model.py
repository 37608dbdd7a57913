"""An exercise as its author wrote it (with keys) and as a learner receives it (without)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from bluehelm.exercise.kinds import KINDS, AnyKeyedPart, AnyPublicPart
from bluehelm.exercise.kinds.base import Frozen, Id, Points, PublicPart, Text

Language = Literal["ar", "en", "es", "fr", "ru", "zh"]  # the official languages of the United Nations


class PublicItem(Frozen):
    """One item: a prompt, something to read, and parts to answer. `prompt` and `material` are Markdown."""

    id: Id
    title: Text
    objectives: tuple[Id, ...] = ()
    points: Points
    prompt: Text
    material: Text | None = None
    parts: Annotated[tuple[AnyPublicPart, ...], Field(min_length=1)]


class PublicExercise(Frozen):
    """A learner's exercise. It holds no key, no feedback, no source and no model answer."""

    format: Literal[1]
    id: Id
    version: Annotated[int, Field(ge=1)]
    module: Id
    title: Text
    time_min: Annotated[int, Field(ge=1)]
    language: Language
    items: Annotated[tuple[PublicItem, ...], Field(min_length=1)]


class Item(PublicItem):
    """An item with its keys, what to `read` again, a question to `reflect` on, and its `source`."""

    parts: Annotated[tuple[AnyKeyedPart, ...], Field(min_length=1)]
    read: Text
    reflect: Text | None = None
    source: Text


class Exercise(PublicExercise):
    """An exercise with its keys: for authors and graders only."""

    items: Annotated[tuple[Item, ...], Field(min_length=1)]


Part = PublicPart
"""Any part, keyed or not."""


def public(exercise: Exercise) -> PublicExercise:
    """Return what a learner may see. What a page shuffles is sorted by id, so that its order says nothing."""
    items = tuple(_public_item(item) for item in exercise.items)
    return PublicExercise(**_fields(exercise, PublicExercise) | {"items": items})


def _public_item(item: Item) -> PublicItem:
    parts = tuple(_public_part(part) for part in item.parts)
    return PublicItem(**_fields(item, PublicItem) | {"parts": parts})


def _public_part(part: PublicPart) -> PublicPart:
    model: type[PublicPart] = KINDS[part.kind].public
    fields = _fields(part, model)
    for name in model.shuffled:
        fields[name] = dict(sorted(fields[name].items()))
    return model(**fields)


def _fields(source: BaseModel, model: type[BaseModel]) -> dict[str, Any]:
    return {name: getattr(source, name) for name in model.model_fields}
