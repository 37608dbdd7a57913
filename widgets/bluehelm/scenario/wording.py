"""The words of a scenario, apart from its structure: what is translated, and what no play depends on.

The content hash is of the structure alone: ids, numbers, conditions, links and their order. So a play that
was recorded in English replays in French, and one recorded before a sentence was mended is
of the same version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bluehelm.scenario.fields import Wording
from bluehelm.yamlfile import Place


def texts(part: BaseModel) -> Iterator[tuple[Place, str]]:
    """Yield each text that a translation replaces, with its place in the file."""
    return ((place, text) for place, text, wording in _worded(part, ()) if wording.translated)


def structure(part: BaseModel) -> dict[str, Any]:
    """Return the data of a model as in the file, without words, and without what was left at its default.

    The order of keys is kept, since play depends on it. Because defaults are left out, a later version of the
    format can add optional keys without a new hash for files that do not use them.
    """
    data: dict[str, Any] = part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for (*way, last), _, _ in _worded(part, ()):
        inner: Any = data
        for step in way:
            inner = inner[step]
        del inner[last]
    return data


def _worded(value: object, place: Place) -> Iterator[tuple[Place, str, Wording]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _field(field, getattr(value, name), (*place, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _worded(inner, (*place, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _worded(inner, (*place, number))


def _field(field: FieldInfo, value: object, place: Place) -> Iterator[tuple[Place, str, Wording]]:
    if not isinstance(value, str):
        yield from _worded(value, place)
        return
    marks = [*field.metadata, *(mark for kind in get_args(field.annotation) for mark in get_args(kind))]
    for mark in marks:
        if isinstance(mark, Wording):
            yield place, value, mark
