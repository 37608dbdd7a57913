"""How far two markers agree on the levels of a rubric: weighted kappa, exact agreement, mean difference.

Weighted kappa with quadratic weights, after J. Cohen, "Weighted kappa: nominal scale agreement with provision
for scaled disagreement or partial credit", Psychological Bulletin 70(4), 1968, pp. 213–220:

    kappa = 1 − Σ w[i,j] · observed[i,j] / Σ w[i,j] · expected[i,j]        w[i,j] = (i − j)²

i and j are the places of two levels in the rubric, observed[i,j] counts the memos that got level i from the
first marker and j from the second, and expected[i,j] is the count that the markers' own habits would give if
neither read the memos: (how often the first gave i) · (how often the second gave j) / number of memos.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Agreement:
    """Two markers on the same memos. `exact` is a share from 0 to 1, `kappa` at most 1; None: not defined.

    `mean_difference` is in points, first marker minus second. `why` says in words what is not defined.
    """

    count: int
    exact: float | None
    kappa: float | None
    mean_difference: float | None
    why: str = ""


def agreement(
    levels: Sequence[tuple[int, int]], points: Sequence[tuple[float, float]], rubric: Sequence[int]
) -> Agreement:
    """Compare two markers, memo by memo, each pair (first, second); `rubric` lists all levels in order.

    Raises ValueError if a level is not in the rubric.

    >>> round(agreement([(4, 4), (3, 2), (1, 1)], [(9, 10), (7, 6), (2, 2)], [1, 2, 3, 4]).kappa, 2)
    0.9
    """
    if not levels:
        return Agreement(0, None, None, None, "No memo has been marked by both.")
    kappa = weighted_kappa(levels, rubric)
    return Agreement(
        count=len(levels),
        exact=sum(first == second for first, second in levels) / len(levels),
        kappa=kappa,
        mean_difference=sum(first - second for first, second in points) / len(points),
        why="" if kappa is not None else _one_level(levels[0][0]),
    )


def weighted_kappa(levels: Sequence[tuple[int, int]], rubric: Sequence[int]) -> float | None:
    """Return quadratic weighted kappa, worked out exactly; None where chance alone would agree fully.

    That is so where there is no pair, and where both markers gave one and the same level to every memo.

    >>> weighted_kappa([(1, 1), (2, 2)], [1, 2]), weighted_kappa([(2, 2), (2, 2)], [1, 2])
    (1.0, None)
    """
    place = {level: index for index, level in enumerate(rubric)}
    strange = sorted({level for pair in levels for level in pair} - set(rubric))
    if strange:
        raise ValueError(
            f"{strange}: not in the rubric, which has the levels {list(rubric)}. Give only these."
        )
    pairs = [(place[first], place[second]) for first, second in levels]
    observed = sum((i - j) ** 2 for i, j in pairs)
    ours, theirs = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    by_chance = sum((i - j) ** 2 * m * n for i, m in ours.items() for j, n in theirs.items())
    return float(1 - Fraction(observed * len(pairs), by_chance)) if by_chance else None


def _one_level(level: int) -> str:
    return (
        f"Kappa is not defined: both markers gave level {level} to every memo, so nothing tells "
        "them from chance."
    )
