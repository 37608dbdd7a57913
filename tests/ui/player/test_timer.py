"""The decision timer, with a clock that does not wait."""

import asyncio

import pytest

from bluehelm.ui.aar import Debounce
from bluehelm.ui.player import Player
from bluehelm.ui.timer import Countdown
from bluehelm.ui.widgets import shown


async def at_once(_: float) -> None:
    """Let other tasks run, but do not wait."""
    await asyncio.sleep(0)


async def until_idle(countdown: Countdown) -> None:
    """Run until the countdown has ended."""
    while countdown.running:
        await asyncio.sleep(0)


def test_countdown_counts_every_second_and_ends_once() -> None:
    """Each second is reported and the end comes once."""
    seen: list[object] = []

    async def run() -> None:
        countdown = Countdown(seen.append, lambda: seen.append("end"), at_once)
        countdown.start(3)
        await until_idle(countdown)

    asyncio.run(run())
    assert seen == [3, 2, 1, "end"]


def test_stopped_countdown_never_ends() -> None:
    """After a decision the clock takes nothing any more."""
    seen: list[object] = []

    async def run() -> None:
        countdown = Countdown(seen.append, lambda: seen.append("end"), at_once)
        countdown.start(3)
        countdown.stop()
        for _ in range(10):
            await asyncio.sleep(0)

    asyncio.run(run())
    assert seen == []


def test_timer_is_off_by_default(player: Player) -> None:
    """Nobody is hurried who did not ask for it."""
    player.introduction.start.click()
    assert not player.countdown.running
    assert not shown(player.decision.countdown)


@pytest.mark.parametrize(("mode", "seconds"), [("On", 30), ("Double time", 60)])
def test_timeout_takes_the_named_option(player: Player, mode: str, seconds: int) -> None:
    """When time runs out the scenario's timeout option is taken and marked as drift."""
    ticks: list[int] = []

    async def run() -> None:
        player.countdown = Countdown(
            lambda left: (ticks.append(left), player._tick(left))[0], player._time_is_up, at_once
        )
        player.introduction.timer.value = mode
        player.introduction.start.click()
        await until_idle(player.countdown)

    asyncio.run(run())
    assert ticks[0] == seconds
    assert player.state.decisions[0].choice == "B"
    assert player.drifted == (0,)
    assert "10 seconds left" not in player.status.value


def test_decision_stops_the_timer(player: Player) -> None:
    """A learner who decides in time is left in peace."""

    async def run() -> bool:
        player.introduction.timer.value = "On"
        player.introduction.start.click()
        running = player.countdown.running
        player.choose("A")
        return running and not player.countdown.running

    assert asyncio.run(run())
    assert player.drifted == ()


def test_saving_waits_for_a_pause_in_writing() -> None:
    """Many changes in a row are stored once."""
    saved: list[str] = []

    async def run() -> None:
        soon = Debounce(lambda: saved.append("saved"), pause_s=0)
        for _ in range(5):
            soon()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(run())
    assert saved == ["saved"]
