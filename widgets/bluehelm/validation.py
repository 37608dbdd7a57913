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

from bluehelm.problems import Problem, ProblemsError, did_you_mean
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
    for details in error.errors(include_url=False):
        place = _place(document.data, details["loc"])
        found.setdefault(place, _problem(details, place, document, model))
    return ProblemsError(found.values()).problems


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
    kind, where = details["type"], spoken(place)
    line = document.line(place)
    last = str(place[-1]) if place else ""
    if kind == "extra_forbidden":
        message = f"'{last}' is not known{_inside(place)}."
        return Problem(
            "UNKNOWN-KEY", document.file, line, message, did_you_mean(last, _keys_at(model, details))
        )
    if kind == "missing":
        message = f"'{last}' is missing{_inside(place)}."
        return Problem("MISSING-KEY", document.file, line, message, f"Add a line '{last}: …'.")
    if kind in ("literal_error", "union_tag_invalid"):
        written, allowed = _choice(details)
        return Problem(
            "UNKNOWN-VALUE",
            document.file,
            line,
            f"{written!r} is not allowed as {where}.",
            did_you_mean(written, allowed),
        )
    if kind == "union_tag_not_found":
        key = str(details["ctx"]["discriminator"]).strip("'")
        return Problem(
            "MISSING-KEY", document.file, line, f"'{key}' is missing in {where}.", f"Add a line '{key}: …'."
        )
    if kind in _WANTED:
        message = f"{where} must be {_WANTED[kind]}, not {_shown(details['input'])}."
        return Problem("WRONG-TYPE", document.file, line, message, _quotes_hint(kind, details["input"]))
    if kind in ("value_error", "assertion_error"):
        return _own_words(details, where, line, document.file)
    if kind in _BOUNDS:
        message = f"{where} {_BOUNDS[kind].format_map(details['ctx'])}."
    else:
        message = f"{where}: {details['msg']}, not {_shown(details['input'])}."
    return Problem("WRONG-VALUE", document.file, line, message, "Change the value.")


def _own_words(details: ErrorDetails, where: str, line: int, file: str) -> Problem:
    """Return the problem of a validator of ours: 'message. | mend.', told apart by the bar."""
    text = str(details["ctx"]["error"])
    message, _, mend = text.partition(" | ")
    return Problem("WRONG-VALUE", file, line, f"{where}: {message}", mend)


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
            words.append(str(step))
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


def _choice(details: ErrorDetails) -> tuple[str, list[str]]:
    context = details["ctx"]
    allowed = str(context.get("expected") or context.get("expected_tags", ""))
    names = [name.strip().strip("'") for name in allowed.replace(" or ", ",").split(",")]
    return str(context.get("tag", details["input"])), names


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
