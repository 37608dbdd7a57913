"""Tight plays: what a learner could notice of a scenario, pinned number by number.

After a wanted change: BLUEHELM_REWRITE_GOLDEN=1 pytest tests/scenario/test_tight.py notes the same plays
anew; where they no longer fit, `python tests/scenario/tight.py SC09` picks others. Read the difference before
you commit it.
"""

import importlib.util
import json
import os
from pathlib import Path

import pytest

from bluehelm.scenario import load_scenario

HERE = Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("tight", HERE / "tight.py")
assert SPEC is not None
assert SPEC.loader is not None
tight = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(tight)


@pytest.mark.parametrize("path", tight.SHIPPED, ids=lambda path: path.parent.name)
def test_tight_plays(path: Path) -> None:
    """Every tight play of a shipped scenario goes as it was noted: offers, effects, luck, end."""
    scenario = load_scenario(path)
    file = tight.FOLDER / f"{scenario.id}.json"
    plays = json.loads(file.read_text(encoding="utf-8"))
    again = [tight.log(scenario, play["seed"], play["choices"].split()) for play in plays]
    if os.environ.get("BLUEHELM_REWRITE_GOLDEN"):
        file.write_text(tight.written(again), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == tight.written(again)


@pytest.mark.parametrize("path", tight.SHIPPED, ids=lambda path: path.parent.name)
def test_tight_plays_take_every_option_and_meet_every_event(path: Path) -> None:
    """Together they take every option of every scene, meet every event, and come to every ending."""
    scenario = load_scenario(path)
    plays = json.loads((tight.FOLDER / f"{scenario.id}.json").read_text(encoding="utf-8"))
    taken = {note[0].partition(" ")[0] for play in plays for note in play["notes"]}
    assert taken == {f"{scene}.{choice}" for scene, one in scenario.scenes.items() for choice in one.choices}
    assert {name for play in plays for note in play["notes"] for name in note[-1]} >= set(scenario.events)
    early = [scenario.early_end.id] if scenario.early_end else []
    assert {play["end"][0] for play in plays} == {*early, *(one.id for one in scenario.endings)}
