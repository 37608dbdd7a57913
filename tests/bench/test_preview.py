"""The preview page without a browser: it follows the file, and outlives every state of it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bluehelm.ui.preview import Preview


@pytest.fixture
def page(small: Path, tmp_path: Path) -> Preview:
    """Return the preview of a small scenario; its plays are kept in a folder of their own."""
    plays = tmp_path / "plays"
    plays.mkdir()
    return Preview(small, plays)


def save(page: Preview, old: str, new: str) -> bool:
    """Save the file with one text replaced, and let the page look."""
    text = page.path.read_text(encoding="utf-8")
    assert old in text
    page.path.write_text(text.replace(old, new), encoding="utf-8")
    return page.refresh()


def test_an_unchanged_file_is_not_read_again(page: Preview) -> None:
    """Looking costs nothing as long as nobody saves."""
    player = page.player
    assert not page.refresh()
    assert page.player is player


def test_a_save_brings_the_new_text(page: Preview) -> None:
    """After a save the player has the new version."""
    assert save(page, "The bridge", "The ferry")
    assert page.player is not None
    assert page.player.scenario.title == "The ferry"


def test_a_play_goes_on_after_a_save(page: Preview) -> None:
    """Whoever was at the second decision stands there again, in the new text."""
    assert page.player is not None
    page.player.start(seed=1)
    page.player.choose("A")
    save(page, "After the bridge", "After the ferry")
    assert page.player.state.scene == "D2"
    assert page.player.scenario.scenes["D2"].title == "After the ferry"


def test_a_broken_file_is_told_and_mended(page: Preview) -> None:
    """A broken file shows line and mend in place of the player; mended, the player is back."""
    save(page, "start: D1", "start: D7")
    assert page.player is None
    assert page.place.children == ()
    assert "cannot be played" in page.status.value
    assert "D7" in page.findings.value
    save(page, "start: D7", "start: D1")
    assert page.player is not None


def test_a_file_that_goes_away_comes_back(page: Preview) -> None:
    """Some editors delete and write anew: between the two the page says so and waits."""
    text = page.path.read_text(encoding="utf-8")
    page.path.unlink()
    assert page.refresh()
    assert page.player is None
    page.path.write_text(text, encoding="utf-8")
    assert page.refresh()
    assert page.player is not None


def test_findings_stand_above_the_player(page: Preview) -> None:
    """What lint finds is on the page, with its line, while the player plays."""
    save(page, "type: polarity", "type: trap")
    assert page.player is not None
    assert "Line" in page.findings.value
    assert page.widget.children.index(page.findings) < page.widget.children.index(page.place)


def test_text_of_an_author_stays_text(page: Preview) -> None:
    """Markup in a broken file is shown as written."""
    save(page, "start: D1", 'start: "<b>"')
    assert "<b>" not in page.findings.value


def test_the_watch_outlives_a_failure(page: Preview, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure while one version is read is said on the page, and the next version is read all the same."""
    looks: list[int] = []

    async def sleep(_: float) -> None:
        looks.append(1)
        if len(looks) > 2:
            raise asyncio.CancelledError

    def refresh() -> bool:
        raise RuntimeError("odd <file>")

    monkeypatch.setattr(page, "_sleep", sleep)
    monkeypatch.setattr(page, "refresh", refresh)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(page.watch())
    assert len(looks) == 3
    assert "odd &lt;file&gt;" in page.status.value
