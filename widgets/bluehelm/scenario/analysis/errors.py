"""What the exact analysis refuses, before it starts."""

from __future__ import annotations


class AnalysisError(Exception):
    """The analysis cannot answer this question about this scenario."""


class LoopError(AnalysisError):
    """A story that can come back to a scene has no finite list of plays; exact analysis needs one."""


class TooLargeError(AnalysisError):
    """There are too many states: the bound, or what a walk has met so far, is over the limit."""

    def __init__(self, bound: int, limit: int) -> None:
        """Keep both numbers, and say what can be done instead."""
        super().__init__(
            f"Exact analysis may need {bound:,} states; the limit is {limit:,}. "
            "Let conditions read fewer gauges, shorten the story, or use sample()."
        )
        self.bound = bound
        self.limit = limit
