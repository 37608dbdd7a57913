"""Check a document against a pydantic model and say what is wrong in an author's words.

Pydantic names what failed and where in the data; this module adds the line in the file, what is allowed
there, and what to do. A model is meant to be strict and closed (`strict=True, extra="forbid"`). A validator
of ours raises ValueError("message. | mend.").
"""

import json
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bluehelm.problems import Problem, ProblemsError, did_you_mean, odd
from bluehelm.yamlfile import Document, Place

M = TypeVar("M", bound=BaseModel)

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a set of 'name: value' lines",
    "mapping_type": "a set of 'name: value' lines",
    "model_type": "a set of 'name: value' lines",
    "model_attributes_type": "a set of 'name: value' lines",
}

_BOUNDS = {
    "too_short": "has {actual_length}; at least {min_length} are needed",
    "too_long": "has more than {max_length}",
    "string_too_short": "has fewer than {min_length} characters",
    "string_too_long": "has more than {max_length} characters",
    "greater_than_equal": "must be at least {ge}",
    "greater_than": "must be more than {gt}",
    "less_than_equal": "must be at most {le}",
    "less_than": "must be less than {lt}",
}


def validate(document: Document, model: type[M]) -> M:
    """Return the document as `model`. Raises ProblemsError with one problem for each place that is wrong."""
    try:
        # In JSON mode a strict model takes a list for a tuple or a set, and coerces nothing else.
        return model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        raise ProblemsError(problems_in(error, document, model)) from error


def problems_in(error: ValidationError, document: Document, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Turn pydantic's errors into problems with lines; one for each place, in the order of the file."""
    found: dict[Place, Problem] = {}
    errors = error.errors(include_url=False)
    for details in errors:
        if _follows(details, errors):
            continue
        place = _place(document.data, details["loc"])
        found.setdefault(place, _problem(details, place, document, model))
    return ProblemsError(found.values()).problems


def _follows(details: ErrorDetails, errors: list[ErrorDetails]) -> bool:
    """Return whether a list is "too short" only because pydantic left its broken entries out."""
    loc = details["loc"]
    inside = (e for e in errors if len(e["loc"]) > len(loc) and e["loc"][: len(loc)] == loc)
    return details["type"] == "too_short" and next(inside, None) is not None


def _place(data: object, loc: Place) -> Place:
    """Return `loc` without the steps that are pydantic's own (the names of union members, '[key]')."""
    place: list[str | int] = []
    for position, step in enumerate(loc):
        if _holds(data, step):
            data = data[step]  # type: ignore[index]
        elif position < len(loc) - 1 or not isinstance(data, dict) or step == "[key]":
            continue
        place.append(step)
    return tuple(place)


def _holds(data: object, step: str | int) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, dict) and step in data


def _problem(details: ErrorDetails, place: Place, document: Document, model: type[BaseModel]) -> Problem:
    kind = details["type"]
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        place = (*place, str(details["ctx"]["discriminator"]).strip("'"))
    if kind == "extra_forbidden":
        code, message, mend = _unknown_key(place, _keys_at(model, details))
    elif kind in ("missing", "union_tag_not_found"):
        code, message, mend = _missing_key(place)
    elif kind in ("literal_error", "union_tag_invalid"):
        code, message, mend = _unknown_value(place, details)
    elif kind in _WANTED:
        code, message, mend = _wrong_type(place, details)
    else:
        code, message, mend = _wrong_value(place, details)
    return Problem(code, document.file, document.line(place), message, mend)


def _unknown_key(place: Place, allowed: list[str]) -> tuple[str, str, str]:
    last = str(place[-1])
    why = "" if last.isascii() else f": it has {odd(last)}"
    message = f"'{spoken(place[-1:])}' is not known{_inside(place)}{why}."
    return "UNKNOWN-KEY", message, did_you_mean(last, allowed)


def _missing_key(place: Place) -> tuple[str, str, str]:
    return "MISSING-KEY", f"'{place[-1]}' is missing{_inside(place)}.", f"Add a line '{place[-1]}: …'."


def _unknown_value(place: Place, details: ErrorDetails) -> tuple[str, str, str]:
    context = details["ctx"]
    written = str(context.get("tag", details["input"]))
    listed = str(context.get("expected") or context.get("expected_tags", ""))
    allowed = [name.strip().strip("'") for name in listed.replace(" or ", ",").split(",")]
    message = f"{written!r} is not allowed as {spoken(place)}."
    return "UNKNOWN-VALUE", message, did_you_mean(written, allowed)


def _wrong_type(place: Place, details: ErrorDetails) -> tuple[str, str, str]:
    kind, value = details["type"], details["input"]
    message = f"{spoken(place)} must be {_WANTED[kind]}, not {_shown(value)}."
    return "WRONG-TYPE", message, _quotes_hint(kind, value)


def _wrong_value(place: Place, details: ErrorDetails) -> tuple[str, str, str]:
    """Say which bound is crossed, or pass on the words of a validator of ours: 'message. | mend.'."""
    kind, where = details["type"], spoken(place)
    if kind in ("value_error", "assertion_error"):
        message, _, mend = str(details["ctx"]["error"]).partition(" | ")
        return "WRONG-VALUE", f"{where}: {message}", mend
    if kind in _BOUNDS:
        return "WRONG-VALUE", f"{where} {_BOUNDS[kind].format_map(details['ctx'])}.", "Change the value."
    return "WRONG-VALUE", f"{where}: {details['msg']}, not {_shown(details['input'])}.", "Change the value."


def spoken(place: Place) -> str:
    """Return a place as an author says it.

    >>> spoken(("items", 0, "parts", 1, "key"))
    'items 1 › parts 2 › key'
    """
    words: list[str] = []
    for step in place:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step) if str(step).isprintable() else ascii(step)[1:-1])
    return " › ".join(words) or "the file"


def _inside(place: Place) -> str:
    return f" in {spoken(place[:-1])}" if len(place) > 1 else ""


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a set of 'name: value' lines"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "empty"
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


def _quotes_hint(kind: str, value: object) -> str:
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'Put it in quotes: "{str(value).lower() if isinstance(value, bool) else value}".'
    return "Change the value, or check the indentation of the lines below it."


def _keys_at(model: type[BaseModel], details: ErrorDetails) -> list[str]:
    """Return the keys that the model allows where an unknown one was found."""
    types: list[Any] = [model]
    for step in details["loc"][:-1]:
        types = [inner for outer in types for inner in _step_into(outer, step)] or types
    return [name for kind in types for name in _fields(kind)]


def _step_into(kind: Any, step: str | int) -> list[Any]:
    """Return the types found one step inside `kind`; the name of a union's member leads to that member."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return (
            _members(_fields(kind)[str(step)]) if str(step) in _fields(kind) else [kind] * _is_tag(kind, step)
        )
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (tuple, list, frozenset) and isinstance(step, int):
        return _members(arguments[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _members(arguments[1])
    return []


def _is_tag(kind: type[BaseModel], step: str | int) -> bool:
    literals = [get_args(field.annotation) for field in kind.model_fields.values()]
    return kind.__name__ == step or any(step in values for values in literals)


def _members(kind: Any) -> list[Any]:
    """Return `kind` without Annotated, and a union as its members."""
    if get_origin(kind) is Annotated:
        return _members(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return [inner for member in get_args(kind) for inner in _members(member)]
    return [kind]


def _fields(kind: Any) -> dict[str, Any]:
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    return {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
