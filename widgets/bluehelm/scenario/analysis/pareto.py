"""Which points of a set no other point beats: at least as high on every objective and higher on one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[Any]  # one row a point, one column an objective; int64 or Python integers


def undominated(points: Points) -> NDArray[np.intp]:
    """Return the rows of the points that no other beats; of equal points the first alone.

    Exact comparisons. Time is points times survivors.

    >>> undominated(np.array([[1, 3], [2, 2], [1, 2], [3, 1], [2, 2]])).tolist()
    [0, 1, 3]
    """
    left = np.lexsort(tuple(-column for column in points.T[::-1])).astype(np.intp)
    kept = []
    while len(left):
        # The lexically greatest of what is left is beaten by nothing in it; what it covers goes with it.
        top = points[left[0]]
        kept.append(left[0])
        left = left[np.any(points[left] > top, axis=1)]
    return np.sort(np.array(kept, dtype=np.intp))


def covered(points: Points, by: Points) -> NDArray[np.bool_]:
    """Return for each point whether some row of `by` is at least as high on every objective."""
    found = np.zeros(len(points), dtype=np.bool_)
    for one in by:
        found |= np.all(points <= one, axis=1)
    return found
