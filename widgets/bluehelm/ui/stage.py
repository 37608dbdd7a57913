"""From a module folder to something that can be played, whatever state its files are in."""

from pathlib import Path

import ipywidgets as w

from bluehelm.problems import ProblemsError
from bluehelm.scenario import Scenario, load_scenario
from bluehelm.ui.campaign import earlier
from bluehelm.ui.play_journal import PlayJournal
from bluehelm.ui.player import Player
from bluehelm.ui.plays import DamagedPlays, Plays, mend
from bluehelm.ui.problems import out
from bluehelm.ui.situation import situation_of
from bluehelm.ui.widgets import button, column, html

FILE = "scenario.yaml"


def stage(folder: Path) -> w.Widget:
    """Return the player of the module in `folder`, or a note that says what is wrong with its files."""
    try:
        scenario = load_scenario(folder / FILE)
    except ProblemsError as error:
        return html("bh-broken", out("This scenario", error))
    return _with_store(scenario, folder)


def _with_store(scenario: Scenario, folder: Path) -> w.Widget:
    try:
        return _player(scenario, Plays(folder), folder)
    except DamagedPlays as damage:
        return _repair(scenario, folder, damage)


def _player(scenario: Scenario, plays: Plays, folder: Path) -> w.Widget:
    """Return the player with its map; a broken map leaves a note below a scenario that can be played."""
    situation, problems = situation_of(folder, scenario)
    journal = PlayJournal(scenario)
    player = Player(
        scenario, plays, situation=situation, journal=journal, earlier=lambda: earlier(scenario)
    ).widget
    if not problems:
        return player
    return column([player, html("bh-broken", out("The map", ProblemsError(problems)))])


def _repair(scenario: Scenario, folder: Path, damage: DamagedPlays) -> w.VBox:
    """Say what happened and offer the last good copy; the player opens in the same place."""
    place = column([], "bh-player")

    def go_on(with_copy: bool) -> None:
        plays = mend(folder, damage.good_copy if with_copy else None)
        place.children = [_player(scenario, plays, folder)]

    buttons = [button("Begin without it", "bh-fresh", lambda: go_on(False))]
    if damage.good_copy is not None:
        buttons.insert(0, button("Use the last good copy", "bh-primary bh-good-copy", lambda: go_on(True)))
    place.children = [html("bh-notice", f"<p>{damage}</p>"), *buttons]
    return place
