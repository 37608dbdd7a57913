"""The door of the public site: who may have a kernel, who waits, and how long."""

from __future__ import annotations

from bluehelm.site.gate import FORGOTTEN_S, Gate, TooMany, Wait


def full(most: int = 2, most_each: int = 2) -> Gate:
    """Return a door behind which all places are taken, by visitors a and b."""
    gate = Gate(most, most_each, idle_s=600)
    for key in ("a", "b"):
        assert gate.ask(key, f"first {key}", now=0) is None
        gate.started(key, [f"kernel {key}"])
    return gate


def test_who_came_first_is_let_in_first() -> None:
    """When one place becomes free, the first in the queue gets it, and a newcomer does not."""
    gate = full()
    assert gate.ask("c", "ticket c", now=1) == Wait(1, 300)
    assert gate.ask("d", "ticket d", now=2) == Wait(2, 600)
    gate.live(["kernel b"], now=3)
    assert gate.ask("e", "ticket e", now=4) == Wait(3, 900)
    assert gate.ask("d", "ticket d", now=5) == Wait(2, 600)
    assert gate.ask("c", "ticket c", now=6) is None


def test_who_no_longer_waits_loses_the_place() -> None:
    """A page that has not asked for a minute is out of the queue, and those behind it move up."""
    gate = full()
    gate.ask("c", "ticket c", now=0)
    gate.ask("d", "ticket d", now=1)
    later = 1 + FORGOTTEN_S
    assert gate.ask("d", "ticket d", now=later) == Wait(1, 300)


def test_one_address_cannot_take_all_places() -> None:
    """An address at its own limit is told so, does not wait in the queue, and others are let in."""
    gate = Gate(most=3, most_each=1, idle_s=600)
    gate.ask("a", "one", now=0)
    gate.started("a", ["kernel"])
    assert gate.ask("a", "two", now=1) == TooMany(1)
    assert gate.ask("b", "three", now=2) is None


def test_kernels_that_are_being_started_count() -> None:
    """Thirty visitors in one moment do not get more kernels than there is room for."""
    gate = Gate(most=5, most_each=30, idle_s=600)
    answers = [gate.ask("school", f"ticket {n}", now=0) for n in range(30)]
    assert answers.count(None) == 5


def test_a_start_that_failed_gives_its_place_back() -> None:
    """A kernel that did not start takes no place."""
    gate = Gate(most=1, most_each=1, idle_s=600)
    assert gate.ask("a", "one", now=0) is None
    gate.started("a", [])
    assert gate.ask("a", "two", now=1) is None


def test_the_estimate_follows_how_sessions_end() -> None:
    """With a session ending every ten seconds, the third in the queue waits about thirty."""
    gate = Gate(most=100, most_each=100, idle_s=600)
    for n in range(10):
        gate.ask("a", f"ticket {n}", now=0)
        gate.started("a", [f"kernel {n}"])
    for n in range(10):
        gate.live([f"kernel {m}" for m in range(n + 1, 10)], now=10.0 * n)
    assert gate.estimate(3) == 30
