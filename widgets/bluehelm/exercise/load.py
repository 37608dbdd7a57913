"""Read an exercise from its file, and write what a learner receives."""

import json
from collections.abc import Iterator
from pathlib import Path

from bluehelm.exercise.errors import ExerciseError
from bluehelm.exercise.kinds import KINDS
from bluehelm.exercise.kinds.base import PublicPart
from bluehelm.exercise.model import Exercise, Item, PublicExercise
from bluehelm.problems import Problem, ProblemsError
from bluehelm.validation import validate
from bluehelm.yamlfile import Document, Place, read


def load_exercise(path: Path, shown_as: str = "") -> Exercise:
    """Read exercise.yaml. Raises ExerciseError with every problem that was found, each with its line."""
    try:
        document = read(path, shown_as)
        exercise = validate(document, Exercise)
    except ProblemsError as error:
        raise ExerciseError(error.problems) from error
    problems = tuple(_flaws(exercise, document))
    if problems:
        raise ExerciseError(problems)
    return exercise


def load_public(path: Path, shown_as: str = "") -> PublicExercise:
    """Read exercise.json. Raises ExerciseError; the mend is to build the file again."""
    name = shown_as or path.name
    try:
        data = json.loads(path.read_bytes())
        return validate(Document(data, name, {}), PublicExercise)
    except (OSError, ValueError, RecursionError) as error:
        message = f"The exercise cannot be read: {str(error).splitlines()[0][:200]}"
        problem = Problem("EXERCISE-UNREADABLE", name, 1, message, "Fetch or build the file again.")
        raise ExerciseError([problem]) from error


def public_text(exercise: PublicExercise) -> str:
    """Return the text of exercise.json, always the same bytes. Raises TypeError for an exercise with keys."""
    if isinstance(exercise, Exercise):
        raise TypeError("This exercise has its keys. Write public(exercise).")
    data = exercise.model_dump(mode="json", exclude_none=True)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _flaws(exercise: Exercise, document: Document) -> Iterator[Problem]:
    """Check what one model cannot see: ids that repeat, points that do not add up, keys that do not fit."""
    yield from repeats(document, ("items",), [item.id for item in exercise.items])
    for index, item in enumerate(exercise.items):
        place: Place = ("items", index)
        yield from repeats(document, (*place, "parts"), [part.id for part in item.parts])
        yield from _points_flaws(document, place, item)
        for number, part in enumerate(item.parts):
            yield from part_problems(document, (*place, "parts", number), part)


def repeats(document: Document, place: Place, ids: list[str]) -> Iterator[Problem]:
    """Name each id of a list at `place` that stands there twice."""
    for index, name in enumerate(ids):
        if name in ids[:index]:
            first = document.line((*place, ids.index(name), "id"))
            line = document.line((*place, index, "id"))
            message = f"The id '{name}' stands here and on line {first}."
            yield Problem("DUPLICATE-ID", document.file, line, message, "Give one of them another id.")


def _points_flaws(document: Document, place: Place, item: Item) -> Iterator[Problem]:
    total = sum(part.points for part in item.parts)
    if total != item.points:
        message = f"The parts of {item.id} have {total} points together; the item says {item.points}."
        line = document.line((*place, "points"))
        yield Problem("POINTS", document.file, line, message, "Change the points of the item or of a part.")


def part_problems(document: Document, place: Place, part: PublicPart) -> Iterator[Problem]:
    """Check one keyed part, which stands at `place` of the document, by the rules of its kind."""
    for flaw in KINDS[part.kind].flaws(part):
        line = document.line((*place, *flaw.place))
        yield Problem(flaw.code, document.file, line, flaw.message, flaw.mend)
