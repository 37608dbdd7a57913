"""The author's preview: lint above the player, both made anew whenever the file is saved."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from IPython.display import display

from bluehelm.lint import lint_path
from bluehelm.problems import Problem, ProblemsError
from bluehelm.scenario import Scenario, load_scenario
from bluehelm.ui import page
from bluehelm.ui.markup import escape
from bluehelm.ui.player import Player
from bluehelm.ui.plays import Plays
from bluehelm.ui.situation import situation_of
from bluehelm.ui.widgets import column, html

POLL_S = 0.5
_WATCHES: set["asyncio.Task[None]"] = set()  # the loop itself keeps only weak references
Stamp = tuple[int, int]  # modified (ns), size (bytes); (0, 0) if there is no file


class Preview:
    """One page on one scenario file. `widget` is what a notebook displays; `watch` keeps it fresh."""

    def __init__(
        self, path: Path, folder: Path, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        """Show the file as it is now; plays are kept in `folder`, so that none lands beside a draft."""
        self.path, self.folder, self._sleep, self._stamp = path, folder, sleep, (-1, -1)
        self.loads = 0
        self.player: Player | None = None
        self._playing = False
        self.status = html("bh-preview-status")
        self.findings = html("bh-preview-findings")
        self.place = column([], "bh-player-place")
        self.widget = column([self.status, self.findings, self.place], "bh-preview")
        self.refresh()

    def refresh(self) -> bool:
        """Read the file again if it was saved since; say whether it was."""
        stamp = _stamp(self.path)
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        self.loads += 1
        problems = lint_path(self.path)
        try:
            self._show(load_scenario(self.path), problems)
        except ProblemsError as error:
            self._break(error.problems)
        return True

    async def watch(self) -> None:
        """Refresh for as long as the page is open. One bad moment must not end it: say it and go on."""
        while True:
            await self._sleep(POLL_S)
            try:
                self.refresh()
            except Exception as error:
                self._say(f"The preview itself failed on this file: {error}. Save the file to try again.", "")

    def _show(self, scenario: Scenario, problems: list[Problem]) -> None:
        """Put a new player in place; a play that was going on goes on as far as both versions agree."""
        self._leave()
        situation, wrong = situation_of(self.path.parent, scenario)
        problems = [*problems, *wrong]
        self.player = Player(scenario, Plays(self.folder), situation=situation)
        current = self.player.plays.stored.current
        if self._playing and current is not None and current.scenario == scenario.id:
            self.player.resume()
        self.place.children = [self.player.widget]
        found = "No findings." if not problems else _counted(len(problems), "finding") + " to mend."
        self._say(f"{found} Save the file and this page follows.", _listed(problems))

    def _break(self, problems: tuple[Problem, ...]) -> None:
        self._leave()
        self.player = None
        self.place.children = []
        count = _counted(len(problems), "problem")
        self._say(
            f"This file cannot be played: {count}. Mend it and save; this page comes back by itself.",
            _listed(list(problems)),
        )

    def _leave(self) -> None:
        """Stop the player that stands here, and note whether somebody was playing."""
        if self.player is not None:
            self.player.countdown.stop()
            self._playing = self.player.plays.stored.current is not None

    def _say(self, text: str, details: str) -> None:
        version = f"Version {self.loads} of this page, {escape(self.path.name)}."
        self.status.value = (
            f'<div role="status"><strong>{escape(text)}</strong> <small>{version}</small></div>'
        )
        self.findings.value = details


def preview(path: str) -> None:
    """Show the scenario file at `path` in this notebook, and follow it from now on."""
    page.begin()
    draft = Preview(Path(path), Path.cwd())
    display(draft.widget)
    _WATCHES.add(asyncio.get_running_loop().create_task(draft.watch()))


def _stamp(path: Path) -> Stamp:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return stat.st_mtime_ns, stat.st_size


def _counted(count: int, thing: str) -> str:
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"


def _listed(problems: list[Problem]) -> str:
    items = "".join(
        f"<li>Line {one.line}: {escape(one.message)} {escape(one.mend)} <code>{escape(one.code)}</code></li>"
        for one in problems
    )
    return f'<ul class="bh-out" style="padding-left: 2em">{items}</ul>' if items else ""


__all__ = ["Preview", "preview"]
