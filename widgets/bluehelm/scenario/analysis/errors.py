"""What the exact analysis refuses, before it starts."""

from __future__ import annotations


class AnalysisError(Exception):
    """The analysis cannot answer this question about this scenario."""


class LoopError(AnalysisError):
    """A story that can come back to a scene has no finite list of plays; exact analysis needs one."""


class TooLargeError(AnalysisError):
    """The bound on states is over the limit. `bound` and `limit` are numbers of states."""

    def __init__(self, bound: int, limit: int) -> None:
        """Keep both numbers, and say what can be done instead."""
        super().__init__(
            f"Exact analysis may need {bound:,} states; the limit is {limit:,}. "
            "Raise the limit, read fewer gauges in conditions, or use sample()."
        )
        self.bound = bound
        self.limit = limit
