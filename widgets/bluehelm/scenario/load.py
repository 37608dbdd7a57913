"""Read a scenario file: YAML with line numbers, the model, and the names that must fit together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bluehelm import yamlfile
from bluehelm.problems import Problem, ProblemsError
from bluehelm.scenario import references, translation
from bluehelm.scenario.authored import Authored
from bluehelm.scenario.errors import ScenarioError
from bluehelm.scenario.model import Scenario
from bluehelm.validation import spoken, validate
from bluehelm.yamlfile import Document, Place

__all__ = ["Authored", "load_scenario", "read_authored", "read_translated"]


def load_scenario(path: Path, shown_as: str = "", language: str = "") -> Scenario:
    """Read and check a scenario; messages call it `shown_as` (default: its name). Raises ScenarioError.

    With another `language` than the file's own, the texts come from its sibling, if there is one.
    """
    authored = read_authored(Path(path), shown_as)
    sibling = translation.sibling(Path(path), language)
    if language in ("", authored.scenario.language) or not sibling.exists():
        return authored.scenario
    return read_translated(authored, sibling).scenario


def read_authored(path: Path, shown_as: str = "") -> Authored:
    """Read and check a scenario and keep its lines. Raises ScenarioError with every problem found."""
    try:
        document = yamlfile.read(path, shown_as)
        _refuse_empty(document)
        scenario = validate(document, Scenario)
    except ProblemsError as error:
        raise ScenarioError(error.problems[: references.MAX_PROBLEMS]) from error
    found = references.problems(scenario, document)
    if found:
        raise ScenarioError(found)
    return Authored(scenario, document)


def read_translated(authored: Authored, path: Path, shown_as: str = "") -> Authored:
    """Return the scenario with the texts of the translation at `path`. Raises ScenarioError."""
    try:
        document = yamlfile.read(path, shown_as)
        _refuse_empty(document)
        return translation.merged(authored, document)
    except ProblemsError as error:
        raise ScenarioError(error.problems[: references.MAX_PROBLEMS]) from error


def _refuse_empty(document: Document) -> None:
    """Raise for keys without a value: an 'if:' left empty would otherwise quietly mean 'always'."""
    mend = "Write the value, or delete the line."
    found = [
        Problem("EMPTY-VALUE", document.file, document.line(place), f"'{spoken(place)}' has no value.", mend)
        for place in _empty(document.data, ())
    ]
    if found:
        raise ProblemsError(found)


def _empty(data: object, place: Place) -> Iterator[Place]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _empty(value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _empty(value, (*place, number))
    elif data is None:
        yield place
