"""A small scenario with objectives, and one that is examined once for all tests of its page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.files import ONE_FLAG, SOUND

from bluehelm.scenario import Scenario, load_scenario
from bluehelm.scenario.report import Facts, examine


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return the file of a scenario of two scenes that states two objectives."""
    path = tmp_path / "small.yaml"
    path.write_text(SOUND.read_text(encoding="utf-8") + "objectives: [POC, SAF]\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def shipped() -> tuple[Scenario, Facts]:
    """Return the shipped scenario that is examined fastest, with the findings."""
    scenario = load_scenario(ONE_FLAG)
    return scenario, examine(scenario)
