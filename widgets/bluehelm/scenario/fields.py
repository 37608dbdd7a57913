"""How the single values in a scenario file are written: ids, texts, conditions, amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema

from bluehelm.problems import odd
from bluehelm.scenario import expression

T = TypeVar("T")


def _condition(text: str) -> str:
    expression.parse(text)
    return text


@dataclass(frozen=True)
class Spelling:
    """How an id is written: the pattern, for editors, and the same in words, for a message."""

    pattern: str
    words: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check after pydantic has made sure that it is text."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Give the pattern to editors."""
        return {**handler(schema), "pattern": f"^{self.pattern}$"}

    def _check(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text, re.ASCII):
            why = "" if text.isascii() else f": it has {odd(text)}"
            raise ValueError(f"{text[:40]!r} cannot be used as an id here{why}. | Write {self.words}.")
        return text


@dataclass(frozen=True)
class Wording:
    """Marks a value that is only read by people: no play depends on it. Most of it can be translated."""

    translated: bool = True


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=6000), Wording()]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Wording()]
Cites = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), Wording(translated=False)
]
Name = Annotated[str, Spelling("[A-Z][A-Z0-9_]{0,23}", "1 to 24 of A to Z, 0 to 9 and _, a letter first")]
SceneId = Annotated[
    str, Spelling("[A-Z][A-Za-z0-9_]{0,23}", "1 to 24 letters A to Z, digits and _, a capital letter first")
]
ChoiceId = Annotated[str, Spelling("[A-Z][A-Z0-9]?", "one capital letter, such as A")]
EventId = Annotated[str, Spelling("E[0-9]{1,3}", "E and a number, such as E1")]
PolarityId = Annotated[
    str, Spelling("[a-z][a-z0-9_]{0,15}", "1 to 16 of a to z, 0 to 9 and _, a letter first")
]
Id = Annotated[
    str, Spelling("[A-Za-z][A-Za-z0-9_-]{0,31}", "1 to 32 letters, digits, _ and -, a letter first")
]
Language = Annotated[
    str, Spelling("[a-z]{2}", "the two letters of ISO 639-1, such as en"), Wording(translated=False)
]
Condition = Annotated[str, AfterValidator(_condition)]
Lean = Annotated[int, Field(ge=-2, le=2)]
Effects = Mapping[Name, Annotated[int, Field(ge=-100, le=100)]]
Items = Annotated[tuple[T, ...], Strict(False)]  # YAML and JSON have lists; a model keeps tuples
