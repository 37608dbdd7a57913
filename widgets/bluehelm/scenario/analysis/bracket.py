"""The first place on a way at which another option becomes better than the one advised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from bluehelm.scenario.analysis.slopes import Point

MOST_POINTS = 60  # values worked out on one way
MOST_DENOMINATOR = 10**9  # a place with a larger one is bracketed and not named
Evaluate = Callable[[Fraction], Point]


@dataclass(frozen=True)
class Change:
    """Where another option becomes better than the one advised. `low` < `high`: not found more closely.

    The advice is right up to `low` (seen from today's value), and `choice` is better just beyond `high`.
    """

    low: Fraction
    high: Fraction
    choice: str

    @property
    def exact(self) -> bool:
        """Whether the place is known exactly, and not only between two numbers."""
        return self.low == self.high


def first_change(
    evaluate: Evaluate, favourite: int, start: Fraction, end: Fraction, ids: list[str]
) -> Change | None:
    """Return the first place from start to end beyond which some option is better, or None.

    The favourite must be best at the start. Each round rules out a part at the near end, or moves the far
    end to where the favourite is surely beaten from there on; halving keeps both from creeping.
    """
    near, ends = start, [end]  # the last of `ends` is tested first; the first is the far end
    beyond: int | None = None
    for _ in range(MOST_POINTS):
        if near == ends[-1]:
            return None if beyond is None else Change(near, near, ids[beyond])
        gap = Gap(evaluate(near), evaluate(ends[-1]), favourite, near, ends[-1])
        if gap.open is None:  # the favourite is best all the way to this end
            near = ends.pop()
            if not ends:
                return None if beyond is None else Change(near, near, ids[beyond])
        elif gap.beaten:
            beyond, root = gap.better, gap.root()
            if root <= gap.open[0]:
                return Change(gap.place(root), gap.place(root), ids[beyond])
            ends = [gap.far(root)]
            if root > Fraction(1, 2):
                ends.append(gap.nearer(root))
        else:
            ends.append(gap.middle(*gap.open))
    return Change(near, ends[0], ids[beyond]) if beyond is not None else None


@dataclass(frozen=True)
class Gap:
    """The way between two points at which values and slopes are known; places on it go from 0 to 1."""

    at_near: Point
    at_far: Point
    favourite: int
    near: Fraction
    end: Fraction

    @property
    def width(self) -> Fraction:
        """How long the way is; below 0 if it leads down."""
        return self.end - self.near

    @property
    def better(self) -> int:
        """The best option at the far end."""
        return max(self.at_far, key=lambda choice: self.at_far[choice][0])

    @property
    def beaten(self) -> bool:
        """Whether the favourite is beaten at the far end."""
        return self.at_far[self.better][0] > self.at_far[self.favourite][0]

    @property
    def open(self) -> tuple[Fraction, Fraction] | None:
        """The first part in which some option may beat the favourite, or None.

        An option is nowhere above the straight line between its values at both ends; the favourite is
        nowhere below its own two lines.
        """
        (left, rise), (right, fall) = self.at_near[self.favourite], self.at_far[self.favourite]
        parts = []
        for choice in self.at_near.keys() - {self.favourite}:
            begin, end = self.at_near[choice][0], self.at_far[choice][0]
            low, high = _positive(begin - left, end - (left + rise * self.width), Fraction(0), Fraction(1))
            low, high = _positive(begin - (right - fall * self.width), end - right, low, high)
            if low < high:
                parts.append((low, high))
        return min(parts) if parts else None

    def root(self) -> Fraction:
        """Return from where on `better` surely beats the favourite: its line against their chord."""
        value, slope = self.at_far[self.better]
        begin = value - slope * self.width - self.at_near[self.favourite][0]
        end = value - self.at_far[self.favourite][0]
        return begin / (begin - end) if begin < 0 else Fraction(0)

    def nearer(self, root: Fraction) -> Fraction:
        """Return a place before the root: where the near lines of the two cross, or else a middle one.

        The change often is where a line ends; then no straight line from beyond it ever meets it exactly.
        """
        (left, rise), (other, climb) = self.at_near[self.favourite], self.at_near[self.better]
        gain = (climb - rise) * self.width
        share = (left - other) / gain if gain > 0 else Fraction(0)
        if 0 < share < root and self.place(share).denominator <= MOST_DENOMINATOR:
            return self.place(share)
        return self.middle(Fraction(0), root)

    def place(self, share: Fraction) -> Fraction:
        """Return the number at a share of the way."""
        return self.near + share * self.width

    def far(self, root: Fraction) -> Fraction:
        """Return the root, or if it is an unwieldy number, a simple one just beyond it."""
        exact = self.place(root)
        if exact.denominator <= MOST_DENOMINATOR:
            return exact
        return self.middle(root, root + (1 - root) / 16)

    def middle(self, low: Fraction, high: Fraction) -> Fraction:
        """Return a number with a small denominator between two shares of the way."""
        least, most = sorted((self.place(low), self.place(high)))
        least, most = (3 * least + most) / 4, (least + 3 * most) / 4
        scale = 1
        while -(-least * scale // 1) > most * scale:
            scale *= 2
        return Fraction(-(-least * scale // 1), scale)


def _positive(begin: Fraction, end: Fraction, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """Return the part of low..high in which a line from `begin` (at 0) to `end` (at 1) is above 0."""
    if begin <= 0 and end <= 0:
        return low, low
    if begin >= 0 and end >= 0:
        return low, high
    root = begin / (begin - end)
    return (max(low, root), high) if end > 0 else (low, min(high, root))
