"""The store of plays: what is on the disk, what is damaged, what cannot be written."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bluehelm.scenario import Scenario
from bluehelm.ui import plays as store
from bluehelm.ui.player import Player
from bluehelm.ui.plays import DamagedPlays, Plays, StoredPlays, mend, read_plays


def write_aar(plays: Plays, text: str) -> None:
    """Store one answer of the review."""
    plays.update(lambda stored: stored.model_copy(update={"aar": {**stored.aar, "AAR-1": text}}))


def test_no_file_is_no_play(tmp_path: Path) -> None:
    """A new learner has an empty store and no file."""
    assert read_plays(tmp_path) == StoredPlays()
    assert not list(tmp_path.iterdir())


def test_store_reads_what_it_wrote(tmp_path: Path) -> None:
    """What one page stores another page reads."""
    write_aar(Plays(tmp_path), "rain")
    assert Plays(tmp_path).stored.aar == {"AAR-1": "rain"}


def test_two_pages_lose_nothing(tmp_path: Path) -> None:
    """A page that was opened earlier does not put back what another page has changed since."""
    first, second = Plays(tmp_path), Plays(tmp_path)
    write_aar(second, "rain")
    first.update(lambda stored: stored.model_copy(update={"drifted": (1,)}))
    assert Plays(tmp_path).stored.aar == {"AAR-1": "rain"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 99}', '{"aar": 3}', "\x00\x00"])
def test_damaged_file_is_reported_and_not_touched(tmp_path: Path, content: str) -> None:
    """A file that cannot be read raises, with the last good copy, and stays as it is."""
    write_aar(Plays(tmp_path), "first")
    write_aar(Plays(tmp_path), "second")
    (tmp_path / "play.json").write_text(content)
    with pytest.raises(DamagedPlays) as caught:
        Plays(tmp_path)
    assert caught.value.good_copy is not None
    assert caught.value.good_copy.aar == {"AAR-1": "first"}
    assert (tmp_path / "play.json").read_text() == content


def test_mending_sets_the_damaged_file_aside(tmp_path: Path) -> None:
    """After mending, the good copy is the file and the damaged one has another name."""
    (tmp_path / "play.json").write_text("{")
    plays = mend(tmp_path, StoredPlays(aar={"AAR-1": "kept"}))
    assert Plays(tmp_path).stored.aar == plays.stored.aar == {"AAR-1": "kept"}
    assert [path.read_text() for path in tmp_path.glob("play.damaged-*.json")] == ["{"]


def test_damage_while_a_page_is_open_loses_nothing(tmp_path: Path) -> None:
    """What the open page holds is written, and the damaged file is set aside."""
    plays = Plays(tmp_path)
    write_aar(plays, "rain")
    (tmp_path / "play.json").write_text("{")
    plays.update(lambda stored: stored.model_copy(update={"drifted": (2,)}))
    assert Plays(tmp_path).stored.aar == {"AAR-1": "rain"}
    assert len(list(tmp_path.glob("play.damaged-*.json"))) == 1


def test_unknown_keys_of_a_later_version_survive(tmp_path: Path) -> None:
    """What a later version added is written back."""
    (tmp_path / "play.json").write_text('{"format": 1, "later": {"a": 1}}')
    write_aar(Plays(tmp_path), "rain")
    assert json.loads((tmp_path / "play.json").read_text())["later"] == {"a": 1}


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every write fail, as on a read-only disk (file modes do not stop root)."""

    def refuse(path: Path, text: str, keep: Path | None = None) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(store, "write_atomically", refuse)


def test_read_only_folder_is_known_before_the_first_decision(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first screen already says that the play will not be kept."""
    monkeypatch.setattr(store.os, "access", lambda *_: False)
    assert "cannot be written to" in Player(scenario, Plays(tmp_path)).notice.value


@pytest.mark.usefixtures("read_only")
def test_read_only_folder_plays_in_memory_and_says_so(
    player: Player, pick: Callable[[Player, str], None]
) -> None:
    """Where nothing can be written the play goes on, and the page says that it will not be kept."""
    player.introduction.start.click()
    pick(player, "Open the bridge")
    player.consequence.advance.click()
    assert player.plays.in_memory
    assert "cannot be written to" in player.notice.value
    assert player.plays.stored.current is not None
    assert player.plays.stored.current.choices == ("D1.A",)
