"""A scenario together with the file that it came from."""

from dataclasses import dataclass

from bluehelm.scenario.model import Scenario
from bluehelm.yamlfile import Document


@dataclass(frozen=True)
class Authored:
    """A scenario together with the file that it was read from, so that a finding can name its line."""

    scenario: Scenario
    document: Document
