"""What a learner answered: the model of answers.json, and reading it without trusting it."""

import json
from collections import Counter
from math import isfinite
from typing import Annotated, Literal, NoReturn

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from bluehelm.exercise.errors import AnswersDamaged
from bluehelm.exercise.model import PublicExercise
from bluehelm.validation import spoken

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
FORMAT = 1
Short = Annotated[str, Field(max_length=100)]


class _Kept(BaseModel):
    """Strict about what we know; what another version added is kept and written back."""

    model_config = ConfigDict(frozen=True, strict=True, extra="allow")


class ItemAnswers(_Kept):
    """The answers to the parts of one item. `saved_at` is UTC, as in 2026-11-22T10:00:00Z."""

    answers: dict[str, JsonValue] = {}
    saved_at: Short = ""


class Answers(_Kept):
    """A whole answers.json. An item that was never touched is not in it."""

    format: Literal[1] = 1
    exercise: Short
    version: int
    items: dict[str, ItemAnswers] = {}

    def of(self, item_id: str) -> dict[str, JsonValue]:
        """Return {part id: answer} of an item; empty if there is none."""
        found = self.items.get(item_id)
        return dict(found.answers) if found else {}


class FutureFormatError(AnswersDamaged):
    """The file is whole, but of a format that this version does not know: it must be left alone."""


def blank(exercise: PublicExercise) -> Answers:
    """Return answers with nothing in them."""
    return Answers(exercise=exercise.id, version=exercise.version)


def parse_answers(raw: bytes, exercise: PublicExercise) -> Answers:
    """Read the bytes of an answers.json. Raises AnswersDamaged with one plain sentence.

    It says nothing about whether an answer fits its part: scoring does, part by part.
    """
    if len(raw) > MAX_BYTES:
        raise AnswersDamaged(f"It has {len(raw):,} bytes; {MAX_BYTES:,} are allowed.")
    data = clean(_json(raw))
    if not isinstance(data, dict):
        raise AnswersDamaged("It holds no table of answers.")
    written = data.get("format")
    if isinstance(written, int) and written > FORMAT:
        raise FutureFormatError(
            "It was written by a newer version of the course. Update the course to use it."
        )
    answers = _validated(data)
    if answers.exercise != exercise.id:
        raise AnswersDamaged(f"It belongs to another exercise ('{answers.exercise}', not '{exercise.id}').")
    return answers


def answers_text(answers: Answers) -> str:
    """Return the text of answers.json: the same bytes for the same answers."""
    return json.dumps(answers.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _json(raw: bytes) -> JsonValue:
    if not raw.strip():
        raise AnswersDamaged("It is empty.")
    try:
        found: JsonValue = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_unique, parse_constant=_refuse
        )
        return found
    except UnicodeDecodeError as error:
        raise AnswersDamaged("It is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise AnswersDamaged(f"It breaks off or has a mistake on line {error.lineno}.") from error
    except RecursionError as error:
        raise AnswersDamaged(f"It is nested deeper than {MAX_DEPTH} levels.") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise AnswersDamaged("It holds a number that is too long.") from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise AnswersDamaged(f"The name '{twice[:40]}' stands in it twice.")
    return found


def _refuse(constant: str) -> NoReturn:
    raise AnswersDamaged(f"It holds {constant}, which cannot be counted.")


def clean(value: JsonValue, depth: int = MAX_DEPTH) -> JsonValue:
    """Return a value that a file can hold: half characters (lone surrogates) are replaced.

    Raises AnswersDamaged for deep nesting and for numbers without end.
    """
    if depth == 0:
        raise AnswersDamaged(f"It is nested deeper than {MAX_DEPTH} levels.")
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list | tuple):
        return [clean(entry, depth - 1) for entry in value]
    if isinstance(value, dict):
        return {str(clean(name, depth)): clean(entry, depth - 1) for name, entry in value.items()}
    if isinstance(value, float) and not isfinite(value):  # 1e999 is valid JSON
        _refuse("a number without end")
    return value


def _validated(data: object) -> Answers:
    try:
        return Answers.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise AnswersDamaged(f"Its part '{spoken(first['loc'])[:80]}' is not as it should be.") from error
