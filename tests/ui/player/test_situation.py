"""The map of a scenario in the player."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest

from bluehelm.scenario import load_scenario
from bluehelm.situation.placing import CrowdedError
from bluehelm.ui import situation as module
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays
from bluehelm.ui.situation import CLOSE, OPEN, situation_of
from bluehelm.ui.stage import stage
from bluehelm.ui.widgets import shown

MODULE = Path(__file__).resolve().parents[3] / "modules" / "10_security_management"


def open_module(tmp_path: Path) -> Player:
    """Open the player of module 10 with its map, in a folder of the test, and begin."""
    scenario = load_scenario(MODULE / "scenario.yaml")
    situation, _ = situation_of(MODULE, scenario)
    player = Player(scenario, Plays(tmp_path), lambda: 7, situation)
    player.introduction.start.click()
    return player


def test_the_map_stays_open_and_grows_with_the_play(tmp_path: Path) -> None:
    """Opened once, the map is open at the next decisions too, and shows what the play has reached by then."""
    player = open_module(tmp_path)
    panel = player.decision.map
    assert (panel.opener.description, shown(panel.place), panel.place.value) == (OPEN, False, "")
    panel.opener.click()
    assert panel.opener.description == CLOSE
    assert "<svg" in panel.place.value
    assert "km 210" not in panel.place.value
    while player.state.scene != "D8":
        player.decision.options[0].click()
        player.consequence.advance.click()
    assert shown(panel.place)
    assert "km 210" in panel.place.value
    panel.opener.click()
    assert (panel.opener.description, shown(panel.place)) == (OPEN, False)


def test_a_scenario_without_a_map_offers_none(player: Player) -> None:
    """Where a module has no map, no button for one is shown."""
    player.introduction.start.click()
    assert not shown(player.decision.map.widget)


def test_a_broken_map_leaves_the_scenario_playable(tmp_path: Path) -> None:
    """The player opens without its map, and a note below says which line its author has to mend."""
    shutil.copy(MODULE / "scenario.yaml", tmp_path)
    text = (MODULE / "map.yaml").read_text(encoding="utf-8")
    (tmp_path / "map.yaml").write_text(text.replace("km: 171", "km: 999"), encoding="utf-8")
    player, note = stage(tmp_path).children
    assert "bh-player" in player._dom_classes
    assert "The map cannot be opened at the moment." in note.value
    assert "Kilometre 999" in note.value


def test_a_map_without_room_never_takes_the_decision_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A drawing that fails is replaced by a sentence, and its author finds the reason in the log."""

    def fail(*_: object) -> None:
        raise CrowdedError("a label")

    monkeypatch.setattr(module, "draw", fail)
    player = open_module(tmp_path)
    with caplog.at_level(logging.ERROR):
        player.decision.map.opener.click()
    assert "The map cannot be drawn at the moment." in player.decision.map.place.value
    assert "a label" in caplog.text
