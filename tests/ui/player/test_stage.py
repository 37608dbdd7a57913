"""What a module page shows, whatever state its files are in."""

import shutil
from pathlib import Path

import ipywidgets as w
import pytest

from bluehelm.ui.plays import StoredPlays
from bluehelm.ui.stage import stage

SMALL = Path(__file__).with_name("small.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A module folder with the small scenario."""
    shutil.copy(SMALL, tmp_path / "scenario.yaml")
    return tmp_path


def test_sound_folder_gives_a_player(folder: Path) -> None:
    """A module whose files are sound can be played."""
    assert "bh-player" in stage(folder)._dom_classes


def test_broken_scenario_says_what_to_mend(folder: Path) -> None:
    """A broken scenario gives plain words, and file, line and mend for the author; never a traceback."""
    path = folder / "scenario.yaml"
    path.write_text(path.read_text().replace("next: SIDE", "next: NOWHERE"))
    note = stage(folder).value
    assert "This scenario cannot be opened at the moment." in note
    assert "scenario.yaml" in note
    assert "NOWHERE" in note
    assert "Traceback" not in note


def test_missing_scenario_is_said(tmp_path: Path) -> None:
    """A module without a scenario says so."""
    assert "This scenario cannot be opened" in stage(tmp_path).value


def buttons(widget: w.Widget) -> dict[str, w.Button]:
    """Return the buttons of a note by their labels."""
    return {child.description: child for child in widget.children if isinstance(child, w.Button)}


def test_damaged_plays_offer_the_last_good_copy(folder: Path) -> None:
    """The learner reads what happened and takes the last good copy with one click."""
    good = StoredPlays(aar={"AAR-1": "kept"})
    (folder / "play.previous.json").write_text(good.model_dump_json())
    (folder / "play.json").write_text("{")
    note = stage(folder)
    assert "damaged" in note.children[0].value
    buttons(note)["Use the last good copy"].click()
    assert StoredPlays.model_validate_json((folder / "play.json").read_bytes()).aar == {"AAR-1": "kept"}
    assert "bh-player" in note.children[0]._dom_classes


def test_damaged_plays_without_a_copy_can_begin_anew(folder: Path) -> None:
    """Where there is no good copy only a new beginning is offered, and the damaged file stays."""
    (folder / "play.json").write_text("{")
    note = stage(folder)
    assert list(buttons(note)) == ["Begin without it"]
    buttons(note)["Begin without it"].click()
    assert len(list(folder.glob("play.damaged-*.json"))) == 1
