"""Self-checks inside a module: questions with open keys and without points, in `checks.yaml` beside it.

They are asked and judged by the same kinds as exercises, and are no part of them: nothing is saved or graded.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from bluehelm import sources
from bluehelm.exercise.errors import ExerciseError
from bluehelm.exercise.kinds import KINDS, AnyKeyedPart
from bluehelm.exercise.kinds.base import Frozen, Id, Text
from bluehelm.exercise.load import part_problems, repeats
from bluehelm.problems import Problem, ProblemsError
from bluehelm.validation import validate
from bluehelm.yamlfile import Document, Place, read

FILE = "checks.yaml"


class Check(Frozen):
    """One question: `part` is as in exercise.yaml, with its key; `source` says where its idea stands."""

    id: Id
    part: AnyKeyedPart
    source: Text


class Checks(Frozen):
    """The self-checks of one module."""

    format: Literal[1]
    module: Id
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]


def load_checks(path: Path, shown_as: str = "") -> dict[str, Check]:
    """Return {id: check}. Raises ExerciseError with every problem that was found, each with its line."""
    try:
        document = read(path, shown_as)
        checks = validate(_with_points(document), Checks).checks
    except ProblemsError as error:
        raise ExerciseError(error.problems) from error
    problems = tuple(_flaws(checks, document))
    if problems:
        raise ExerciseError(problems)
    return {check.id: check for check in checks}


def _with_points(document: Document) -> Document:
    """Fill in what a part of an exercise needs and a self-check has no use for: an id, and points."""
    data: Any = deepcopy(document.data)
    listed = data.get("checks") if isinstance(data, dict) else None
    for check in listed if isinstance(listed, list) else ():
        if isinstance(check, dict) and isinstance(check.get("part"), dict):
            check["part"] = {"id": "check", "points": 1, **check["part"]}
    return replace(document, data=data)


def _flaws(checks: tuple[Check, ...], document: Document) -> Iterator[Problem]:
    yield from repeats(document, ("checks",), [check.id for check in checks])
    for index, check in enumerate(checks):
        place: Place = ("checks", index)
        yield from part_problems(document, (*place, "part"), check.part)
        yield from _misfits(check, document, place)


def _misfits(check: Check, document: Document, place: Place) -> Iterator[Problem]:
    if KINDS[check.part.kind].needs_marker:
        line = document.line((*place, "part", "kind"))
        message = f"'{check.part.kind}' needs a person who marks; a self-check is judged at once."
        yield Problem("NEEDS-MARKER", document.file, line, message, "Choose another kind.")
    line = document.line((*place, "source"))
    if not sources.citations(check.source):
        message, mend = "This self-check cites no source.", "Add a citation such as [S2 CRI ¶3]."
        yield Problem("NO-CITATION", document.file, line, message, mend)
    for message in sources.check(check.source):
        mend = "The sections and paragraphs stand in bluehelm/sources.yaml."
        yield Problem("BAD-CITATION", document.file, line, message, mend)
