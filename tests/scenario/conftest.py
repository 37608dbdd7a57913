"""What the scenario tests share: the shipped scenario, a small sound one, and a way to vary it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from bluehelm import yamlfile
from bluehelm.scenario import Scenario, load_scenario

# A busy machine is no failure: no law depends on time.
settings.register_profile("scenario", deadline=None)
settings.load_profile("scenario")

HERE = Path(__file__).parent
KORVU = HERE.parents[1] / "modules" / "09_crisis_management" / "scenario.yaml"


@pytest.fixture(scope="session")
def korvu() -> Scenario:
    """SC09 as it ships."""
    return load_scenario(KORVU)


@pytest.fixture
def vary() -> Callable[[Callable[[dict[str, Any]], None]], Scenario]:
    """Return a function that edits the data of sound.yaml and gives the scenario that comes out."""

    def scenario(edit: Callable[[dict[str, Any]], None]) -> Scenario:
        data = yamlfile.read(HERE / "sound.yaml").data
        assert isinstance(data, dict)
        edit(data)
        return Scenario.model_validate(data)

    return scenario
