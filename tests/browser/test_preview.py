"""An author keeps the preview open beside the editor: it follows each save, and survives a broken file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect
from served import ROOT, Visit, free_port

SMALL = ROOT / "tests" / "scenario" / "sound.yaml"


@dataclass(frozen=True)
class Bench:
    """A preview that is being served: the file that it follows, and the page's address."""

    file: Path
    url: str

    def replace(self, old: str, new: str) -> None:
        """Save the file with one text replaced, as an editor does."""
        text = self.file.read_text(encoding="utf-8")
        assert old in text
        self.file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    """Start `bluehelm preview` on a copy of a small scenario."""
    file = tmp_path / "draft.yaml"
    file.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "home").mkdir()
    verb = [str(Path(sys.executable).with_name("bluehelm")), "preview", str(file), "--no-browser"]
    environment = {**os.environ, "HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*verb, "--port", str(free_port())], env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        told = next(line for line in server.stdout if line.strip().startswith("Preview"))
        yield Bench(file, told.split()[-1])
        server.send_signal(signal.SIGINT)
        assert "stopping" in server.communicate(timeout=30)[0]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(("play", "bluehelm"))] == []


def test_the_preview_follows_the_file(bench: Bench, visit: Visit) -> None:
    """A save shows within the page; a broken file shows its problem and line; mended, it plays on."""
    page = visit.page
    page.goto(bench.url)
    expect(page.locator(".bh-start")).to_be_visible()
    expect(page.locator(".bh-preview-status")).to_contain_text("finding")
    page.locator(".bh-start").click()
    expect(page.locator(".bh-decision")).to_contain_text("At the bridge")
    bench.replace("At the bridge", "At the ferry")
    expect(page.locator(".bh-decision")).to_contain_text("At the ferry")
    bench.replace("start: D1", "start: D7")
    expect(page.locator(".bh-preview-status")).to_contain_text("cannot be played")
    expect(page.locator(".bh-preview-findings")).to_contain_text("D7")
    expect(page.locator(".bh-choice")).to_have_count(0)
    bench.replace("start: D7", "start: D1")
    expect(page.locator(".bh-decision")).to_contain_text("At the ferry")
