"""Figures about items: how hard each is, and whether it tells those who know from those who do not.

Every figure is a Measure: a value, or in words why there is none. Arrays hold one number a learner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = Sequence[float] | NDArray[np.float64]

SMALL_CLASS = 30
"""Below this many learners one person moves the figures much, and the page says so."""
GROUP = 0.27
LEAST_FOR_CORRELATION = 3
LEAST_FOR_GROUPS = 4


@dataclass(frozen=True)
class Measure:
    """A figure, or None and `why` there is none."""

    value: float | None
    why: str = ""

    def text(self) -> str:
        """Return the figure with two decimals and a real minus, or the reason.

        >>> Measure(-0.125).text(), Measure(None, "Nobody answered.").text()
        ('−0.12', 'Nobody answered.')
        """
        return self.why if self.value is None else f"{self.value:.2f}".replace("-", "−")


def difficulty(shares: Numbers) -> Measure:
    """Return the p-value: the mean share of the item's points, 0 (nobody) to 1 (everybody); high is easy.

    p = sum(x_i) / (n * max). For items that are right or wrong this is the share of right answers (Allen and
    Yen 1979, Introduction to Measurement Theory, ch. 6); for partial credit the mean share of the points.

    >>> difficulty([1, 0.5, 0])
    Measure(value=0.5, why='')
    """
    return Measure(float(np.mean(shares))) if len(shares) else Measure(None, "Nobody has been marked here.")


def item_rest(item: Numbers, rest: Numbers) -> Measure:
    """Return the corrected item-total correlation: Pearson's r of an item with the sum of all the others.

    r = cov(x, T - x) / (sd(x) * sd(T - x)). The item is taken out of the total, since a part always goes
    along with its whole (Henrysson 1963, Psychometrika 28, 211-218; Nunnally and Bernstein 1994, ch. 8).
    """
    if len(item) < LEAST_FOR_CORRELATION:  # two learners always lie on one line
        return Measure(None, f"Fewer than {LEAST_FOR_CORRELATION} learners.")
    x, y = (_centred(values) for values in (item, rest))
    if not x.any():
        return Measure(None, "All have the same points here.")
    if not y.any():
        return Measure(None, "All have the same points in the other items.")
    return Measure(float(np.clip(x @ y / np.sqrt((x @ x) * (y @ y)), -1.0, 1.0)))


def upper_lower(shares: Numbers, totals: Numbers) -> Measure:
    """Return D: the mean share of the upper 27 % by total, less that of the lower 27 %; -1 to 1.

    D = p_upper - p_lower, with round(0.27 n) learners in each group (Kelley 1939, Journal of Educational
    Psychology 30, 17-24). Learners with the same total at the edge of a group share its last places evenly,
    so that the order in which they are listed changes nothing.

    >>> upper_lower([0, 0, 1, 1], [1, 2, 3, 4])
    Measure(value=1.0, why='')
    """
    n = len(shares)
    if n < LEAST_FOR_GROUPS:
        return Measure(None, f"Fewer than {LEAST_FOR_GROUPS} learners.")
    size = max(1, int(GROUP * n + 0.5))
    values, marks = np.round(np.asarray(totals, float), 9), np.asarray(shares, float)
    ordered = np.sort(values)
    if ordered[-size] <= ordered[size - 1]:
        return Measure(None, "Totals are too much alike to make two groups.")
    upper, lower = _places(values, size), _places(-values, size)
    return Measure(float((upper - lower) @ marks / size))


def _places(values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Return each learner's share of a place among the `size` highest."""
    edge = np.sort(values)[-size]
    above, at_edge = values > edge, values == edge
    weights: NDArray[np.float64] = above + at_edge * ((size - above.sum()) / at_edge.sum())
    return weights


def _centred(values: Numbers) -> NDArray[np.float64]:
    """Return the values less their mean; differences that are only rounding count as none."""
    numbers = np.asarray(values, float)
    centred: NDArray[np.float64] = numbers - numbers.mean()
    if np.allclose(centred, 0, atol=1e-9 * max(1.0, float(np.abs(numbers).max()))):
        centred[:] = 0
    return centred
