"""Read a scenario file: YAML with line numbers, the model, and the names that must fit together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bluehelm import yamlfile
from bluehelm.problems import ProblemsError
from bluehelm.scenario import references
from bluehelm.scenario.errors import ScenarioError
from bluehelm.scenario.model import Scenario
from bluehelm.validation import validate
from bluehelm.yamlfile import Document


@dataclass(frozen=True)
class Authored:
    """A scenario together with the file that it was read from, so that a finding can name its line."""

    scenario: Scenario
    document: Document


def load_scenario(path: Path, shown_as: str = "") -> Scenario:
    """Read and check a scenario; messages call it `shown_as` (default: its name). Raises ScenarioError."""
    return read_authored(Path(path), shown_as).scenario


def read_authored(path: Path, shown_as: str = "") -> Authored:
    """Read and check a scenario and keep its lines. Raises ScenarioError with every problem found."""
    try:
        document = yamlfile.read(path, shown_as)
        scenario = validate(document, Scenario)
    except ProblemsError as error:
        raise ScenarioError(error.problems[: references.MAX_PROBLEMS]) from error
    found = references.problems(scenario, document)
    if found:
        raise ScenarioError(found)
    return Authored(scenario, document)
