"""Who may have a kernel now, who has to wait, and about how long. It knows addresses only by keys."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

FORGOTTEN_S = 60  # a place in the queue is given up when its page has not asked for so long
REMEMBERED = 20  # ends of sessions, for the estimate


@dataclass(frozen=True)
class Wait:
    """A place in the queue, 1 for the next one; `about_s` is an estimate in seconds."""

    place: int
    about_s: int


@dataclass(frozen=True)
class TooMany:
    """This address has as many pages open as one address may have: `most`."""

    most: int


@dataclass
class Waiting:
    """One visitor in the queue: which address, and when the waiting page last asked."""

    key: str
    seen: float


@dataclass
class Gate:
    """The door of one server. `most` kernels in all, `most_each` for one key; times are in seconds.

    >>> gate = Gate(most=1, most_each=1, idle_s=600)
    >>> gate.ask("a", "ticket 1", now=0.0)
    >>> gate.started("a", ["kernel 1"])
    >>> gate.ask("b", "ticket 2", now=1.0)
    Wait(place=1, about_s=600)
    >>> gate.live([], now=30.0)
    >>> gate.ask("b", "ticket 2", now=31.0)
    """

    most: int
    most_each: int
    idle_s: float
    kernels: dict[str, str] = field(default_factory=dict)
    starting: Counter[str] = field(default_factory=Counter)
    queue: OrderedDict[str, Waiting] = field(default_factory=OrderedDict)
    ends: deque[float] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def ask(self, key: str, ticket: str, now: float) -> Wait | TooMany | None:
        """Return None if a kernel may be started for `key`: call `started` afterwards."""
        self._forget(now)
        if self.of(key) >= self.most_each:
            self.queue.pop(ticket, None)
            return TooMany(self.most_each)
        self.queue.setdefault(ticket, Waiting(key, now)).seen = now
        place = list(self.queue).index(ticket) + 1
        if place > self.free():
            return Wait(place, self.estimate(place))
        del self.queue[ticket]
        self.starting[key] += 1
        return None

    def free(self) -> int:
        """Return how many kernels may be started."""
        return self.most - len(self.kernels) - self.starting.total()

    def of(self, key: str) -> int:
        """Return how many kernels one key has, those that are being started included."""
        return sum(owner == key for owner in self.kernels.values()) + self.starting[key]

    def started(self, key: str, kernels: Iterable[str]) -> None:
        """Note how a start that was granted ended: with one kernel, or with none."""
        self.kernels.update(dict.fromkeys(kernels, key))
        self.starting[key] -= 1
        self.starting += Counter()  # drops what is at zero

    def live(self, ids: Iterable[str], now: float) -> None:
        """Let go of the kernels that are not among those that live."""
        for ended in self.kernels.keys() - set(ids):
            del self.kernels[ended]
            self.ends.append(now)

    def estimate(self, place: int) -> int:
        """Return about how many seconds `place` has to wait, from when sessions ended of late."""
        if len(self.ends) < 2:
            return ceil(self.idle_s * place / self.most)
        return ceil(place * (self.ends[-1] - self.ends[0]) / (len(self.ends) - 1))

    def _forget(self, now: float) -> None:
        for ticket, waiting in list(self.queue.items()):
            if now - waiting.seen > FORGOTTEN_S:
                del self.queue[ticket]
