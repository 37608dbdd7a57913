"""A policy that somebody states in a file: scene, choice, weight, as YAML or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from bluehelm import yamlfile
from bluehelm.problems import Problem, ProblemsError, did_you_mean
from bluehelm.scenario import Scenario
from bluehelm.yamlfile import Document, Place

FORM = "Write for example 'D1: {A: 3, B: 1}': scene, choice, weight."


def read_policy(path: Path, scenario: Scenario) -> dict[str, dict[str, Fraction]]:
    """Return the weights, scene -> choice -> weight. Raises ProblemsError with file and line of each mistake.

    A scene that is not named is played uniformly; a choice that is not named in a scene that is has weight 0.
    """
    document = yamlfile.read(path, path.as_posix())
    problems = list(_problems(document, scenario))
    if problems:
        raise ProblemsError(problems)
    assert isinstance(document.data, dict)
    return {
        scene: {choice: Fraction(str(weight)) for choice, weight in weights.items()}
        for scene, weights in document.data.items()
    }


def _problems(document: Document, scenario: Scenario) -> Iterator[Problem]:
    if not isinstance(document.data, dict):
        yield _problem(document, (), "A policy is a set of scenes with weights.", FORM)
        return
    for scene, weights in document.data.items():
        if scene not in scenario.scenes:
            yield _unknown(document, (scene,), f"{scenario.id} has no scene {scene!r}.", scenario.scenes)
        elif not isinstance(weights, dict) or not weights:
            yield _problem(document, (scene,), f"{scene} has no choices with weights.", FORM)
        else:
            yield from _scene_problems(document, scene, weights, scenario)


def _scene_problems(
    document: Document, scene: str, weights: dict[str, object], scenario: Scenario
) -> Iterator[Problem]:
    allowed, wrong = scenario.scenes[scene].choices, False
    for choice, weight in weights.items():
        if choice not in allowed:
            yield _unknown(document, (scene, choice), f"{scene} has no choice {choice!r}.", allowed)
        elif not _is_weight(weight):
            wrong = True
            what = f"The weight of {scene}.{choice} is not a number of 0 or more."
            yield _problem(document, (scene, choice), what, "Write a number such as 3 or 0.5.")
    if not wrong and not any(weights.values()):
        yield _problem(document, (scene,), f"All weights of {scene} are 0.", "Give one choice more than 0.")


def _is_weight(value: object) -> bool:
    """Return whether a value is a weight; true and false are no numbers, and inf and nan never get here."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _unknown(document: Document, place: Place, message: str, allowed: Iterable[str]) -> Problem:
    return _problem(document, place, message, did_you_mean(str(place[-1]), allowed))


def _problem(document: Document, place: Place, message: str, mend: str) -> Problem:
    return Problem("POLICY", document.file, document.line(place), message, mend)
