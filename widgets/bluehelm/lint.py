"""One door to the checks of authored files, whatever they hold: scenarios and exercises."""

from __future__ import annotations

from pathlib import Path

from bluehelm import yamlfile
from bluehelm.exercise import schema as exercise_schema
from bluehelm.exercise.errors import ExerciseError
from bluehelm.exercise.load import load_exercise
from bluehelm.problems import Problem, ProblemsError
from bluehelm.scenario import schema as scenario_schema
from bluehelm.scenario.lint import lint


def lint_path(path: Path) -> list[Problem]:
    """Return what is wrong with a scenario or an exercise, in file order; never raises for a bad file.

    The file's name says which it is, else its content does. Messages name the path as it was given.
    """
    shown = path.as_posix()
    if _is_exercise(path):
        return _exercise_problems(path, shown)
    return list(lint(path, shown))


def write_schemas() -> list[Path]:
    """Write scenario.schema.json and exercise.schema.json from the models; return their paths."""
    texts = {
        scenario_schema.PATH: scenario_schema.schema_text(),
        exercise_schema.PATH: exercise_schema.schema_text(),
    }
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _is_exercise(path: Path) -> bool:
    if "exercise" in path.name or "scenario" in path.name:
        return "exercise" in path.name
    try:
        data = yamlfile.read(path).data
    except ProblemsError:
        return False
    return isinstance(data, dict) and "items" in data and "scenes" not in data


def _exercise_problems(path: Path, shown: str) -> list[Problem]:
    try:
        load_exercise(path, shown)
    except ExerciseError as error:
        return list(error.problems)
    return []
