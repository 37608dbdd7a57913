"""One door to the checks of authored files: module texts, scenarios, exercises, self-checks, needs.

>>> lint_path(Path("tests/scenario/sound.yaml"))
[]
>>> for problem in lint_path(Path("tests/exercise/broken/dangling_key.yaml")):
...     print(problem)
tests/exercise/broken/dangling_key.yaml:20: DANGLING-ID 'c' does not belong here. Allowed here: a, b.
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     [path.name for path in write_schemas(Path(folder))]
['scenario.schema.json', 'exercise.schema.json']
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bluehelm import module_text, yamlfile
from bluehelm.exercise import checks
from bluehelm.exercise import schema as exercise_schema
from bluehelm.exercise.errors import ExerciseError
from bluehelm.exercise.load import load_exercise
from bluehelm.needs import problems as needs_problems
from bluehelm.problems import Problem, ProblemsError
from bluehelm.scenario import schema as scenario_schema
from bluehelm.scenario.lint import lint

__all__ = ["lint_path", "write_schemas"]


def lint_path(path: Path) -> list[Problem]:
    """Return what is wrong with an authored file, in file order; never raises for a bad file.

    The file's name says which it is, else its content does. Messages name the path as it was given.
    """
    shown = path.as_posix()
    if path.suffix == ".md":
        return list(module_text.problems(path, shown))
    if path.name == "map.yaml":
        from bluehelm.situation.load import problems  # here: it draws, and drawing imports the charts' look

        return list(problems(path, shown))
    if _is_about_needs(path):
        return list(needs_problems(path, shown))
    if path.name == checks.FILE:
        return _exercise_problems(checks.load_checks, path, shown)
    if _is_exercise(path):
        return _exercise_problems(load_exercise, path, shown)
    return list(lint(path, shown))


def write_schemas(folder: Path | None = None) -> list[Path]:
    """Write scenario.schema.json and exercise.schema.json from the models; return their paths.

    They go to `folder`, or to their own place in the package.
    """
    texts = {
        scenario_schema.PATH: scenario_schema.schema_text(),
        exercise_schema.PATH: exercise_schema.schema_text(),
    }
    targets = [folder / path.name if folder else path for path in texts]
    for target, text in zip(targets, texts.values(), strict=True):
        target.write_text(text, encoding="utf-8")
    return targets


def _is_about_needs(path: Path) -> bool:
    """Say whether a file is one of a folder of data on needs: these stand together, around areas.yaml."""
    folder = path.parent.parent if path.parent.name == "posts" else path.parent
    return path.suffix == ".yaml" and (folder / "areas.yaml").is_file()


def _is_exercise(path: Path) -> bool:
    if "exercise" in path.name or "scenario" in path.name:
        return "exercise" in path.name
    try:
        data = yamlfile.read(path).data
    except ProblemsError:
        return False
    return isinstance(data, dict) and "items" in data and "scenes" not in data


def _exercise_problems(load: Callable[[Path, str], object], path: Path, shown: str) -> list[Problem]:
    try:
        load(path, shown)
    except ExerciseError as error:
        return list(error.problems)
    return []
