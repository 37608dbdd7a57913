"""A small scenario and what a test needs to play it without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bluehelm.scenario import Scenario, load_scenario
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays

SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    """The small scenario beside this file."""
    return load_scenario(SMALL)


@pytest.fixture
def open_player(scenario: Scenario, tmp_path: Path) -> Callable[[], Player]:
    """Open a page on the same folder; each call is a new page."""
    return lambda: Player(scenario, Plays(tmp_path), seed=lambda: 7)


@pytest.fixture
def player(open_player: Callable[[], Player]) -> Player:
    """A page that has just been opened."""
    return open_player()


@pytest.fixture
def pick() -> Callable[[Player, str], None]:
    """Click the option with this label."""

    def click(player: Player, label: str) -> None:
        next(option for option in player.decision.options if option.description == label).click()

    return click


@pytest.fixture
def finished(player: Player, pick: Callable[[Player, str], None]) -> Player:
    """A play that went over the bridge and ended."""
    player.introduction.start.click()
    for label in ("Open the bridge", "Review"):
        pick(player, label)
        player.consequence.advance.click()
    return player
